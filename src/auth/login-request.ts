import type { Clock } from '../clock';
import type { CookieSettings } from '../connection/settings';
import { CamundaError, type CamundaErrorCode } from '../errors';
import { retryAfterOf } from '../http/answer-error';
import { type Answer, type Exchange, headerOf, type Received, Target } from '../http/exchange';
import { tlsRefusal } from '../http/tls-refusal';
import { type Sentence, sentence } from '../sentence';
import { type Grant, GrantFailure, grantInTime } from './grant';
import { Session } from './session';

/** 8.6 and 8.7, then 8.8 and later. */
const LOGIN_PATHS = ['/api/login', '/login'] as const;

/** Logs in with username and password, and remembers where that worked. */
export class LoginRequest {
  readonly #settings: CookieSettings;
  readonly #exchange: Exchange;
  readonly #address: string;
  readonly #clock: Clock;
  #paths: readonly string[];

  constructor(settings: CookieSettings, exchange: Exchange, address: string, clock: Clock) {
    this.#settings = settings;
    this.#exchange = exchange;
    this.#address = address;
    this.#clock = clock;
    this.#paths = settings.loginPath ? [settings.loginPath] : LOGIN_PATHS;
  }

  /** @throws GrantFailure */
  grant(closing: AbortSignal): Promise<Grant<Session>> {
    return grantInTime(
      closing,
      (signal) => this.#grant(signal),
      (seconds) => sentence`The login did not answer within ${seconds} s`,
    );
  }

  /** Ends the session on the server. @throws ConnectionFailure */
  async logout(session: Session, signal: AbortSignal): Promise<void> {
    const path = session.loginPath.replace(/login$/, 'logout');
    const { headers } = session.authorizationFor(path);
    await this.#exchange.ask({ target: this.#at(path), method: 'POST', headers, signal });
  }

  async #grant(signal: AbortSignal): Promise<Grant<Session>> {
    let failure: GrantFailure | undefined;
    for (const path of this.#paths) {
      const session = new Session(this.#address, path, this.#clock);
      const answer = await this.#login(session, signal);
      if (answer.status >= 200 && answer.status < 300 && session.hasCookies) {
        // First from now on, not alone: an upgrade of the cluster moves the login.
        this.#paths = [path, ...this.#paths.filter((other) => other !== path)];
        return { value: session, life: Number.POSITIVE_INFINITY };
      }
      failure = loginFailure(answer, session);
      if (!isElsewhere(answer)) break;
    }
    throw failure;
  }

  async #login(session: Session, signal: AbortSignal): Promise<Received> {
    const target = this.#at(session.loginPath);
    // From 8.8 on the login itself may want a CSRF token, which a read of the login page brings.
    if (session.loginPath === '/login') {
      session.keep(await this.#exchange.ask({ target, method: 'GET', headers: {}, signal }));
    }
    const { username, password } = this.#settings;
    const answer = await this.#exchange.ask({
      target,
      method: 'POST',
      headers: {
        ...session.authorizationFor(session.loginPath).headers,
        'content-type': 'application/x-www-form-urlencoded',
      },
      // In the body, because addresses end up in access logs.
      body: new URLSearchParams({ username, password }).toString(),
      signal,
    });
    session.keep(answer);
    return answer;
  }

  #at(path: string): Target {
    return Target.at(this.#address).below(path);
  }
}

/** The failure for an answer of a login that brings no session. */
function loginFailure(answer: Received, session: Session): GrantFailure {
  const { status, target } = answer;
  const url = `${target.url.origin}${target.url.pathname}`;
  const retryAfter = retryAfterOf(answer);
  const fail = (code: CamundaErrorCode, message: Sentence, kind: GrantFailure['kind']) => {
    const after = retryAfter === undefined ? {} : { retryAfter };
    const cause = { status, url, source: 'login', retryable: kind === 'later', ...after } as const;
    return new GrantFailure(new CamundaError(code, message, cause), kind, retryAfter);
  };
  if (status === 429 || status >= 500) {
    const code = status === 429 ? 'CAMUNDA_BUSY' : 'CAMUNDA_UNAVAILABLE';
    return fail(code, sentence`The login cannot answer at the moment (${status})`, 'later');
  }
  const tls = tlsRefusal(answer, target.url);
  if (tls) return fail(tls.code, tls.sentence, 'final');
  if (status === 400 || status === 401 || status === 403) {
    const message = sentence`Camunda refused the login. Check the username and password`;
    return fail('CAMUNDA_AUTH', message, 'refused');
  }
  if (session.needsHttps) {
    const message = sentence`Use https. The login at ${url} sets its cookie for https only (Secure), and this is plain http`;
    return fail('CAMUNDA_PROTOCOL', message, 'final');
  }
  const message = sentence`There is no cookie login here. Check the address, or choose another authentication (${url} answered ${status})`;
  return fail(status === 404 ? 'CAMUNDA_NOT_FOUND' : 'CAMUNDA_PROTOCOL', message, 'final');
}

/**
 * Whether an answer leaves it open that the login is at another path: anything but the words with which
 * 8.6 refuses a password, a 401 `{"message":""}`.
 */
function isElsewhere(answer: Answer): boolean {
  if ((answer.status >= 300 && answer.status < 400) || [403, 404, 405].includes(answer.status)) return true;
  const wrongPassword =
    headerOf(answer, 'content-type').startsWith('application/json') && answer.body.includes('"message"');
  return answer.status === 401 && !wrongPassword;
}
