import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import should from 'should';
import type { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { Flow, stopFlow } from '../../support/node-red/flow';
import { Sessions } from '../../support/sessions';
import { until } from '../../support/until';
import { CLIENT, oidcCluster, oidcProperties, startServer, TOPOLOGY } from '../reliability/cluster';
import { Evidence } from '../reliability/evidence';
import { RealNodeRed } from '../reliability/node-red';

const user = { username: 'demo-user', password: 'p+ss/w%rd:=-user' };
const secrets = [CLIENT.clientSecret, user.password];

describe('The token stays in the cluster node', () => {
  let server: FaultServer;

  beforeEach(async () => {
    ({ server } = await startServer(300));
  });

  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  it('line 20: the login node reports expiry, audience, scope and subject, and no token', async () => {
    const flow = await Flow.start(oidcCluster(server, { audience: 'zeebe-api', scope: 'camunda' }));
    const { sent } = await flow.pass('login');
    const { payload, ...rest } = sent[0] as { payload: Record<string, unknown> };
    should(payload).containEql({
      authenticated: true,
      authentication: 'oidc',
      audience: 'zeebe-api',
      scope: 'camunda',
      subject: 'node-red',
      gatewayVersion: '8.8.0',
    });
    should(payload.expiresIn).be.within(295, 300);
    should(Date.parse(String(payload.expiresAt)) - Date.now()).be.within(290_000, 300_000);
    const evidence = new Evidence();
    evidence.add('msg', [payload, rest]);
    should(evidence.leaks(secrets, server.seen)).be.empty();
  });

  it('line 20: the request headers are in the message only where the node is set so', async () => {
    const actions = {
      silent: { type: 'camunda8-login' },
      telling: { type: 'camunda8-login', headers: true },
    };
    const flow = await Flow.start(oidcCluster(server), actions);
    should((await flow.pass('silent')).sent[0]).not.have.property('headers');
    const [seen] = server.asked('/v2/topology');
    const { sent } = await flow.pass('telling');
    should(sent[0]).have.property('headers', { authorization: seen?.headers.authorization });
  });
});

describe('A real Node-RED', () => {
  let server: FaultServer;
  let nodeRed: RealNodeRed;

  before(async function () {
    this.timeout(60_000);
    server = (await startServer(300)).server;
    const sessions = new Sessions(server, { loginPath: '/api/login', csrf: true, ...user });
    server.on('/v2/topology', json(TOPOLOGY));
    server.on('/v2/user-tasks/search', sessions.guard(json({ items: [], page: {} })));
    nodeRed = await RealNodeRed.start();
    await nodeRed.deploy(flows());
    const paths = ['/v2/topology', '/v2/user-tasks/search', '/nowhere'];
    const allAsked = async () => paths.every((path) => server.asked(path).length > 0) || undefined;
    await until('every node has sent its request', 30_000, allAsked);
    await until('the error is in the log', 30_000, async () => nodeRed.log.length > 0 || undefined);
  });

  after(async () => {
    await nodeRed.stop();
    await server.stop();
  });

  /** Both kinds of secrets, two answers, and an error that nobody catches. */
  function flows(): object[] {
    const onTab = { z: 'tab', x: 1, y: 1 };
    const cookie = { restAddress: server.url, authentication: 'cookie' };
    const wrong = oidcProperties(server, { tokenUrl: `${server.url}/nowhere` });
    return [
      { id: 'tab', type: 'tab', label: 'test' },
      ...[oidcProperties(server), cookie, wrong].map((properties, index) => ({
        id: `cluster-${index}`,
        type: 'camunda8-cluster',
        environment: 'self-managed',
        ...properties,
        credentials: properties === cookie ? user : CLIENT,
      })),
      {
        id: 'start',
        ...onTab,
        type: 'inject',
        once: true,
        onceDelay: 0,
        props: [],
        wires: [['a', 'b', 'c']],
      },
      { id: 'a', ...onTab, type: 'camunda8-login', cluster: 'cluster-0', wires: [] },
      { id: 'b', ...onTab, type: 'camunda8-search-tasks', cluster: 'cluster-1', wires: [] },
      { id: 'c', ...onTab, type: 'camunda8-topology', cluster: 'cluster-2', wires: [] },
    ];
  }

  it('line 19: has no secret in its flow file, GET /flows, its exported flow or its log', async () => {
    const evidence = new Evidence();
    evidence.add('GET /flows', await nodeRed.get('/flows'));
    evidence.add('GET /flow/tab', await nodeRed.get('/flow/tab'));
    for (const id of ['cluster-0', 'cluster-1', 'cluster-2']) {
      evidence.add('credentials for the editor', await nodeRed.get(`/credentials/camunda8-cluster/${id}`));
    }
    for (const [name, content] of await nodeRed.files()) evidence.add(name, content);
    evidence.add('log', nodeRed.log);
    should(evidence.leaks(secrets, server.seen)).be.empty();
    should(await nodeRed.get('/flows')).containEql('camunda8-cluster');
    should(nodeRed.log).containEql('There is no token endpoint');
  });

  it("line 24: has written nothing but Node-RED's own files", async () => {
    const files = [...(await nodeRed.files()).keys()].map((name) => name.split(path.sep).join('/'));
    should(files).containEql('user/flows.json');
    const others = files.filter(
      (name) =>
        !/^user\/(\.config\.\w+\.json(\.backup)?|\.?flows(_cred)?\.json(\.backup)?|package\.json)$/.test(
          name,
        ),
    );
    should(others).be.empty();
  });
});

describe('A process that may not write', () => {
  it('line 24: logs in, renews, searches and closes all the same', async () => {
    const { server } = await startServer(300);
    const { allowedNodeEnvironmentFlags: flags } = process;
    const flag = flags.has('--permission') ? '--permission' : '--experimental-permission';
    const program = path.join(__dirname, 'writeless-client.cjs');
    const child = spawn(process.execPath, [flag, '--allow-fs-read=*', program, server.url], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code] = await once(child, 'exit');
    should(code).equal(0);
    should(server.asked('/token')).have.length(2);
    should(server.asked('/v2/topology')).have.length(4);
    await server.stop();
  });
});
