import type { Api, AuthenticationMethod } from '../connection/settings';
import type { Answer, Received } from '../http/exchange';
import type { TokenClaims } from '../http/token-claims';

/** What one request carries. The same object comes back in `refused` and `accepted`, to say which credential it was. */
export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  /** Values in the headers that must never be printed. */
  readonly secrets: readonly string[];
  /** The audience that the token was asked for, where one was. */
  readonly audience?: string | undefined;
  /** What the token says of itself; read only when it was refused. */
  readonly claims?: TokenClaims;
}

/** What is known about a login, without asking anybody. */
export interface LoginState {
  authenticated: boolean;
  authentication: AuthenticationMethod;
  /** RFC 3339. */
  expiresAt?: string;
  /** Whole seconds. */
  expiresIn?: number;
  audience?: string;
  scope?: string;
  subject?: string;
}

/** One way to authenticate. A cluster has one of them, and all its nodes share it. */
export interface Authentication {
  readonly method: AuthenticationMethod;

  /**
   * Headers for one request; at once where a credential is held, else after getting one.
   * @throws CamundaError of the token endpoint or the login; then nothing may be sent
   */
  authorize(api: Api, signal?: AbortSignal): Authorization | Promise<Authorization>;

  /**
   * Told of a 401 or 403. The answer is whether another credential is there, so that sending once more makes sense.
   * @throws CamundaError where a new credential could not be had
   */
  refused(api: Api, authorization: Authorization, answer: Received): Promise<boolean>;

  /** Told of a 2xx answer. */
  accepted(api: Api, authorization: Authorization, answer: Answer): void;

  state(api: Api): LoginState;

  /** Ends the session on the server, or forgets the token. */
  logout(api: Api): Promise<void>;

  close(): Promise<void>;
}
