import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { flowsOn } from '../../real/flows-on';
import { user } from '../../real/servers/storage';
import { tasksOf, type UserTask } from '../../support/node-red/user-tasks';
import { until } from '../../support/until';
import { LONG, logIn } from '../caller';
import { tenChoresOn } from '../own-processes';

const ofTask = (operation: string, more: object = {}) => ({ type: 'camunda8-task', operation, ...more });
const variables = { variables: '{"fed":true,"cat":{"name":"Minka"}}', variablesType: 'json' };
const changes = { changes: '{"priority":80,"candidateGroups":["garden"]}', changesType: 'json' };

describe('task: one user task over /v2, on five partitions', () => {
  const camunda = camundaIn('search', { partitions: 5 });
  const flows = flowsOn('search', camunda, {
    tasks: { type: 'camunda8-search-tasks', api: 'v2' },
    get: ofTask('get'),
    assign: ofTask('assign', { assignee: 'anna' }),
    'assign-other': ofTask('assign', { assignee: 'ben' }),
    'assign-over': ofTask('assign', { assignee: 'ben', allowOverride: true }),
    unassign: ofTask('unassign'),
    update: ofTask('update', changes),
    complete: ofTask('complete', variables),
    'complete-and-wait': ofTask('complete', { wait: true }),
    variables: ofTask('variables'),
  });
  tenChoresOn(camunda);
  let tasks: UserTask[];

  before('find the tasks', async () => {
    tasks = tasksOf(await flows().ask('tasks'));
  });

  function nth(index: number): UserTask {
    const task = tasks[index];
    if (!task) throw new Error(`There are ${tasks.length} tasks`);
    return task;
  }

  it('gets each task by its key, digit for digit', async () => {
    should(tasks.some(({ userTaskKey }) => !Number.isSafeInteger(Number(userTaskKey)))).be.true();
    for (const task of tasks) {
      const { payload, error } = await flows().ask('get', task);
      should(error).equal(undefined);
      should(payload).eql(task);
    }
  });

  it('assigns it to one, refuses the other, and takes it away where that is allowed', async () => {
    should((await flows().ask('assign', nth(0))).payload).match({ assignee: 'anna' });
    should((await flows().ask('assign', nth(0))).error).equal(undefined);
    const { error } = await flows().ask('assign-other', nth(0));
    should(error).match({ code: 'CAMUNDA_CONFLICT', cause: { status: 409 } });
    should((await flows().ask('assign-over', nth(0))).payload).match({ assignee: 'ben' });
    should((await flows().ask('unassign', nth(0))).payload).not.have.property('assignee');
  });

  it('updates it', async () => {
    const { payload, camunda: details } = await flows().ask('update', nth(1));
    should(payload).match({ priority: 80, candidateGroups: ['garden'] });
    should(details).match({ status: 204, requests: 1 });
  });

  it('completes it once', async () => {
    const { payload } = await flows().ask('complete', nth(2));
    should(payload).match({ userTaskKey: nth(2).userTaskKey, state: 'COMPLETED' });
    const { error } = await flows().ask('complete', nth(2));
    should(error).match({ code: 'CAMUNDA_NOT_FOUND', cause: { status: 404 } });
    should(error?.message).match(/may have been completed already/);
  });

  it('waits until a search shows it as open no more', async () => {
    const { payload, camunda: details, error } = await flows().ask('complete-and-wait', nth(3));
    should(error).equal(undefined);
    should(payload).match({ state: 'COMPLETED' });
    should(details?.requests).be.above(1);
    const query = { filter: { state: 'CREATED', userTaskKey: nth(3).userTaskKey } };
    should(tasksOf(await flows().ask('tasks', query))).be.empty();
  });

  it('says what is wrong with a key', async () => {
    const codeOf = async (name: string, userTaskKey: string) =>
      (await flows().ask(name, { userTaskKey })).error?.code;
    should(await codeOf('complete', '2251799813999999')).equal('CAMUNDA_NOT_FOUND');
    should(await codeOf('complete', '123')).equal('CAMUNDA_NOT_FOUND');
    should(await codeOf('get', '2251799813999999')).equal('CAMUNDA_NOT_FOUND');
    should(await codeOf('get', 'abc')).equal('CAMUNDA_INVALID');
  });

  it('says that variables need v1 here', async () => {
    const { error } = await flows().ask('variables', nth(4));
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(error?.message).match(/set API to v1/);
  });
});

describe('task: one user task over /v1, with a session', () => {
  const camunda = camundaIn('cookie');
  const v1 = { api: 'v1' };
  const flows = flowsOn('cookie', camunda, {
    tasks: { type: 'camunda8-search-tasks', api: 'v1' },
    get: ofTask('get', v1),
    variables: ofTask('variables', v1),
    form: ofTask('form', v1),
    assign: ofTask('assign', { ...v1, assignee: user.name }),
    'complete-over-v2': ofTask('complete', { ...variables, wait: true }),
  });
  tenChoresOn(camunda, {
    tasklist: true,
    authorize: () => logIn(camunda().address, user.name, user.password),
  });
  let task: UserTask;

  // Tasklist hears of a process apart from its tasks: until then a task has the id of its element for a name.
  before('find a task that has its name', async () => {
    task = await until('a task that has its name', 30_000, async () =>
      tasksOf(await flows().ask('tasks')).find(({ name }) => name === 'Water the plants'),
    );
  });

  it('gets it and its form, of which it has none', async () => {
    const { userTaskKey } = task;
    should((await flows().ask('get', task)).payload).match({ userTaskKey, name: 'Water the plants' });
    should((await flows().ask('form', task)).payload).equal(null);
  });

  it('gets its variables, a long one whole', async () => {
    // They show up on their own, later than the task at times.
    const variables = await until('the task has its variables', 30_000, async () => {
      const { payload } = await flows().ask('variables', task);
      return Object.keys(Object(payload)).length === 2 ? Object(payload) : undefined;
    });
    should(variables).eql({ number: Number(variables.number), note: LONG });
  });

  it('says that 8.6 cannot change it over /v1, and completes it over /v2', async () => {
    const { error } = await flows().ask('assign', task);
    should(error?.message).match(/: set API to v2$/);
    const { payload } = await flows().ask('complete-over-v2', task);
    should(payload).match({ userTaskKey: task.userTaskKey, state: 'COMPLETED' });
  });

  it('says what is wrong with a key', async () => {
    const { error } = await flows().ask('get', { userTaskKey: '99' });
    should(error).match({ code: 'CAMUNDA_NOT_FOUND', cause: { status: 404 } });
  });
});
