import { type Answer, empty, problem, Refused, type SandboxRequest, webappUnauthorized } from '../http';
import type { SandboxSettings } from '../settings';
import type { Admission, Authentication } from './authentication';
import { checkCsrfOf86 } from './csrf';
import { OwnTokens } from './own-tokens';
import { ProviderTokens } from './provider-tokens';
import { TokenEndpoint } from './token-endpoint';
import { faultOf, type TokenFault } from './token-fault';

/** How one kind of server words its refusals, and the audience that it was set up with. */
interface Server {
  readonly audience: string;
  refuse(request: SandboxRequest, fault: TokenFault): Answer;
}

/** What Camunda SaaS has tokens of its clients made for. */
const SAAS_AUDIENCES = { v2: 'zeebe.camunda.io', v1: 'tasklist.camunda.io' };

/** Takes tokens of its own endpoint, or with `issuer` those of an OpenID provider, and has no such endpoint then. */
export class Oidc implements Authentication {
  readonly #settings: SandboxSettings;
  readonly #server: Server;
  readonly #own = new OwnTokens();
  readonly #provider: ProviderTokens | undefined;
  readonly #tokenEndpoint: TokenEndpoint;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
    const serverOf86 = settings.tasklistV1 ? ALL_IN_ONE_OF_86 : GATEWAY_OF_86;
    this.#server = settings.version === '8.6' ? serverOf86 : SERVER_FROM_88;
    this.#provider = settings.issuer === undefined ? undefined : new ProviderTokens(settings.issuer);
    this.#tokenEndpoint = new TokenEndpoint(this.#own, settings);
  }

  async endpoint(request: SandboxRequest): Promise<Answer | undefined> {
    return this.#provider ? undefined : this.#tokenEndpoint.answer(request);
  }

  /**
   * @throws Refused with this server's refusal; whatever kept it from the keys of a provider. The caller gets a 500 for
   * that, as from Spring Security, whose filter for bearer tokens turns no AuthenticationServiceException into a 401
   */
  async admit(request: SandboxRequest): Promise<Admission> {
    if (this.#server === ALL_IN_ONE_OF_86 && this.#settings.csrf) {
      checkCsrfOf86(request);
    }
    const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) {
      throw new Refused(this.#server.refuse(request, 'missing'));
    }
    const saas = request.path.startsWith('/v1/') ? SAAS_AUDIENCES.v1 : SAAS_AUDIENCES.v2;
    const expected = {
      audience: [this.#server.audience, saas],
      currentDate: new Date(this.#settings.now()),
    };
    const claims = await (this.#provider ?? this.#own).verify(token, expected).catch((error: unknown) => {
      const fault = faultOf(error);
      throw fault ? new Refused(this.#server.refuse(request, fault)) : error;
    });
    return { user: String(claims.client_id) };
  }

  forget(): void {
    this.#own.rotate();
  }
}

const GATEWAY_DETAILS: Record<TokenFault, string> = {
  missing: 'Access Denied',
  undecodable: 'error decoding jwt',
  issuer: 'the provided claims are invalid',
  audience: 'the provided claims are invalid',
  expired: 'the token has expired',
};

const GATEWAY_OF_86: Server = {
  audience: 'zeebe-api',
  refuse: (request, fault) =>
    problem(request, 401, 'Unauthorized', GATEWAY_DETAILS[fault], 'application/problem+json;charset=UTF-8'),
};

const ALL_IN_ONE_OF_86: Server = {
  audience: 'operate-api',
  refuse: (_, fault) =>
    fault === 'missing' ? webappUnauthorized() : empty(403, { 'www-authenticate': 'Bearer' }),
};

const DECODING_FAULTS: Record<TokenFault, string> = {
  missing: '',
  undecodable: 'Signed JWT rejected: Invalid signature',
  issuer: 'The iss claim is not valid',
  audience: 'Token audience is not one of the expected ones',
  expired: 'Jwt expired',
};

/** Spring's entry point for bearer tokens (RFC 6750, section 3). Not recorded. */
const SERVER_FROM_88: Server = {
  audience: 'orchestration',
  refuse: (_, fault) => {
    const reason = `An error occurred while attempting to decode the Jwt: ${DECODING_FAULTS[fault]}`;
    const details = `error="invalid_token", error_description="${reason}", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"`;
    return empty(401, { 'www-authenticate': fault === 'missing' ? 'Bearer' : `Bearer ${details}` });
  },
};
