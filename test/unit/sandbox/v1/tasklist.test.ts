import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { call, type Item } from '../call';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;

describe('sandbox: Tasklist /v1 of 8.8', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty', now: () => NOW });
    sandbox.addTask({ name: 'one', dueDate: NOW + HOUR, priority: 10, variables: { litres: 2 } });
    sandbox.addTask({
      name: 'two',
      assignee: 'anna',
      candidateGroups: ['home'],
      implementation: 'JOB_WORKER',
    });
    sandbox.addTask({ name: 'three', assignee: 'ben', candidateUsers: ['ben'], priority: 90 });
  });

  afterEach(() => sandbox.close());

  async function search(query: Item): Promise<Item[]> {
    const { status, text } = await call('POST', `${sandbox.url}/v1/tasks/search`, { json: query });
    should(status).equal(200, text);
    return JSON.parse(text);
  }

  const patch = (task: Item | undefined, command: string, json: Item = {}) =>
    call('PATCH', `${sandbox.url}/v1/tasks/${task?.id}/${command}`, { json });

  for (const [query, names] of [
    [{ assigned: true }, ['two', 'three']],
    [{ assignee: 'anna' }, ['two']],
    [{ assignees: ['ben', 'cleo'] }, ['three']],
    [{ candidateGroups: ['home', 'garden'] }, ['two']],
    [{ candidateUser: 'ben' }, ['three']],
    [{ candidateUsers: ['ben'] }, ['three']],
    [{ implementation: 'JOB_WORKER' }, ['two']],
    [{ dueDate: { from: '2026-11-21T12:30:00Z', to: '2026-11-21T13:00:00Z' } }, ['one']],
    [{ dueDate: { to: '2026-11-21T12:59:59Z' } }, []],
    [{ priority: { gt: 10, lt: 90 } }, ['two']],
    [{ priority: { gte: 90 } }, ['three']],
    [{ taskVariables: [{ name: 'litres', value: '2', operator: 'eq' }] }, ['one']],
    [{ tenantIds: ['<default>'], taskDefinitionId: 'do-it' }, ['one', 'two', 'three']],
    [{ sort: [{ field: 'priority', order: 'DESC' }] }, ['three', 'two', 'one']],
    [{ sort: [{ field: 'dueDate', order: 'DESC' }] }, ['one', 'two', 'three']],
  ] as [Item, string[]][]) {
    it(`finds ${names.join(', ') || 'nothing'} by ${JSON.stringify(query)}`, async () => {
      const tasks = await search(query);
      const found = tasks.map(({ name }) => name);
      should('sort' in query ? found : found.sort()).eql('sort' in query ? names : [...names].sort());
    });
  }

  it('goes on and back from sort values, those of a missing date too', async () => {
    const sort = [{ field: 'dueDate', order: 'ASC' }];
    const [first, second, third] = await search({ sort });
    should(second?.sortValues).eql(['9223372036854775807', second?.id]);
    const ids = async (cursor: Item) => (await search({ sort, ...cursor })).map(({ id }) => id);
    should(await ids({ searchAfter: second?.sortValues })).eql([third?.id]);
    should(await ids({ searchAfterOrEqual: second?.sortValues })).eql([second?.id, third?.id]);
    should(await ids({ searchBefore: second?.sortValues })).eql([first?.id]);
    should(await ids({ searchBeforeOrEqual: second?.sortValues, pageSize: 1 })).eql([second?.id]);
  });

  it('sends the variables that are asked for', async () => {
    const [task] = await search({
      priority: { eq: 10 },
      includeVariables: [{ name: 'litres' }, { name: 'none' }],
    });
    should(task?.variables).match([
      { name: 'litres', value: '2', previewValue: '2', isValueTruncated: false },
    ]);
  });

  it('assigns, unassigns and completes, each once', async () => {
    const [task] = await search({ assigned: false });
    should(JSON.parse((await patch(task, 'assign', { assignee: 'cleo' })).text)).have.property(
      'assignee',
      'cleo',
    );
    should((await patch(task, 'assign', { assignee: 'ben', allowOverrideAssignment: false })).status).equal(
      400,
    );
    should(JSON.parse((await patch(task, 'unassign')).text)).have.property('assignee', null);
    should((await patch(task, 'unassign')).status).equal(400);
    await patch(task, 'assign', { assignee: 'cleo' });
    const done = await patch(task, 'complete', { variables: [{ name: 'litres', value: '3' }] });
    should(JSON.parse(done.text)).have.properties({
      taskState: 'COMPLETED',
      completionDate: '2026-11-21T12:00:00.000+0000',
    });
    should((await patch(task, 'complete')).status).equal(400);
    should(await search({ taskVariables: [{ name: 'litres', value: '3' }] })).have.length(1);
  });

  it('refuses what it cannot read with its own body', async () => {
    const lowerCase = { sort: [{ field: 'creationTime', order: 'asc' }] };
    for (const json of [{ state: 'NOPE' }, { sort: [{ field: 'bogus' }] }, lowerCase, []]) {
      const { status, text } = await call('POST', `${sandbox.url}/v1/tasks/search`, { json });
      should(status).equal(400);
      should(JSON.parse(text)).have.properties({ status: 400, instance: null });
    }
  });

  it('has pages of 1 to 10,000 tasks', async () => {
    const statuses = [0, -1, 10_001].map(
      async (pageSize) =>
        (await call('POST', `${sandbox.url}/v1/tasks/search`, { json: { pageSize } })).status,
    );
    should(await Promise.all(statuses)).eql([400, 400, 500]);
  });

  it('lets a person take a task, but not give it to another', async () => {
    const home = await startSandbox({ authentication: 'basic' });
    const id = home.addTask();
    const assign = async (assignee: string) => {
      const headers = { authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` };
      const url = `${home.url}/v1/tasks/${id}/assign`;
      return (await call('PATCH', url, { json: { assignee }, headers })).status;
    };
    should([await assign('anna'), await assign('demo')]).eql([403, 200]);
    await home.close();
  });
});
