import should from 'should';
import { type Sandbox, type SandboxAuthentication, startSandbox } from '../../../sandbox/sandbox';
import type { ClientProcess } from './vendors/client-process';
import { SDK_VERSION, sdkSettings, startSdk } from './vendors/sdk';
import { type Item, rightLogin } from './vendors/vendor';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const FORM = { id: 'plant-form', components: [{ type: 'textfield', key: 'plant' }] };

describe(`The client of Tasklist in @camunda8/sdk ${SDK_VERSION} and the sandbox of 8.8`, () => {
  let client: ClientProcess;
  let sandbox: Sandbox;
  let connection: number;
  let one: string;
  let two: string;

  before(async function () {
    this.timeout(300_000); // for the download
    client = await startSdk();
  });
  after(() => client.stop());

  beforeEach(async () => {
    sandbox = await startSandbox({ version: '8.8', tasks: 'empty', partitions: 5, now: () => NOW });
    sandbox.deployForm(FORM);
    one = sandbox.addTask({
      name: 'one',
      candidateGroups: ['home'],
      candidateUsers: ['ben'],
      creationDate: NOW - 3 * HOUR,
      dueDate: NOW + HOUR,
      followUpDate: NOW + HOUR,
      variables: { plant: 'basil', litres: 2 },
      formId: FORM.id,
    });
    two = sandbox.addTask({
      name: 'two',
      assignee: 'anna',
      creationDate: NOW - 2 * HOUR,
      implementation: 'JOB_WORKER',
      processDefinitionId: 'other-job',
    });
    const three = sandbox.addTask({
      name: 'three',
      assignee: 'ben',
      creationDate: NOW - HOUR,
      tenantId: 'cellar',
    });
    sandbox.completeTask(three);
    connection = await connect('none');
  });
  afterEach(() => sandbox.close());

  const connect = (mode: SandboxAuthentication, secrets: object = {}) =>
    client.connect({ ...sdkSettings({ ...rightLogin(sandbox, mode), ...secrets }), api: 'tasklist' });

  const ask = (method: string, ...args: unknown[]) =>
    client.call(connection, [method, ...args]) as Promise<Item>;

  const find = async (query: Item) => (await ask('searchTasks', query)) as unknown as Item[];

  for (const [query, names] of [
    [{}, ['one', 'two', 'three']],
    [{ state: 'COMPLETED' }, ['three']],
    [{ assigned: false }, ['one']],
    [{ assignee: 'anna' }, ['two']],
    [{ assignees: ['anna', 'ben'] }, ['two', 'three']],
    [{ taskDefinitionId: 'do-it' }, ['one', 'two', 'three']],
    [{ taskDefinitionId: 'do-it-not' }, []],
    [{ candidateGroup: 'home' }, ['one']],
    [{ candidateGroups: ['home', 'garden'] }, ['one']],
    [{ candidateUser: 'ben' }, ['one']],
    [{ candidateUsers: ['ben', 'cleo'] }, ['one']],
    [{ followUpDate: { from: '2026-11-21T12:30:00Z', to: '2026-11-21T13:30:00Z' } }, ['one']],
    [{ dueDate: { from: '2026-11-21T12:30:00Z', to: '2026-11-21T13:30:00Z' } }, ['one']],
    [{ dueDate: { from: '2026-11-21T13:30:00Z', to: '2026-11-21T14:30:00Z' } }, []],
    [{ taskVariables: [{ name: 'plant', value: '"basil"', operator: 'eq' }] }, ['one']],
    [{ tenantIds: ['cellar'] }, ['three']],
    [{ implementation: 'JOB_WORKER' }, ['two']],
    [{ sort: [{ field: 'creationTime', order: 'DESC' }] }, ['three', 'two', 'one']],
    [{ sort: [{ field: 'completionTime', order: 'ASC' }], pageSize: 1 }, ['three']],
  ] as [Item, string[]][]) {
    it(`finds ${names.join(', ') || 'nothing'} by ${JSON.stringify(query)}`, async () => {
      const found = (await find(query)).map(({ name }) => String(name));
      if ('sort' in query) should(found).eql(names);
      else should(found.sort()).eql([...names].sort());
    });
  }

  it('finds by the keys of an instance and of a process, digit for digit', async () => {
    const [task] = await find({ assignee: 'anna' });
    const { processInstanceKey, processDefinitionKey } = task ?? {};
    should((await find({ processInstanceKey })).map(({ id }) => id)).eql([two]);
    should((await find({ processDefinitionKey })).map(({ id }) => id)).eql([two]);
  });

  it('goes on and back by sort values', async () => {
    const sort = [{ field: 'creationTime', order: 'ASC' }];
    const [first, second] = await find({ sort, pageSize: 2 });
    const names = async (cursor: Item) => (await find({ sort, ...cursor })).map(({ name }) => name);
    should(await names({ searchAfter: second?.sortValues })).eql(['three']);
    should(await names({ searchAfterOrEqual: second?.sortValues })).eql(['two', 'three']);
    should(await names({ searchBefore: second?.sortValues })).eql(['one']);
    should(await names({ searchBeforeOrEqual: second?.sortValues })).eql(['one', 'two']);
    should([first?.isFirst, second?.isFirst]).eql([true, false]);
  });

  it('brings variables with a search where they are named', async () => {
    const [task] = await find({ assigned: false, includeVariables: [{ name: 'litres' }] });
    should(task?.variables).match([{ name: 'litres', value: '2' }]);
  });

  it('reads a task, with keys digit for digit', async () => {
    const keys = Array.from({ length: 10 }, () => sandbox.addTask({ variables: { litres: 1 } }));
    should(keys.filter((key) => String(Number(key)) !== key)).not.be.empty();
    for (const key of keys) should(await ask('getTask', key)).have.property('id', key);
    should(await ask('getTask', one)).have.properties({
      name: 'one',
      taskState: 'CREATED',
      assignee: null,
      candidateGroups: ['home'],
      dueDate: '2026-11-21T13:00:00.000+0000',
      formId: FORM.id,
      implementation: 'ZEEBE_USER_TASK',
    });
  });

  it('reads the form of a task', async () => {
    const { formId, processDefinitionKey, formVersion } = await ask('getTask', one);
    const form = await ask('getForm', formId, processDefinitionKey, formVersion);
    should(JSON.parse(String(form.schema))).eql(FORM);
  });

  it('reads all variables of a task, and those alone that are named', async () => {
    const read = async (names: Item) => {
      const variables = (await ask('getVariables', { taskId: one, ...names })) as unknown as Item[];
      return variables.map(({ name, value }) => [name, value]);
    };
    const [litres, plant] = [
      ['litres', '2'],
      ['plant', '"basil"'],
    ];
    should(await read({})).eql([litres, plant]);
    should(await read({ variableNames: ['plant'] })).eql([plant]);
    should(await read({ includeVariables: [{ name: 'litres', alwaysReturnFullValue: true }] })).eql([litres]);
  });

  it('assigns, does not take from another, gives back and completes', async () => {
    should(await ask('assignTask', { taskId: one, assignee: 'anna' })).have.property('assignee', 'anna');
    await should(ask('assignTask', { taskId: one, assignee: 'ben' })).be.rejectedWith({ status: 400 });
    should(await ask('unassignTask', one)).have.property('assignee', null);
    await ask('assignTask', { taskId: one, assignee: 'ben' });
    should(await ask('completeTask', one, { litres: 3, notes: { list: [1, true] } })).have.properties({
      taskState: 'COMPLETED',
      completionDate: '2026-11-21T12:00:00.000+0000',
    });
    should(await find({ taskVariables: [{ name: 'litres', value: '3', operator: 'eq' }] })).have.length(1);
    await should(ask('completeTask', one, {})).be.rejectedWith({ status: 400 });
  });

  it('is refused with 404 where no task has the id, and with 400 for two cursors', async () => {
    await should(ask('getTask', '99')).be.rejectedWith({ status: 404 });
    const cursors = { searchAfter: ['1', '2'], searchBefore: ['1', '2'] };
    await should(ask('searchTasks', cursors)).be.rejectedWith({ status: 400 });
  });

  for (const mode of ['basic', 'oidc'] as const) {
    it(`logs in by ${mode}, and is refused with 401 for a wrong password or secret`, async () => {
      await sandbox.close();
      sandbox = await startSandbox({ version: '8.8', authentication: mode });
      const task = sandbox.addTask();
      connection = await connect(mode);
      should(await ask('assignTask', { taskId: task, assignee: 'demo' })).have.property('assignee', 'demo');
      connection = await connect(mode, { password: 'nope', clientSecret: 'nope' });
      await should(ask('getTask', task)).be.rejectedWith({ status: 401 });
    });
  }
});
