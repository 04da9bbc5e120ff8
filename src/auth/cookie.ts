import { systemClock } from '../clock';
import type { Api, CookieSettings } from '../connection/settings';
import { abortedError } from '../errors';
import type { ConnectionOptions } from '../http/dispatcher';
import { type Answer, Exchange, type Received, type Target } from '../http/exchange';
import type { Sentence } from '../sentence';
import type { Authentication, Authorization, LoginState } from './authentication';
import type { Credential } from './credential';
import { CredentialSource } from './credential-source';
import { LoginRequest } from './login-request';
import { Pace } from './pace';
import { CSRF_HEADER, type Session, SessionAuthorization } from './session';

/** Bytes of an answer: the largest that is read is the login page of a web application. */
const MAX_ANSWER = 1024 * 1024;
/** Milliseconds for a logout, and for the question whether a session is alive. */
const SHORT_CALL = 2_000;

interface Host {
  login: LoginRequest;
  source: CredentialSource<Session>;
  /** The read that is under way to find out what a 403 is about. */
  look: Promise<Answer | undefined> | undefined;
}

/** A session of Camunda's own users, by `/api/login` (8.6, 8.7) or `/login` (8.8 and later). */
export class CookieAuthentication implements Authentication {
  readonly method = 'cookie';
  readonly #username: string;
  readonly #exchange: Exchange;
  readonly #hosts: Record<Api, Host>;

  /** @param addresses of the APIs; a session is of one of them, shared where both are the same */
  constructor(
    settings: CookieSettings,
    addresses: Record<Api, string>,
    options: ConnectionOptions,
    warn: (words: Sentence) => void,
    clock = systemClock,
  ) {
    this.#username = settings.username;
    this.#exchange = new Exchange(options, { connections: 2, maxResponseSize: MAX_ANSWER }, 'login');
    const hostAt = (address: string): Host => {
      const login = new LoginRequest(settings, this.#exchange, address, clock);
      const request = (signal: AbortSignal) => login.grant(signal);
      const source = new CredentialSource({ request, clock, pace: new Pace(), warn });
      return { login, source, look: undefined };
    };
    const host = hostAt(addresses.v2);
    this.#hosts = { v2: host, v1: addresses.v1 === addresses.v2 ? host : hostAt(addresses.v1) };
  }

  authorize(api: Api, signal?: AbortSignal): Authorization | Promise<Authorization> {
    const credential = this.#hosts[api].source.get(signal);
    if (credential instanceof Promise) return credential.then((granted) => authorizationOf(granted, api));
    return authorizationOf(credential, api);
  }

  async refused(api: Api, authorization: Authorization, answer: Received): Promise<boolean> {
    const held = this.#held(api, authorization);
    if (!held) return true;
    if (answer.status === 401) return this.#hosts[api].source.refused(held, api);
    return this.#lookInto(api, held, authorization, answer.target);
  }

  accepted(api: Api, authorization: Authorization, answer: Answer): void {
    const held = this.#held(api, authorization);
    if (!held) return;
    this.#hosts[api].source.accepted(held, api);
    if (answer.headers['set-cookie'] !== undefined) held.grant.value.keep(answer);
  }

  state(api: Api): LoginState {
    const authenticated = this.#hosts[api].source.held !== undefined;
    return { authenticated, authentication: 'cookie', ...(authenticated ? { subject: this.#username } : {}) };
  }

  async logout(api: Api): Promise<void> {
    const { login, source } = this.#hosts[api];
    const session = source.held?.grant.value;
    source.forget();
    if (session) await login.logout(session, AbortSignal.timeout(SHORT_CALL));
  }

  async close(): Promise<void> {
    for (const { source } of Object.values(this.#hosts)) source.close();
    await this.#exchange.close(abortedError());
  }

  /** The credential of this authorization, where it is still the one in use. */
  #held(api: Api, authorization: Authorization): Credential<Session> | undefined {
    const held = this.#hosts[api].source.held;
    const used = authorization instanceof SessionAuthorization && authorization.session === held?.grant.value;
    return used ? held : undefined;
  }

  /**
   * A 403 may be a dead session, a missing CSRF token or a missing permission. A read of the same path tells them
   * apart: it needs no CSRF token, brings one, and is 401 where the session is dead (seen on Camunda 8.6.0).
   */
  async #lookInto(
    api: Api,
    held: Credential<Session>,
    used: Authorization,
    target: Target,
  ): Promise<boolean> {
    const host = this.#hosts[api];
    host.look ??= this.#read(target, used).finally(() => {
      host.look = undefined;
    });
    const read = await host.look;
    if (!read) return false;
    if (read.status === 401) return host.source.refused(held, api);
    held.grant.value.keep(read);
    return !(CSRF_HEADER in used.headers) && CSRF_HEADER in authorizationOf(held, api).headers;
  }

  /** Undefined where there is no answer: then the 403 is all that is known. */
  async #read(target: Target, { headers }: Authorization): Promise<Answer | undefined> {
    try {
      const signal = AbortSignal.timeout(SHORT_CALL);
      return await this.#exchange.ask({ target, method: 'GET', headers: { ...headers }, signal });
    } catch {
      return undefined;
    }
  }
}

function authorizationOf({ grant }: Credential<Session>, api: Api): SessionAuthorization {
  return grant.value.authorizationFor(`/${api}/`);
}
