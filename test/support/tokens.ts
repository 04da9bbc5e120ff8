import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../../src/clock';
import type { Behaviour } from './fault-server';
import { empty, json } from './faults';

/** A JWT without a signature; only its claims matter here. */
export function jwt(claims: Record<string, unknown>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ jti: randomUUID(), ...claims })}.c2lnbmF0dXJl`;
}

/** Issues tokens and knows which of them are valid, as an authorization server and a resource server do together. */
export class Tokens {
  readonly issued: string[] = [];
  readonly #life: number;
  readonly #clock: Clock;
  readonly #ends = new Map<string, number>();

  /** @param life seconds */
  constructor(life: number, clock: Clock = systemClock) {
    this.#life = life;
    this.#clock = clock;
  }

  revokeAll(): void {
    this.#ends.clear();
  }

  /** The token endpoint; `more` changes its answer. */
  endpoint(more: Record<string, unknown> = {}): Behaviour {
    return (seen, response) => {
      const form = new URLSearchParams(seen.body);
      const aud = form.get('audience') ?? 'api';
      const token = jwt({ aud, sub: form.get('client_id') ?? 'client' });
      this.issued.push(token);
      this.#ends.set(token, this.#clock.monotonic() + this.#life * 1_000);
      const body = { access_token: token, token_type: 'Bearer', expires_in: this.#life, ...more };
      return json(body)(seen, response);
    };
  }

  /** An API behind these tokens: 401 for whatever is not valid at this moment. */
  guard(behaviour: Behaviour, refusal: Behaviour = empty(401, { 'www-authenticate': 'Bearer' })): Behaviour {
    return (seen, response) => {
      const token = (seen.headers.authorization ?? '').replace(/^Bearer /, '');
      const valid = (this.#ends.get(token) ?? 0) > this.#clock.monotonic();
      return valid ? behaviour(seen, response) : refusal(seen, response);
    };
  }
}
