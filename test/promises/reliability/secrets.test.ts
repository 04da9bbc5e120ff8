import { generateKeyPairSync } from 'node:crypto';
import should from 'should';
import type { ClusterNode } from '../../../nodes/common/cluster-node';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { echo, empty, hang, json, page, problem, reset } from '../../support/faults';
import { clusterAt, Flow, stopFlow } from '../../support/node-red/flow';
import { Sessions } from '../../support/sessions';
import { Tokens } from '../../support/tokens';
import { TOPOLOGY } from './cluster';
import { Evidence } from './evidence';

const SECRET = 'p+ss/w%rd:=-_.!~';
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const secrets = [SECRET, ...pem.split('\n').slice(1, -2)];
const nodes = ['topology', 'search', 'login'];
const soon = { 'retry-after': '299' };

/** Repeats what was sent in a body that is not what its content type says. */
const echoBroken: Behaviour = (seen, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`{"sent": ${JSON.stringify(seen.headers)}, ${seen.body}`);
};

const apiFaults: [string, Behaviour][] = [
  ['nothing', json(TOPOLOGY)],
  ...[400, 401, 403, 404, 405, 409, 429, 500, 503].map((status): [string, Behaviour] => [
    `an echoing ${status}`,
    echo(status),
  ]),
  ['403 Bearer', empty(403, { 'www-authenticate': 'Bearer error_description="bad"' })],
  ['RESOURCE_EXHAUSTED', problem(503, 'RESOURCE_EXHAUSTED', 'no')],
  ['HTML', page(200)],
  ['HTML in a 502', page(502)],
  ['broken JSON', echoBroken],
  ['a redirect', empty(302, { location: 'https://elsewhere.example' })],
  ['a reset', reset],
  ['silence', hang],
  // The last one: afterwards nobody asks for a while.
  ['429 with a long Retry-After', empty(429, soon)],
];

const loginFaults: [string, Behaviour][] = [
  ...[200, 302, 400, 401, 403, 404, 418].map((status): [string, Behaviour] => [
    `an echoing ${status}`,
    echo(status),
  ]),
  ['429 with a long Retry-After', empty(429, soon)],
  ['503 with a long Retry-After', empty(503, soon)],
  ['HTML', page(200)],
  ['broken JSON', echoBroken],
  ['more than it may be', json({ access_token: 'x'.repeat(2 * 1024 * 1024) })],
  ['a token that cannot be sent', json({ access_token: `${SECRET}\n`, token_type: 'Bearer' })],
];

interface Method {
  properties: Record<string, unknown>;
  credentials: Record<string, string>;
  /** Where it logs in. */
  path?: string;
}

const oidc = { authentication: 'oidc' };
const client = { clientId: 'node-red', clientSecret: SECRET };
const user = { username: 'demo-user', password: SECRET };
const methods: Record<string, Method> = {
  client_secret_post: { properties: oidc, credentials: client, path: '/token' },
  client_secret_basic: {
    properties: { ...oidc, clientAuthentication: 'client_secret_basic' },
    credentials: client,
    path: '/token',
  },
  private_key_jwt: {
    properties: { ...oidc, clientAuthentication: 'private_key_jwt', keyId: 'key-1' },
    credentials: { clientId: 'node-red', privateKey: pem },
    path: '/token',
  },
  cookie: { properties: { authentication: 'cookie' }, credentials: user, path: '/api/login' },
  basic: { properties: { authentication: 'basic' }, credentials: user },
};

for (const [name, { properties, credentials, path }] of Object.entries(methods)) {
  describe(`Secrets, authentication ${name}`, () => {
    let server: FaultServer;
    let evidence: Evidence;

    beforeEach(async () => {
      evidence = new Evidence();
      server = await FaultServer.start();
      server.on('/token', new Tokens(300).endpoint());
      new Sessions(server, { loginPath: '/api/login', csrf: true, ...user });
      server.on('*', json({ items: [], page: {} }));
      server.on('/v2/topology', json(TOPOLOGY));
    });

    afterEach(async () => {
      await stopFlow();
      await server.stop();
    });

    const start = () =>
      Flow.start(
        clusterAt(
          server.url,
          { tokenUrl: `${server.url}/token`, timeout: '0.3', ...properties },
          credentials,
        ),
      );

    async function passMessages(flow: Flow): Promise<void> {
      for (const outcome of await flow.passAll(6, ...nodes)) evidence.add('msg', outcome);
      evidence.add('cluster node', flow.node('c'));
    }

    /** Once, while a token is held: the helper's spies, which a node shows too, grow with every message. */
    function lookIntoNodes(flow: Flow): void {
      for (const id of nodes) evidence.add(`${id} node`, flow.node(id));
      evidence.add('client', (flow.node('c') as ClusterNode).client());
    }

    function lookBack(flow: Flow): void {
      evidence.add('status', flow.statuses);
      evidence.add('log', flow.log);
    }

    it('line 19: in no msg, status, log, error, cause or node, whatever the API answers', async () => {
      const flow = await start();
      for (const [, fault] of apiFaults) {
        for (const api of ['/v2/topology', '/v2/user-tasks/search']) server.on(api, fault);
        await passMessages(flow);
        if (fault === apiFaults[0]?.[1]) lookIntoNodes(flow);
      }
      lookBack(flow);
      should(server.asked('/v2/topology').length).be.aboveOrEqual(apiFaults.length);
      should(evidence.leaks(secrets, server.seen)).be.empty();
    });

    if (path === undefined) return;

    it('line 19: in no msg, status, log, error, cause or node, whatever the login answers', async () => {
      for (const [, fault] of loginFaults) {
        server.on(path, fault);
        const flow = await start();
        await passMessages(flow);
        lookBack(flow);
        await flow.stop();
      }
      should(server.asked(path).length).be.aboveOrEqual(loginFaults.length);
      should(evidence.leaks(secrets, server.seen)).be.empty();
    });
  });
}
