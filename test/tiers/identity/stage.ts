import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';
import type { Cluster } from '../../support/node-red/askable-flows';
import { Flows } from '../../support/node-red/flows';
import { Relay } from '../../support/relay';
import { client, realm, theKeycloak, tokenUrl } from './keycloak';
import type { Server } from './servers';

/** A cluster without any task that takes Keycloak's tokens, and a Node-RED that gets them through a relay. */
export class Stage {
  readonly #server: Server;
  readonly #relay: Relay;

  private constructor(
    server: Server,
    relay: Relay,
    readonly sandbox: Sandbox,
    readonly flows: Flows,
  ) {
    this.#server = server;
    this.#relay = relay;
  }

  static async start(server: Server): Promise<Stage> {
    const { version, options } = server;
    const [sandbox, flows, relay] = await Promise.all([
      startSandbox({ version, ...options, authentication: 'oidc', issuer: realm, tasks: 'empty' }),
      Flows.start(),
      Relay.start(new URL(tokenUrl).origin),
      theKeycloak(),
    ]);
    return new Stage(server, relay, sandbox, flows);
  }

  /** Token requests of this Node-RED so far, refused ones too. */
  get tokenRequests(): number {
    return this.#relay.exchanges.length;
  }

  /** The cluster node that fits, and what is to be different about it. */
  cluster(properties: ClusterProperties = {}, credentials: ClusterCredentials = {}): Cluster {
    return {
      properties: {
        environment: 'self-managed',
        authentication: 'oidc',
        restAddress: this.sandbox.url,
        tokenUrl: this.#relay.url + new URL(tokenUrl).pathname,
        scope: this.#server.scope,
        ...properties,
      },
      credentials: { clientId: client.id, clientSecret: client.secret, ...credentials },
    };
  }

  async stop(): Promise<void> {
    await this.flows.stop();
    await Promise.all([this.sandbox.close(), this.#relay.close()]);
  }
}

/** Starts a stage before the tests of a suite, with Keycloak if need be, and stops it after them. */
export function stageOf(server: Server): () => Stage {
  let stage: Stage | undefined;
  before('start Keycloak, Node-RED and the sandbox', async function () {
    this.timeout(240_000);
    stage = await Stage.start(server);
  });
  after('stop Node-RED and the sandbox', async () => {
    await stage?.stop();
  });
  return () => {
    if (stage === undefined) throw new Error('Nothing has been started');
    return stage;
  };
}
