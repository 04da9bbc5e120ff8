import {
  createRemoteJWKSet,
  type JWTClaimVerificationOptions,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { allowInsecureRequests, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi';

const DISCOVERY_TIMEOUT = 5_000;

/** Tokens that an OpenID provider signs (RS256). Its keys are fetched for the first token, and for one with a new key. */
export class ProviderTokens {
  readonly #issuer: string;
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /** The claims of a token that is as expected, and of this issuer. @throws an error for `faultOf` */
  async verify(token: string, expected: JWTClaimVerificationOptions): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, async (...key) => (await this.#keySet())(...key), {
      ...expected,
      issuer: this.#issuer,
      algorithms: ['RS256'],
    });
    return payload;
  }

  /** A provider that was away is asked again at the next token. */
  #keySet(): Promise<JWTVerifyGetKey> {
    this.#keys ??= keysOf(this.#issuer).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }
}

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const identifier = new URL(issuer);
  const response = await discoveryRequest(identifier, {
    [allowInsecureRequests]: true,
    signal: AbortSignal.timeout(DISCOVERY_TIMEOUT),
  });
  const { jwks_uri: address } = await processDiscoveryResponse(identifier, response);
  if (address === undefined) {
    throw new Error(`${issuer} names no keys`);
  }
  return createRemoteJWKSet(new URL(address), { cooldownDuration: 0 });
}
