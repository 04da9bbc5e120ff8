import type { Api, BasicSettings } from '../connection/settings';
import type { Authentication, Authorization, LoginState } from './authentication';

/**
 * Authentication that needs no login: the same headers on every request.
 * What is known of it is only whether an API has answered.
 */
class FixedAuthentication implements Authentication {
  readonly #authorization: Authorization;
  readonly #subject: { subject?: string };
  readonly #answered = new Set<Api>();

  constructor(
    readonly method: 'none' | 'basic',
    authorization: Authorization,
    subject: { subject?: string },
  ) {
    this.#authorization = authorization;
    this.#subject = subject;
  }

  authorize(): Authorization {
    return this.#authorization;
  }

  async refused(api: Api): Promise<boolean> {
    this.#answered.delete(api);
    return false;
  }

  accepted(api: Api): void {
    this.#answered.add(api);
  }

  state(api: Api): LoginState {
    const authenticated = this.#answered.has(api);
    return { authenticated, authentication: this.method, ...(authenticated ? this.#subject : {}) };
  }

  async logout(api: Api): Promise<void> {
    this.#answered.delete(api);
  }

  async close(): Promise<void> {}
}

/** No authentication. */
export function noAuthentication(): Authentication {
  return new FixedAuthentication('none', { headers: {}, secrets: [] }, {});
}

/** HTTP Basic (RFC 7617, UTF-8). Camunda checks the password on each request, which costs it time. */
export function basicAuthentication({ username, password }: BasicSettings): Authentication {
  const encoded = Buffer.from(`${username}:${password}`).toString('base64');
  const authorization = { headers: { authorization: `Basic ${encoded}` }, secrets: [encoded, password] };
  return new FixedAuthentication('basic', authorization, { subject: username });
}
