import { once } from 'node:events';
import type { NodeAPI, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import taskEvents from '../../../../nodes/camunda8-task-events/camunda8-task-events';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { FakeClock } from '../../../support/fake-clock';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';

helper.init(requireNodeRed.resolve('node-red'));

type Properties = Record<string, unknown>;

function flowOf(url: string, properties: Properties, others: Properties[] = []): TestFlows {
  const onTab = { z: 'tab', x: 1, y: 1 };
  const events = { type: 'camunda8-task-events', version: 1, cluster: 'c', interval: '1', ...onTab };
  const address = { environment: 'self-managed', restAddress: url, authentication: 'none' };
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: 'c', type: 'camunda8-cluster', ...address },
    { ...events, id: 'n', wires: [['sent']], ...properties },
    ...others.map((other) => ({ ...events, wires: [['sent']], ...other })),
    { id: 'catch', type: 'catch', ...onTab, wires: [['caught']] },
    { id: 'status', type: 'status', ...onTab, scope: ['n'], wires: [['statuses']] },
    ...['sent', 'ends', 'caught', 'statuses'].map((id) => ({ id, ...onTab, type: 'helper' })),
  ] as TestFlows;
}

describe('camunda8-task-events', () => {
  let clock: FakeClock;
  let sandbox: Sandbox;

  beforeEach(async () => {
    clock = new FakeClock();
    sandbox = await startSandbox({ tasks: 'empty', now: () => clock.wall() });
    await helper.startServer();
  });

  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await sandbox.close();
  });

  const start = (properties: Properties = {}, url = sandbox.url, others: Properties[] = []) =>
    helper.load([cluster, (RED: NodeAPI) => taskEvents(RED, clock)], flowOf(url, properties, others));

  async function next(id: string): Promise<NodeMessage & Properties> {
    const [msg] = await once(helper.getNode(id), 'input');
    return msg;
  }

  /** The next status of this colour. */
  async function shown(fill: string): Promise<Properties> {
    for (;;) {
      const { status } = (await next('statuses')) as { status?: Properties };
      if (status?.fill === fill) return status;
    }
  }

  it('sends a message for a new task, and another for its end', async () => {
    await start();
    await shown('green');
    const created = next('sent');
    const key = sandbox.addTask({ assignee: 'anna' });
    const msg = await created;
    should(msg).match({ topic: 'created', payload: { userTaskKey: key, state: 'CREATED' } });
    should(msg.camunda).match({ api: 'v2', status: 200 });
    should(msg.camunda).have.properties('requests', 'durationMs');
    should(msg).not.have.any.properties('previous', 'redelivered');
    const completed = next('sent');
    sandbox.completeTask(key);
    should(await completed).match({ topic: 'completed', previous: { assignee: 'anna' } });
  });

  it('sends what is open already where that is chosen', async () => {
    const key = sandbox.addTask();
    await start({ start: 'all' });
    should(await next('sent')).match({ topic: 'created', payload: { userTaskKey: key } });
  });

  it('shows how many tasks are open, and when it last looked', async () => {
    sandbox.addTask();
    await start();
    should((await shown('green')).text).equal('camunda8-task-events.status.open');
  });

  it('watches the tasks of its filter only, with a date from now and a query', async () => {
    const filters = [{ field: 'dueDate', operator: '$eq', value: 'P2D', valueType: 'relative' }];
    await start({ filters, query: '{"filter":{"assignee":"anna"},"page":{"limit":1}}', queryType: 'json' });
    await shown('green');
    const message = next('sent');
    const dueDate = clock.wall() + 3_600_000;
    sandbox.addTask({ assignee: 'ben', dueDate });
    sandbox.addTask({ assignee: 'anna' });
    const key = sandbox.addTask({ assignee: 'anna', dueDate });
    should(await message).match({ payload: { userTaskKey: key } });
  });

  it('sends the chosen events alone, each from its own output', async () => {
    const properties = { events: ['completed', 'created'], outputEach: true, outputs: 2 };
    await start({ ...properties, wires: [['sent'], ['ends']] }, sandbox.url, []);
    await shown('green');
    const created = next('sent');
    const key = sandbox.addTask({ assignee: 'anna' });
    should(await created).match({ topic: 'created', payload: { userTaskKey: key } });
    const completed = next('ends');
    sandbox.completeTask(key);
    should(await completed).match({ topic: 'completed', payload: { userTaskKey: key } });
  });

  for (const events of [[], 'created', ['opened'], undefined]) {
    it(`sends every event where the choice is ${JSON.stringify(events)}`, async () => {
      await start({ events });
      await shown('green');
      const created = next('sent');
      const key = sandbox.addTask({ assignee: 'anna' });
      should(await created).match({ topic: 'created' });
      const completed = next('sent');
      sandbox.completeTask(key);
      should(await completed).match({ topic: 'completed' });
    });
  }

  it('gives each of two nodes a task of its own', async () => {
    const seen: unknown[] = [];
    await start({}, sandbox.url, [{ id: 'm' }]);
    await shown('green');
    helper.getNode('sent').on('input', (msg) => seen.push(msg.payload));
    sandbox.addTask();
    while (seen.length < 2) await next('sent');
    should(seen[0]).eql(seen[1]);
    should(seen[0]).not.equal(seen[1]);
  });

  const refused: [string, Properties, RegExp][] = [
    [
      'a filter on the state',
      { filters: [{ field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' }] },
      /Remove state/,
    ],
    ['a query with a state', { query: '{"filter":{"state":"CREATED"}}' }, /Remove state/],
    ['a query of v1 with a state', { api: 'v1', query: '{"state":"CREATED"}' }, /Remove state/],
    [
      'a value of a message',
      { filters: [{ field: 'assignee', operator: '$eq', value: 'topic', valueType: 'msg' }] },
      /^CamundaError: Filters of this node cannot use msg/,
    ],
    [
      'a query of a message',
      { query: 'payload', queryType: 'msg' },
      /^CamundaError: Filters of this node cannot use msg/,
    ],
    ['a pause that is none', { interval: 'often' }, /Poll interval must be a whole number/],
    ['no cluster', { cluster: '' }, /No cluster is set/],
    ['rows that are none', { filters: { length: 1e9 } }, /filter or sort rows cannot be read/],
    ['a query that is no text', { query: [['{}']] }, /holds no text/],
  ];
  for (const [what, properties, words] of refused) {
    it(`refuses ${what}, before it asks anybody`, async () => {
      await start(properties);
      const { error } = (await next('caught')) as { error?: { message: string } };
      should(error?.message).match(words);
      should(sandbox.requests).be.empty();
    });
  }

  it('reports an error once until it works again, and asks on', async () => {
    const server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0' }));
    server.on('/v2/user-tasks/search', json({ title: 'NO' }, 403));
    const caught: unknown[] = [];
    await start({}, server.url);
    helper.getNode('caught').on('input', (msg) => caught.push((msg as { error?: unknown }).error));
    should(await shown('red')).have.property('shape', 'ring');
    await shown('red');
    should(caught).have.length(1);
    should(caught[0]).match({ code: 'CAMUNDA_FORBIDDEN', source: { id: 'n' } });
    server.on('/v2/user-tasks/search', json({ items: [], page: { totalItems: 0 } }));
    await shown('green');
    const again = next('caught');
    server.on('/v2/user-tasks/search', json({ title: 'NO' }, 403));
    await again;
    should(caught).have.length(2);
    await server.stop();
  });

  it('closes at once while it waits for a value that never comes', async () => {
    const silent = (RED: NodeAPI) =>
      taskEvents({ ...RED, util: { ...RED.util, evaluateNodeProperty: () => undefined } }, clock);
    const filters = [{ field: 'assignee', operator: '$eq', value: 'who', valueType: 'flow' }];
    await helper.load([cluster, silent], flowOf(sandbox.url, { filters }));
    const started = performance.now();
    await helper.clearFlows();
    should(performance.now() - started).be.below(2_000);
    should(sandbox.requests).be.empty();
  });

  it('asks no more after a stop', async () => {
    await start();
    await shown('green');
    await helper.clearFlows();
    const { length } = sandbox.requests;
    // On this clock the next poll would begin in the next turn.
    await new Promise((resolve) => setTimeout(resolve, 50));
    should(sandbox.requests.length).equal(length);
  });
});
