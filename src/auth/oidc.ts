import { type Clock, systemClock } from '../clock';
import type { Api, OidcSettings, TokenTarget } from '../connection/settings';
import { abortedError } from '../errors';
import type { ConnectionOptions } from '../http/dispatcher';
import { type Answer, Exchange } from '../http/exchange';
import { readClaims, type TokenClaims } from '../http/token-claims';
import { refusesToken } from '../http/unauthorized';
import type { Sentence } from '../sentence';
import type { Authentication, Authorization, LoginState } from './authentication';
import type { Credential } from './credential';
import { CredentialSource } from './credential-source';
import { paceOf } from './pace';
import type { Token } from './token-answer';
import { TokenRequest } from './token-request';

/** A token answer is small; more than this is something else. */
const MAX_ANSWER = 64 * 1024;

class BearerAuthorization implements Authorization {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];

  constructor(
    readonly credential: Credential<Token>,
    readonly audience: string | undefined,
  ) {
    const { value } = credential.grant.value;
    this.headers = { authorization: `Bearer ${value}` };
    this.secrets = [value];
  }

  get claims(): TokenClaims {
    return readClaims(this.credential.grant.value.value);
  }
}

/** OIDC client credentials: a token for each audience, shared by all nodes of the cluster. */
export class OidcAuthentication implements Authentication {
  readonly method = 'oidc';
  readonly #settings: OidcSettings;
  readonly #exchange: Exchange;
  readonly #clock: Clock;
  readonly #sources: Record<Api, CredentialSource<Token>>;
  readonly #current = new WeakMap<Credential<Token>, BearerAuthorization>();

  /** @param warn told once when a renewal in the background failed */
  constructor(
    settings: OidcSettings,
    options: ConnectionOptions,
    warn: (words: Sentence) => void,
    clock = systemClock,
  ) {
    this.#settings = settings;
    this.#clock = clock;
    this.#exchange = new Exchange(options, { connections: 2, maxResponseSize: MAX_ANSWER }, 'token');
    const request = new TokenRequest(settings, this.#exchange);
    const sourceOf = (target: TokenTarget) =>
      new CredentialSource({
        request: (signal) => request.grant(target, signal),
        clock,
        pace: paceOf(new URL(settings.tokenUrl)),
        warn,
      });
    const { v1, v2 } = settings.targets;
    const same = v1.audience === v2.audience && v1.scope === v2.scope;
    const source = sourceOf(v2);
    this.#sources = { v2: source, v1: same ? source : sourceOf(v1) };
  }

  authorize(api: Api, signal?: AbortSignal): Authorization | Promise<Authorization> {
    const credential = this.#sources[api].get(signal);
    if (credential instanceof Promise) return credential.then((granted) => this.#authorization(api, granted));
    return this.#authorization(api, credential);
  }

  async refused(api: Api, authorization: Authorization, answer: Answer): Promise<boolean> {
    if (!(authorization instanceof BearerAuthorization)) return false;
    if (answer.status !== 401 && !refusesToken(answer)) return false;
    return this.#sources[api].refused(authorization.credential, api);
  }

  accepted(api: Api, authorization: Authorization): void {
    if (authorization instanceof BearerAuthorization)
      this.#sources[api].accepted(authorization.credential, api);
  }

  state(api: Api): LoginState {
    const held = this.#sources[api].held;
    if (!held || held.left <= 0) return { authenticated: false, authentication: 'oidc' };
    const { value: _secret, ...known } = held.grant.value;
    return {
      authenticated: true,
      authentication: 'oidc',
      expiresAt: new Date(this.#clock.wall() + held.left).toISOString(),
      expiresIn: Math.floor(held.left / 1_000),
      ...known,
    };
  }

  async logout(api: Api): Promise<void> {
    this.#sources[api].forget();
  }

  async close(): Promise<void> {
    for (const source of Object.values(this.#sources)) source.close();
    await this.#exchange.close(abortedError());
  }

  #authorization(api: Api, credential: Credential<Token>): BearerAuthorization {
    const known = this.#current.get(credential);
    if (known) return known;
    const made = new BearerAuthorization(credential, this.#settings.targets[api].audience);
    this.#current.set(credential, made);
    return made;
  }
}
