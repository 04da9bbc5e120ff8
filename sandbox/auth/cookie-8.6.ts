import { type Answer, empty, Refused, type SandboxRequest, springError, webappUnauthorized } from '../http';
import type { SandboxSettings } from '../settings';
import type { Admission, Authentication } from './authentication';
import { CSRF_NAME, checkCsrfOf86, isWrite, maskedTokenOf, newCsrfToken } from './csrf';
import { clearedCookie, Sessions } from './sessions';

/** 8.6's default: Operate's login. A missing CSRF token is seen before a missing session. */
export class CookieOf86 implements Authentication {
  readonly #sessions = new Sessions('OPERATE-SESSION');
  readonly #csrf: boolean;

  constructor({ csrf }: Pick<SandboxSettings, 'csrf'>) {
    this.#csrf = csrf;
  }

  endpoint(request: SandboxRequest): Answer | undefined {
    if (request.path === '/api/login') {
      return request.method === 'POST' ? this.#login(request) : springError(request, 404);
    }
    if (request.path === '/login' && request.method === 'POST') {
      return this.#noLogin(request);
    }
    return request.path === '/api/logout' && request.method === 'POST' ? this.#logout(request) : undefined;
  }

  admit(request: SandboxRequest): Admission {
    if (this.#csrf) {
      checkCsrfOf86(request);
    }
    const user = this.#sessions.userOf(request);
    if (user === undefined) {
      throw new Refused(webappUnauthorized());
    }
    const token = this.#csrf && !isWrite(request) ? maskedTokenOf(request) : undefined;
    return { user, ...(token ? { headers: { [CSRF_NAME.toLowerCase()]: token } } : {}) };
  }

  forget(): void {
    this.#sessions.clear();
  }

  #login(request: SandboxRequest): Answer {
    const session = this.#sessions.login(request);
    if (!session) {
      return webappUnauthorized();
    }
    if (!this.#csrf) {
      return empty(204, { 'set-cookie': [session] });
    }
    const { setCookie, header } = newCsrfToken();
    return empty(204, { 'set-cookie': [session, setCookie], [CSRF_NAME.toLowerCase()]: header });
  }

  /** In 8.6 this is the page in which a browser logs in, and no more. */
  #noLogin(request: SandboxRequest): Answer {
    if (this.#csrf) {
      checkCsrfOf86(request);
    }
    return springError(request, 405, { allow: 'GET' });
  }

  #logout(request: SandboxRequest): Answer {
    this.#sessions.logout(request);
    const cookies = [clearedCookie(this.#sessions.cookie), clearedCookie(CSRF_NAME)];
    if (this.#csrf) {
      cookies.push(clearedCookie(CSRF_NAME, 'Path=/; HttpOnly; SameSite=Lax'));
    }
    return empty(204, { 'set-cookie': cookies });
  }
}
