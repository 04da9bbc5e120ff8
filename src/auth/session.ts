import { type Clock, systemClock } from '../clock';
import { type Answer, headerOf } from '../http/exchange';
import type { Authorization } from './authentication';
import { CookieJar } from './cookie-jar';

/** Header and cookie of Camunda's protection against cross-site requests. The header's value is masked, the cookie's is not. */
export const CSRF_HEADER = 'x-csrf-token';
/** What every server takes back in a header; Camunda's tokens have 96 characters. */
const CSRF_TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** A session on the server: its cookies and, where the server wants one, the CSRF token. */
export class Session {
  readonly #cookies: CookieJar;
  readonly #clock: Clock;
  readonly #address: string;
  readonly #authorizations = new Map<string, SessionAuthorization>();
  #csrfToken: string | undefined;
  #until = Number.POSITIVE_INFINITY;

  /**
   * @param address of the API, e.g. `https://camunda.example.com/orchestration`
   * @param loginPath where below it the session came from, e.g. `/api/login`
   */
  constructor(
    address: string,
    readonly loginPath: string,
    clock = systemClock,
  ) {
    this.#address = new URL(address).pathname.replace(/\/$/, '');
    this.#cookies = new CookieJar(new URL(address), clock);
    this.#clock = clock;
  }

  get hasCookies(): boolean {
    return this.#cookies.size > 0;
  }

  /** Whether a cookie was left out because it is for https alone. */
  get needsHttps(): boolean {
    return this.#cookies.refusedInsecure;
  }

  /**
   * What requests carry; the same object until something changes.
   * @param path below the address, for cookies that are not for all of it, e.g. `/v2/`
   */
  authorizationFor(path: string): SessionAuthorization {
    if (this.#clock.monotonic() >= this.#until) this.#authorizations.clear();
    let known = this.#authorizations.get(path);
    if (!known) {
      known = new SessionAuthorization(this, this.#headers(path));
      this.#authorizations.set(path, known);
      this.#until = this.#cookies.firstEnd;
    }
    return known;
  }

  /** Values that must never be printed. */
  get secrets(): string[] {
    return [...this.#cookies.values, ...(this.#csrfToken ? [this.#csrfToken] : [])];
  }

  /** Keeps what an answer sets: every cookie, whichever comes first, and the token that goes with them. */
  keep(answer: Answer): void {
    const token = headerOf(answer, CSRF_HEADER);
    const setsToken = CSRF_TOKEN.test(token);
    const setsCookies = answer.headers['set-cookie'] !== undefined;
    if (!setsToken && !setsCookies) return;
    if (setsCookies) this.#cookies.keep(answer);
    if (setsToken) this.#csrfToken = token;
    this.#authorizations.clear();
  }

  #headers(path: string): Record<string, string> {
    const cookie = this.#cookies.header(this.#address + path);
    return {
      ...(cookie ? { cookie } : {}),
      ...(this.#csrfToken ? { [CSRF_HEADER]: this.#csrfToken } : {}),
    };
  }
}

export class SessionAuthorization implements Authorization {
  readonly secrets: readonly string[];

  constructor(
    readonly session: Session,
    readonly headers: Readonly<Record<string, string>>,
  ) {
    this.secrets = session.secrets;
  }
}
