import { OidcAuthentication } from '../../../src/auth/oidc';
import type { OidcSettings } from '../../../src/connection/settings';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { type ClusterSetup, clusterAt } from '../../support/node-red/flow';
import { Tokens } from '../../support/tokens';
import { transportTo } from '../../support/transport';

export const CLIENT = { clientId: 'node-red', clientSecret: 'p+ss/w%rd:=' };

/** What a topology node can show. */
export const TOPOLOGY = { gatewayVersion: '8.8.0', brokers: [], clusterSize: 1, partitionsCount: 1 };

export interface Cluster {
  server: FaultServer;
  tokens: Tokens;
  clock: FakeClock;
  authentication: OidcAuthentication;
  transport: HttpTransport;
  warnings: string[];
  stop(): Promise<void>;
}

/** A server with a token endpoint and the two reads that the nodes send, behind its tokens. */
export async function startServer(
  life: number,
  clock?: FakeClock,
): Promise<Pick<Cluster, 'server' | 'tokens'>> {
  const tokens = new Tokens(life, clock);
  const server = await FaultServer.start(clock ? { clock } : {});
  server.on('/token', tokens.endpoint());
  server.on('/v2/topology', tokens.guard(json(TOPOLOGY)));
  server.on('/v2/user-tasks/search', tokens.guard(json({ items: [], page: { totalItems: 0 } })));
  server.on('/v1/tasks/search', tokens.guard(json([])));
  return { server, tokens };
}

/**
 * A cluster behind OIDC as the nodes have it, on a clock that the test moves.
 * @param life seconds of a token
 */
export async function startCluster(
  life: number,
  more: Partial<OidcSettings> = {},
  clock = new FakeClock(),
): Promise<Cluster> {
  const { server, tokens } = await startServer(life, clock);
  const settings: OidcSettings = {
    method: 'oidc',
    tokenUrl: `${server.url}/token`,
    clientAuthentication: 'client_secret_post',
    targets: { v2: {}, v1: {} },
    ...CLIENT,
    ...more,
  };
  const warnings: string[] = [];
  const authentication = new OidcAuthentication(settings, {}, (words) => warnings.push(String(words)), clock);
  const transport = transportTo(server.url, { authentication, clock });
  const stop = async () => {
    await Promise.all([transport.close(), authentication.close()]);
    await server.stop();
  };
  return { server, tokens, clock, authentication, transport, warnings, stop };
}

/** Properties of a cluster node for a server of `startServer`. */
export function oidcProperties(
  server: FaultServer,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return { restAddress: server.url, authentication: 'oidc', tokenUrl: `${server.url}/token`, ...more };
}

/** A cluster node for a server of `startServer`, with the credentials that it takes. */
export function oidcCluster(server: FaultServer, more: Record<string, unknown> = {}): ClusterSetup {
  return clusterAt(server.url, oidcProperties(server, more), CLIENT);
}
