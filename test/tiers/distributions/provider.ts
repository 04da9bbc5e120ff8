import { createPublicKey, generateKeyPairSync, type JsonWebKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** An OpenID provider on loopback, behind whatever serves its public address. */
export interface RunningProvider {
  /** Where it really is. */
  readonly url: string;
  /** The claims of a token that it signed and that has not ended; undefined for any other. */
  claimsOf(token: string): Record<string, unknown> | undefined;
  stop(): Promise<void>;
}

const decode = (part = '') => Buffer.from(part, 'base64url');

/**
 * Starts an OpenID provider that grants client credentials alone, with JWTs as tokens.
 * @param issuer its public address, which may be another machine's
 * @param settings of `oidc-provider`, beside what all of them share
 */
export async function startProvider(
  issuer: string,
  settings: { features: { resourceIndicators: object } } & Record<string, unknown>,
): Promise<RunningProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk: JsonWebKey = privateKey.export({ format: 'jwk' });
  const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    ...settings,
    jwks: { keys: [{ ...jwk, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['not used'] },
    features: {
      ...settings.features,
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
    },
  });
  // Its public address is the one that the servers before it pass on.
  provider.proxy = true;
  const server = createServer(provider.callback()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    claimsOf(token) {
      const [header, payload, signature] = token.split('.');
      if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, decode(signature))) return undefined;
      const claims: Record<string, unknown> = JSON.parse(decode(payload).toString());
      return Number(claims.exp) * 1_000 > Date.now() ? claims : undefined;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
