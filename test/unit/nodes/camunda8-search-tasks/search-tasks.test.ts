import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';
import { startFailingSearch } from './failing-search';

const search = { type: 'camunda8-search-tasks', version: 1 };

function keysOf(payloads: unknown[]): string[] {
  return payloads.map((task) => (task as { userTaskKey: string }).userTaskKey);
}

function partsOf(messages: NodeMessage[]): Record<string, unknown>[] {
  return messages.map((message) => message.parts as unknown as Record<string, unknown>);
}

describe('camunda8-search-tasks', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function start(version: Version, tasks: number | 'empty', properties: Record<string, unknown> = {}) {
    sandbox = await startSandbox({
      version,
      tasks,
      ...(properties.api === 'v1' ? { tasklistV1: true } : {}),
    });
    await startFlow(clusterAt(sandbox.url), { ...search, ...properties });
  }

  const servers: [string, Version, Record<string, unknown>][] = [
    ['8.6 over /v2', '8.6', {}],
    ['8.8 over /v2', '8.8', {}],
    ['Tasklist v1', '8.6', { api: 'v1' }],
  ];
  for (const [what, version, properties] of servers) {
    it(`${what}: finds the same tasks in pages of 3 as in one`, async () => {
      await start(version, 10, { ...properties, pageSize: '3' });
      const { sent } = await pass({});
      const tasks = sent[0]?.payload as unknown[];
      should(new Set(keysOf(tasks)).size).equal(10);
      should(sent[0]?.camunda).have.property('requests').aboveOrEqual(4);
    });

    it(`${what}: stops at the limit`, async () => {
      await start(version, 10, { ...properties, pageSize: '3', limit: '4' });
      const { sent } = await pass({});
      should(sent[0]?.payload).have.length(4);
    });

    it(`${what}: gives every task the common shape`, async () => {
      await start(version, 1, properties);
      const [task] = ((await pass({})).sent[0]?.payload ?? []) as Record<string, unknown>[];
      should(task).have.properties([
        'userTaskKey',
        'state',
        'elementId',
        'processDefinitionKey',
        'creationDate',
      ]);
      should(task?.userTaskKey).be.a.String();
      should(task?.processInstanceKey).be.a.String();
      should(task?.candidateGroups).be.an.Array();
      should(task?.creationDate).match(/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/);
    });

    it(`${what}: sends an empty array where nothing is found`, async () => {
      await start(version, 'empty', properties);
      const { sent, error } = await pass({ topic: 'kept' });
      should(error).equal(undefined);
      should(sent).have.length(1);
      should(sent[0]).containDeep({ payload: [], topic: 'kept' });
    });
  }

  it('sends a message a task, with parts that a join node understands and the count on the last alone', async () => {
    await start('8.8', 7, { output: 'task', pageSize: '3' });
    const outer = { id: 'outer', type: 'array', index: 0, count: 1 };
    const { sent } = await pass({ topic: 'kept', payload: undefined, parts: outer } as NodeMessage);
    const parts = partsOf(sent);
    should(new Set(keysOf(sent.map(({ payload }) => payload))).size).equal(7);
    should(parts.map(({ index }) => index)).deepEqual([0, 1, 2, 3, 4, 5, 6]);
    should(parts.map(({ count }) => count)).deepEqual([...Array(6).fill(undefined), 7]);
    should(new Set(parts.map(({ id }) => id)).size).equal(1);
    should(parts[0]).containDeep({ type: 'array', parts: outer });
    should(parts[0]).not.have.property('len');
    should(new Set(sent.map(({ _msgid }) => _msgid)).size).equal(1);
    should(sent.every(({ topic }) => topic === 'kept')).equal(true);
  });

  it('sends a message a page', async () => {
    await start('8.8', 7, { output: 'page', pageSize: '3' });
    const { sent } = await pass({});
    should(sent.map(({ payload }) => (payload as unknown[]).length)).deepEqual([3, 3, 1]);
    should(partsOf(sent).map(({ len, count }) => [len, count])).deepEqual([
      [3, undefined],
      [3, undefined],
      [3, 3],
    ]);
  });

  it('sends no empty page after a full last one', async () => {
    await start('8.6', 6, { output: 'page', pageSize: '3' });
    const { sent } = await pass({});
    should(sent.map(({ payload }) => (payload as unknown[]).length)).deepEqual([3, 3]);
    should(partsOf(sent).map(({ count }) => count)).deepEqual([undefined, 2]);
  });

  it('sends one empty page, or no task, and completes, where nothing is found', async () => {
    await start('8.8', 'empty', { output: 'page' });
    should((await pass({})).sent.map(({ payload }) => payload)).deepEqual([[]]);
    await stopFlow();
    await startFlow(clusterAt(sandbox.url), { ...search, output: 'task' });
    const { sent, error } = await pass({});
    should(sent).be.empty();
    should(error).equal(undefined);
  });

  it('joins the form and the query: the form wins, the rest adds', async () => {
    await start('8.8', 'empty', {
      filters: [{ field: 'assignee', operator: '$eq', value: 'anna', valueType: 'str' }],
    });
    const wanted = sandbox.addTask({ assignee: 'anna', candidateGroups: ['home'] });
    sandbox.addTask({ assignee: 'anna', candidateGroups: ['garden'] });
    sandbox.addTask({ assignee: 'ben', candidateGroups: ['home'] });
    const { sent } = await pass({ payload: { filter: { assignee: 'ben', candidateGroup: 'home' } } });
    should(keysOf(sent[0]?.payload as unknown[])).deepEqual([wanted]);
  });

  it('takes a filter value from the message, and refuses where it is missing', async () => {
    await start('8.6', 'empty', {
      filters: [{ field: 'assignee', operator: '$eq', value: 'who', valueType: 'msg' }],
    });
    const wanted = sandbox.addTask({ assignee: 'anna' });
    sandbox.addTask({ assignee: 'ben' });
    should(keysOf((await pass({ who: 'anna' })).sent[0]?.payload as unknown[])).deepEqual([wanted]);
    const { sent, error } = await pass({});
    should(sent).be.empty();
    should(error).containDeep({ code: 'CAMUNDA_INVALID' });
  });

  it('takes JSON text as a query and an Inject timestamp as none', async () => {
    await start('8.6', 'empty');
    const wanted = sandbox.addTask({ assignee: 'anna' });
    sandbox.addTask({ assignee: 'ben' });
    const { sent } = await pass({ payload: '{"filter":{"assignee":"anna"}}' });
    should(keysOf(sent[0]?.payload as unknown[])).deepEqual([wanted]);
    should((await pass({ payload: 1795289428765 })).sent[0]?.payload).have.length(2);
  });

  it('never asks 8.6 for what it would ignore', async () => {
    await start('8.6', 3);
    const { sent, error } = await pass({ payload: { filter: { dueDate: { $lt: '2030-01-01T00:00:00Z' } } } });
    should(sent).be.empty();
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(sandbox.requests.map(({ path }) => path)).deepEqual(['/v2/topology']);
  });

  it('never asks /v2 for a v1 search', async () => {
    await start('8.8', 3, { api: 'v1' });
    await pass({});
    should(sandbox.requests.map(({ path }) => path)).deepEqual(['/v1/tasks/search']);
  });

  it('hands keys beyond 2^53 on digit for digit, raw too', async () => {
    sandbox = await startSandbox({ version: '8.6', tasks: 5, partitions: 5 });
    await startFlow(clusterAt(sandbox.url), { ...search, shape: 'raw' });
    const tasks = (await pass({})).sent[0]?.payload as { key: string }[];
    should(tasks.every(({ key }) => typeof key === 'string')).equal(true);
    should(tasks.some(({ key }) => BigInt(key) > BigInt(Number.MAX_SAFE_INTEGER))).equal(true);
  });

  it('says what to set where the search is switched off', async () => {
    sandbox = await startSandbox({ version: '8.6', searchEnabled: false });
    await startFlow(clusterAt(sandbox.url), search);
    const { error } = await pass({});
    should(error).containDeep({ code: 'CAMUNDA_UNSUPPORTED', cause: { status: 405 } });
    should(error?.message).match(/CAMUNDA_REST_QUERY_ENABLED=true/);
  });

  it('hands the words of the server on for an unknown sort field', async () => {
    await start('8.6', 1);
    const { error } = await pass({ payload: { sort: [{ field: 'bogus' }] } });
    should(error?.code).equal('CAMUNDA_INVALID');
    should(error?.message).match(/Unknown sortBy: bogus/);
  });

  it('shows the number of tasks', async () => {
    await start('8.8', 3);
    const shown = watchStatus();
    await pass({});
    should(shown.at(-1)).containDeep({ fill: 'green', shape: 'dot', text: '3 tasks' });
  });

  it('tells a Catch node how many messages had gone out before the failure', async () => {
    sandbox = await startSandbox();
    const broken = await startFailingSearch(['1', '2', '3']);
    await startFlow(clusterAt(broken.url), { ...search, output: 'task', pageSize: '3' });
    const { sent, error } = await pass({ topic: 'mine' });
    await broken.stop();
    should(keysOf(sent.map(({ payload }) => payload))).deepEqual(['1', '2']);
    should(error).containDeep({
      code: 'CAMUNDA_UNAVAILABLE',
      cause: { sent: 2, partsId: partsOf(sent)[0]?.id, status: 500, detail: 'Index is gone' },
    });
  });
});
