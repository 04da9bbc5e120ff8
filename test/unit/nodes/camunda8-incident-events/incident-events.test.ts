import { once } from 'node:events';
import type { NodeAPI, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import incidentEvents from '../../../../nodes/camunda8-incident-events/camunda8-incident-events';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { mend, PROCESS, REASON, stuckJob } from '../../../support/bpmn/stuck-process';
import { FakeClock } from '../../../support/fake-clock';

helper.init(requireNodeRed.resolve('node-red'));

type Properties = Record<string, unknown>;

function flowOf(url: string, properties: Properties): TestFlows {
  const onTab = { z: 'tab', x: 1, y: 1 };
  const address = { environment: 'self-managed', restAddress: url, authentication: 'none' };
  const events = { type: 'camunda8-incident-events', version: 1, cluster: 'c', interval: '1', ...onTab };
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: 'c', type: 'camunda8-cluster', ...address },
    { ...events, id: 'n', wires: [['sent']], ...properties },
    { id: 'catch', type: 'catch', ...onTab, wires: [['caught']] },
    { id: 'status', type: 'status', ...onTab, scope: ['n'], wires: [['statuses']] },
    ...['sent', 'ends', 'caught', 'statuses'].map((id) => ({ id, ...onTab, type: 'helper' })),
  ] as TestFlows;
}

describe('camunda8-incident-events', () => {
  let clock: FakeClock;
  let sandbox: Sandbox;

  beforeEach(async () => {
    clock = new FakeClock();
    sandbox = await startSandbox({ tasks: 0, now: () => clock.wall() });
    await helper.startServer();
  });

  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await sandbox.close();
  });

  const start = (properties: Properties = {}) =>
    helper.load([cluster, (RED: NodeAPI) => incidentEvents(RED, clock)], flowOf(sandbox.url, properties));

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

  it('sends a message for a process that is stuck, and another when it goes on', async () => {
    await start();
    await shown('green');
    const created = next('sent');
    const stuck = stuckJob(sandbox);
    const msg = await created;
    const { incidentKey, jobKey } = stuck;
    should(msg).match({ topic: 'created', payload: { incidentKey, jobKey, errorMessage: REASON } });
    should(msg.camunda).match({ api: 'v2', status: 200 });
    const resolved = next('sent');
    mend(sandbox, stuck);
    const end = await resolved;
    should(end).match({ topic: 'resolved', payload: { incidentKey, state: 'RESOLVED' } });
    should(end).not.have.any.properties('previous', 'redelivered');
  });

  it('sends what was stuck before where that is chosen', async () => {
    const { incidentKey } = stuckJob(sandbox);
    await start({ start: 'all' });
    should(await next('sent')).match({ topic: 'created', payload: { incidentKey } });
  });

  it('shows how many are open, and when it last looked', async () => {
    stuckJob(sandbox);
    await start();
    should((await shown('green')).text).equal('camunda8-incident-events.status.open');
  });

  it('sends the chosen events alone, each from its own output', async () => {
    const filters = [{ field: 'processDefinitionId', operator: '$eq', value: PROCESS, valueType: 'str' }];
    const outputs = { events: ['resolved', 'created'], outputEach: true, outputs: 2 };
    await start({ ...outputs, filters, wires: [['sent'], ['ends']] });
    await shown('green');
    const created = next('sent');
    const stuck = stuckJob(sandbox);
    should(await created).match({ topic: 'created' });
    const resolved = next('ends');
    mend(sandbox, stuck);
    should(await resolved).match({ topic: 'resolved', payload: { incidentKey: stuck.incidentKey } });
  });

  for (const [what, properties, code] of [
    ['a filter by state', { filters: [filter('state', 'ACTIVE')] }, 'CAMUNDA_INVALID'],
    ['a value of a message', { filters: [filter('errorType', 'topic', 'msg')] }, 'CAMUNDA_INVALID'],
    ['an interval that is none', { interval: 'often' }, 'CAMUNDA_CONFIG'],
  ] as const) {
    it(`refuses ${what}, and asks nobody`, async () => {
      const loaded = start({ ...properties });
      const caught = loaded.then(() => next('caught'));
      should(await caught).match({ error: { code } });
      should(sandbox.requests).be.empty();
    });
  }
});

function filter(field: string, value: string, valueType = 'str') {
  return { field, operator: '$eq', value, valueType };
}
