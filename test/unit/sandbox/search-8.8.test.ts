import should from 'should';
import { type Sandbox, startSandbox, type TaskDraft } from '../../../sandbox/sandbox';
import { call, type Item, search } from './call';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;

const TASKS: TaskDraft[] = [
  { name: 'one', priority: 10, assignee: 'anna', candidateGroups: ['home'], dueDate: NOW + MINUTE },
  { name: 'two', priority: 20, candidateGroups: ['home', 'garden'], candidateUsers: ['ben'] },
  { name: 'three*', priority: 30, assignee: 'ben', variables: { litres: 2 }, tenantId: 'h*use' },
];

describe('sandbox: /v2/user-tasks/search from 8.8 on', () => {
  let sandbox: Sandbox;
  let keys: string[];

  before(async () => {
    sandbox = await startSandbox({ version: '8.8', tasks: 'empty', now: () => NOW });
    keys = TASKS.map((task) => sandbox.addTask(task));
    sandbox.addTask({ name: 'of a job worker', implementation: 'JOB_WORKER' });
  });

  after(() => sandbox.close());

  const namesOf = async (filter: Item) =>
    (await search(sandbox.url, { filter })).items.map(({ name }) => name);

  it('sends what a task has and leaves the rest out', async () => {
    const { items } = await search(sandbox.url);
    should(items[1]).eql({
      userTaskKey: keys[1],
      name: 'two',
      state: 'CREATED',
      elementId: 'do-it',
      elementInstanceKey: String(BigInt(keys[1] ?? 0) - 1n),
      candidateGroups: ['home', 'garden'],
      candidateUsers: ['ben'],
      processDefinitionId: 'odd-job',
      processName: 'odd-job',
      processDefinitionKey: String(BigInt(keys[1] ?? 0) - 6n),
      processDefinitionVersion: 2,
      processInstanceKey: String(BigInt(keys[1] ?? 0) - 5n),
      creationDate: '2026-11-21T12:00:00.000Z',
      tenantId: '<default>',
      customHeaders: {},
      priority: 20,
    });
    should(items[0]).have.properties({ assignee: 'anna', dueDate: '2026-11-21T12:01:00.000Z' });
  });

  it('8.9 sends null for what a task has not', async () => {
    const newer = await startSandbox({ version: '8.9' });
    const { items, page } = await search(newer.url, { filter: { assignee: 'nobody' } });
    should([items, page]).eql([
      [],
      { totalItems: 0, hasMoreTotalItems: false, startCursor: null, endCursor: null },
    ]);
    const [task] = (await search(newer.url, { filter: { state: 'CREATED' } })).items;
    should(task).have.properties({ completionDate: null, followUpDate: null, tags: [] });
    await newer.close();
  });

  it('8.9 filters by tags, of which a task must have all', async () => {
    const newer = await startSandbox({ version: '8.9', tasks: 'empty' });
    newer.addTask({ name: 'one', tags: ['outside', 'heavy'] });
    newer.addTask({ name: 'two', tags: ['outside'] });
    const found = async (tags: string[]) =>
      (await search(newer.url, { filter: { tags } })).items.map(({ name }) => name);
    should(await found(['outside'])).eql(['one', 'two']);
    should(await found(['heavy', 'outside'])).eql(['one']);
    await newer.close();
  });

  for (const [filter, names] of [
    [{ assignee: 'anna' }, ['one']],
    [{ assignee: { $neq: 'anna' } }, ['two', 'three*']],
    [{ assignee: { $exists: true } }, ['one', 'three*']],
    [{ assignee: { $in: ['ben', 'cleo'] } }, ['three*']],
    [{ assignee: { $exists: true, $notIn: ['ben'] } }, ['one']],
    [{ assignee: { $eq: 'anna', $in: [], $notIn: [] } }, ['one']],
    [{ candidateGroup: 'home' }, ['one', 'two']],
    [{ candidateGroup: { $neq: 'garden' } }, ['one', 'three*']],
    [{ candidateGroup: { $like: 'g*n' } }, ['two']],
    [{ candidateUser: { $like: 'b?n' } }, ['two']],
    [{ tenantId: { $like: 'h\\*use' } }, ['three*']],
    [{ tenantId: { $like: 'h\\*' } }, []],
    [{ priority: { $gt: 10, $lte: 30 } }, ['two', 'three*']],
    [{ priority: { $gte: 10, $lt: 20 } }, ['one']],
    [{ dueDate: { $lte: '2026-11-21T13:01:00+01:00' } }, ['one']],
    [{ dueDate: { $exists: false } }, ['two', 'three*']],
    [{ name: 'three*' }, ['three*']],
    [{ processInstanceVariables: [{ name: 'litres', value: '2' }] }, ['three*']],
    [{ processInstanceVariables: [{ name: 'litres', value: { $exists: true } }] }, ['three*']],
    [{ state: 'CREATED', priority: 20 }, ['two']],
  ] as [Item, string[]][]) {
    it(`filters by ${JSON.stringify(filter)}`, async () => {
      should(await namesOf(filter)).eql(names);
    });
  }

  for (const query of [
    { bogus: 1 },
    { filter: { bogus: 1 } },
    { filter: { tags: ['outside'] } },
    { filter: { assignee: { $foo: 'a' } } },
    { filter: { name: { $like: 'o*' } } },
    { filter: { userTaskKey: { $in: ['1'] } } },
    { filter: { state: 'NOPE' } },
    { filter: { priority: '10' } },
    { filter: { dueDate: 'tomorrow' } },
    { sort: [{ field: 'bogus' }] },
    { sort: [{ field: 'name', order: 'asc' }] },
    { page: { searchAfter: ['1'] } },
    { page: { limit: 0 } },
    { page: { limit: 10_001 } },
    { page: { from: 1, after: 'WyIxIl0=' } },
    { page: { after: 'nonsense' } },
    { page: { after: 'WyIxIl0=' }, sort: [{ field: 'name' }] },
  ]) {
    it(`refuses ${JSON.stringify(query)} with 400 and a problem body`, async () => {
      const reply = await call('POST', `${sandbox.url}/v2/user-tasks/search`, { json: query });
      should(reply.status).equal(400);
      should(reply.headers['content-type']).equal('application/problem+json');
      should(JSON.parse(reply.text)).have.properties(['type', 'title', 'status', 'detail', 'instance']);
    });
  }

  it('gets one task by its key, and 404 for none', async () => {
    const found = await call('GET', `${sandbox.url}/v2/user-tasks/${keys[0]}`);
    should(JSON.parse(found.text)).have.properties({ userTaskKey: keys[0], name: 'one' });
    should((await call('GET', `${sandbox.url}/v2/user-tasks/1`)).status).equal(404);
  });

  it('sorts by name, and by a date that some lack last either way', async () => {
    const names = async (field: string, order: string) =>
      (await search(sandbox.url, { sort: [{ field, order }] })).items.map(({ name }) => name);
    should(await names('name', 'DESC')).eql(['two', 'three*', 'one']);
    should(await names('dueDate', 'ASC')).eql(['one', 'two', 'three*']);
    should(await names('dueDate', 'DESC')).eql(['one', 'two', 'three*']);
  });

  it('sends 100 tasks where no limit is given, and counts to 10,000', async () => {
    const large = await startSandbox({ tasks: 10_001 });
    const { items, page } = await search(large.url);
    should(items.length).equal(100);
    should(page).have.properties({ totalItems: 10_000, hasMoreTotalItems: true });
    await large.close();
  });
});
