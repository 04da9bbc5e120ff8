import type { Cookie } from 'undici';
import { type Answer, headerOf } from '../http/answer';
import type { Authorization } from './authentication';

/** Header and cookie of Camunda's protection against cross-site requests. The header's value is masked, the cookie's is not. */
export const CSRF_HEADER = 'x-csrf-token';
/** Printable ASCII: what every server takes back in a header. */
const SENDABLE = /^[\x20-\x7e]*$/;

/** A session on the server: its cookies and, where the server wants one, the CSRF token. */
export class Session {
  readonly #cookies = new Map<string, string>();
  #csrfToken: string | undefined;
  #authorization: SessionAuthorization | undefined;

  /** @param loginPath where the session came from, e.g. `/api/login` */
  constructor(readonly loginPath: string) {}

  get hasCookies(): boolean {
    return this.#cookies.size > 0;
  }

  get authorization(): SessionAuthorization {
    this.#authorization ??= new SessionAuthorization(this, this.#headers());
    return this.#authorization;
  }

  /** Values that must never be printed. */
  get secrets(): string[] {
    return [...this.#cookies.values(), ...(this.#csrfToken ? [this.#csrfToken] : [])];
  }

  /** Keeps what an answer sets: every cookie, whichever comes first, and the token that goes with them. */
  async keep(answer: Answer): Promise<void> {
    const token = headerOf(answer, CSRF_HEADER);
    const setsCookies = answer.headers['set-cookie'] !== undefined;
    if (!token && !setsCookies) return;
    if (setsCookies) {
      const { parseCookie } = await import('undici');
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.#set(parseCookie(line));
    }
    if (token) this.#csrfToken = token;
    this.#authorization = undefined;
  }

  /** Leaves out what is no cookie, or cannot be sent back; forgets what has ended (RFC 6265 5.3). */
  #set(cookie: Cookie | null): void {
    if (!cookie || !SENDABLE.test(cookie.value)) return;
    const { name, value, maxAge, expires } = cookie;
    const left = maxAge ?? (expires === undefined ? 1 : Number(expires) - Date.now());
    if (value === '' || left <= 0) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
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
