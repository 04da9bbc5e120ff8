import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import should from 'should';
import { CamundaClient } from '../../../src/camunda-client';
import type { AuthenticationSettings } from '../../../src/connection/settings';
import { FaultServer } from '../../support/fault-server';
import { hang, json } from '../../support/faults';
import { refusal } from '../../support/refusal';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

describe('A client that is closed', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = (await FaultServer.start()).on('/v2/topology', json({ gatewayVersion: '8.8.0' }));
    server.on('/v1/tasks/search', hang);
    server.on('/token', json({ access_token: 'token', token_type: 'Bearer', expires_in: 3_600 }));
    server.on('/api/login', (_seen, response) => {
      response.writeHead(204, { 'set-cookie': 'OPERATE-SESSION=of-this-test; Path=/' }).end();
    });
  });

  afterEach(() => server.stop());

  /** Asks, once with an answer and once without, and is closed. */
  async function useAndClose(authentication: AuthenticationSettings): Promise<WeakRef<object>> {
    const addresses = { v2: [server.url], v1: [server.url] } as const;
    const environment = 'self-managed' as const;
    const settings = { environment, addresses, authentication, timeout: 3_600_000, maxConnections: 2 };
    const client = new CamundaClient(settings, {}, () => {});
    await client.topology();
    await client.onlooker.topology();
    const hanging = refusal(client.login('v1'));
    while (server.asked('/v1/tasks/search').length === 0) await new Promise(setImmediate);
    await client.close();
    await hanging;
    server.seen.length = 0;
    return new WeakRef(client);
  }

  for (const authentication of [
    { method: 'none' },
    { method: 'cookie', username: 'demo', password: 'demo', csrf: false },
    {
      method: 'oidc',
      tokenUrl: '/token',
      clientId: 'a',
      clientSecret: 'b',
      clientAuthentication: 'client_secret_post',
      targets: { v2: {}, v1: {} },
    },
  ] as AuthenticationSettings[]) {
    it(`is forgotten, timers, sockets and all: 100 of them, authentication ${authentication.method}`, async () => {
      const at = 'tokenUrl' in authentication ? { tokenUrl: `${server.url}/token` } : {};
      const clients: WeakRef<object>[] = [];
      for (let count = 0; count < 100; count++) clients.push(await useAndClose({ ...authentication, ...at }));
      while (server.connections.size > 0) await new Promise(setImmediate);
      // The last one may still be in a register or in a list of undici that the next turn clears.
      for (let turn = 0; turn < 20; turn++) {
        await new Promise(setImmediate);
        collectGarbage();
      }
      should(clients.filter((client) => client.deref()).length).be.belowOrEqual(1);
    });
  }
});
