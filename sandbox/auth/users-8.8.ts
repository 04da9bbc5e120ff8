import { type Answer, empty, problem, Refused, type SandboxRequest } from '../http';
import type { SandboxSettings } from '../settings';
import type { Admission, Authentication } from './authentication';
import { CSRF_NAME, hasCsrfPair, isWrite, maskedTokenOf, newCsrfToken } from './csrf';
import { basicUser, clearedCookie, cookieOf, Sessions } from './sessions';

/**
 * 8.8's `authentication.method=basic`: the API takes Basic and the session of a login at `/login` alike, and
 * wants the CSRF token of sessions only (camunda/camunda, WebSecurityConfig). Nothing of it was recorded.
 */
export class UsersFrom88 implements Authentication {
  readonly #sessions = new Sessions('camunda-session');
  readonly #csrf: boolean;

  constructor({ csrf }: Pick<SandboxSettings, 'csrf'>) {
    this.#csrf = csrf;
  }

  endpoint(request: SandboxRequest): Answer | undefined {
    if (request.method !== 'POST') {
      return undefined;
    }
    if (request.path === '/login') {
      return this.#login(request);
    }
    return request.path === '/logout' ? this.#logout(request) : undefined;
  }

  admit(request: SandboxRequest): Admission {
    const sessionUser = this.#sessions.userOf(request);
    if (sessionUser !== undefined) {
      return { user: sessionUser, headers: this.#csrf ? csrfHeaders(request) : {} };
    }
    const user = basicUser(request);
    if (user?.isRight) {
      return { user: user.name };
    }
    throw unauthorized(
      request,
      user ? 'Bad credentials' : 'An Authentication object was not found in the SecurityContext',
    );
  }

  forget(): void {
    this.#sessions.clear();
  }

  #login(request: SandboxRequest): Answer {
    const session = this.#sessions.login(request);
    if (!session) {
      throw unauthorized(request, 'Bad credentials');
    }
    if (!this.#csrf) {
      return empty(204, { 'set-cookie': [session] });
    }
    const { setCookie, header } = newCsrfToken();
    return empty(204, { 'set-cookie': [session, setCookie], [CSRF_NAME.toLowerCase()]: header });
  }

  #logout(request: SandboxRequest): Answer {
    this.#sessions.logout(request);
    return empty(204, { 'set-cookie': [clearedCookie(this.#sessions.cookie), clearedCookie(CSRF_NAME)] });
  }
}

/** The next masked token for a read. @throws Refused for a write without the pair */
function csrfHeaders(request: SandboxRequest): Record<string, string> {
  if (!isWrite(request)) {
    const token = maskedTokenOf(request);
    return token ? { [CSRF_NAME.toLowerCase()]: token } : {};
  }
  if (hasCsrfPair(request)) {
    return {};
  }
  throw unauthorized(
    request,
    cookieOf(request, CSRF_NAME) === undefined
      ? 'Could not verify the provided CSRF token because no token was found to compare.'
      : `Invalid CSRF Token '${request.headers[CSRF_NAME.toLowerCase()] ?? null}' was found on the request parameter '_csrf' or header '${CSRF_NAME}'.`,
  );
}

function unauthorized(request: SandboxRequest, detail: string): Refused {
  return new Refused(problem(request, 401, 'Unauthorized', detail));
}
