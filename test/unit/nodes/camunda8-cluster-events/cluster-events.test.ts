import { once } from 'node:events';
import type { NodeAPI, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import clusterEvents from '../../../../nodes/camunda8-cluster-events/camunda8-cluster-events';
import topology from '../../../../nodes/camunda8-topology/camunda8-topology';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { FakeClock } from '../../../support/fake-clock';
import { FaultServer } from '../../../support/fault-server';
import { json, problem } from '../../../support/faults';

helper.init(requireNodeRed.resolve('node-red'));

type Properties = Record<string, unknown>;

const TOPOLOGY = '/v2/topology';
const answers = json({ gatewayVersion: '8.8.0', brokers: [] });
const away = problem(502, 'Bad Gateway', 'no');
const refused = problem(401, 'Unauthorized', 'who are you?');

function flowOf(url: string, properties: Properties): TestFlows {
  const onTab = { z: 'tab', x: 1, y: 1 };
  const events = { type: 'camunda8-cluster-events', version: 1, cluster: 'c', interval: '', ...onTab };
  const address = { environment: 'self-managed', restAddress: url, authentication: 'none' };
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: 'c', type: 'camunda8-cluster', ...address },
    { ...events, id: 'n', wires: [['sent']], ...properties },
    { ...events, id: 'm', wires: [['also']], ...properties },
    { id: 'ask', type: 'camunda8-topology', cluster: 'c', ...onTab, wires: [] },
    { id: 'catch', type: 'catch', ...onTab, scope: ['n'], wires: [['caught']] },
    { id: 'status', type: 'status', ...onTab, scope: ['n'], wires: [['statuses']] },
    ...['sent', 'also', 'caught', 'statuses'].map((id) => ({ id, ...onTab, type: 'helper' })),
  ] as TestFlows;
}

describe('camunda8-cluster-events', () => {
  let clock: FakeClock;
  let server: FaultServer;

  beforeEach(async () => {
    clock = new FakeClock({ sleepers: 'wait' });
    server = await FaultServer.start();
    server.on(TOPOLOGY, answers);
    await helper.startServer();
  });

  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await server.stop();
  });

  const start = (properties: Properties = {}) =>
    helper.load(
      [cluster, topology, (RED: NodeAPI) => clusterEvents(RED, clock)],
      flowOf(server.url, properties),
    );

  async function next(id: string): Promise<NodeMessage & Properties> {
    const [msg] = await once(helper.getNode(id), 'input');
    return msg;
  }

  /** The message that comes when so much time has gone by. */
  async function after(seconds: number): Promise<NodeMessage & Properties> {
    const message = next('sent');
    clock.advance(seconds * 1_000);
    return message;
  }

  it('says at its start that the cluster is up, since when, and which version it is', async () => {
    await start();
    should(await next('sent')).containEql({
      topic: 'up',
      payload: { state: 'up', since: new Date(clock.wall()).toISOString(), version: '8.8.0' },
    });
  });

  it('says that it is down, why, and what it was before', async () => {
    await start();
    await next('sent');
    server.on(TOPOLOGY, away);
    const { topic, payload } = await after(60);
    should(topic).equal('down');
    should(payload).match({ state: 'down', previous: 'up', code: 'CAMUNDA_UNAVAILABLE', reason: /502/ });
    should(payload).not.have.property('version');
  });

  it('says that the login is refused', async () => {
    server.on(TOPOLOGY, refused);
    await start();
    should(await next('sent')).match({
      topic: 'loggedOut',
      payload: { state: 'loggedOut', code: 'CAMUNDA_AUTH' },
    });
  });

  it('says that it is up again when a call of another node goes well', async () => {
    server.on(TOPOLOGY, away);
    await start();
    await next('sent');
    server.on(TOPOLOGY, answers);
    const message = next('sent');
    helper.getNode('ask').receive({});
    should(await message).match({ topic: 'up', payload: { state: 'up', previous: 'down' } });
  });

  it('looks at once for itself when a call of another node fails', async () => {
    await start();
    await next('sent');
    clock.advance(5_000);
    server.on(TOPOLOGY, away);
    const message = next('sent');
    helper.getNode('ask').receive({});
    should(await message).match({ topic: 'down' });
    should(server.asked(TOPOLOGY)).have.length(3);
  });

  it('says the same thing once', async () => {
    await start();
    const messages: unknown[] = [await next('sent')];
    helper.getNode('sent').on('input', (msg) => messages.push(msg));
    for (let look = 2; look <= 4; look++) {
      const shown = next('statuses');
      clock.advance(60_000);
      await shown;
    }
    should(messages).have.length(1);
    should(server.asked(TOPOLOGY)).have.length(4);
  });

  it('asks once for two nodes of one cluster', async () => {
    await start();
    await Promise.all([next('sent'), next('also')]);
    should(server.asked(TOPOLOGY)).have.length(1);
  });

  for (const [state, behaviour, look] of [
    ['upWithVersion', answers, { fill: 'green', shape: 'dot' }],
    ['up', json({}), { fill: 'green', shape: 'dot' }],
    ['down', away, { fill: 'red', shape: 'ring' }],
    ['loggedOut', refused, { fill: 'yellow', shape: 'ring' }],
  ] as const) {
    it(`shows ${state}`, async () => {
      server.on(TOPOLOGY, behaviour);
      await start();
      const { status } = await next('statuses');
      should(status).match({ ...look, text: `camunda8-cluster-events.status.${state}` });
    });
  }

  for (const [what, properties, words] of [
    ['no cluster', { cluster: '' }, /No cluster is set/],
    ['an interval that is too short', { interval: '4' }, /Interval must be a whole number \(5 to 86400/],
  ] as const) {
    it(`refuses ${what}, before it asks anybody`, async () => {
      await start(properties);
      const { error } = (await next('caught')) as { error?: { message: string } };
      should(error?.message).match(words);
      should(server.seen).be.empty();
    });
  }

  it('asks nobody any more when it has been closed', async () => {
    await start();
    await next('sent');
    await helper.clearFlows();
    clock.advance(600_000);
    await new Promise(setImmediate);
    should(server.asked(TOPOLOGY)).have.length(1);
  });
});
