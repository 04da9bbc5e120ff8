import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A client as the provider knows it (OpenID Connect Dynamic Client Registration, 2). */
export interface RegisteredClient {
  client_id: string;
  client_secret?: string;
  token_endpoint_auth_method: 'client_secret_post' | 'client_secret_basic' | 'private_key_jwt';
  jwks?: { keys: object[] };
}

const CLIENT = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
/** The API that a token is for where no other one is asked for, the scope that clients have, and one that they lack. */
export const RESOURCE = 'urn:camunda:orchestration';
export const SCOPE = 'camunda';
export const FORBIDDEN_SCOPE = 'admin';

function configuration(clients: readonly RegisteredClient[], life: number): object {
  return {
    clients: clients.map((client) => ({ ...CLIENT, scope: SCOPE, ...client })),
    scopes: [SCOPE, FORBIDDEN_SCOPE],
    clientAuthMethods: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        getResourceServerInfo: (_context: unknown, audience: string) => ({
          audience,
          scope: `${SCOPE} ${FORBIDDEN_SCOPE}`,
          accessTokenFormat: 'jwt',
          accessTokenTTL: life,
        }),
      },
    },
  };
}

/** A certified OpenID provider on loopback: it takes nothing that the RFCs do not allow. */
export class StrictProvider {
  readonly #server: Server;
  readonly #url: string;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.#url = url;
  }

  /** @param life seconds of a token */
  static async start(clients: readonly RegisteredClient[], life = 300): Promise<StrictProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const { default: Provider } = await import('oidc-provider');
    server.on('request', new Provider(url, configuration(clients, life)).callback());
    return new StrictProvider(server, url);
  }

  get tokenUrl(): string {
    return `${this.#url}/token`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
