import should from 'should';
import { tasksOf, type UserTask } from '../../../support/node-red/user-tasks';
import { until } from '../../../support/until';
import { LONG, ownQuery, tenChoresOn } from '../chores';
import type { ClusterUnderTest } from '../cluster-under-test';
import { fullApisOf, isFrom } from '../facts';
import { flowsOn } from '../flows-on';

const ofTask = (operation: string, more: object = {}) => ({ type: 'camunda8-task', operation, ...more });
const variables = { variables: '{"fed":true,"cat":{"name":"Minka"}}', variablesType: 'json' };
const changes = { changes: '{"priority":80,"candidateGroups":["garden"]}', changesType: 'json' };

/** What can be done with one task over /v2. */
export function taskSuite(cluster: ClusterUnderTest): void {
  const flows = flowsOn(cluster, {
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
    form: ofTask('form'),
  });
  const chores = tenChoresOn(cluster, 'task');
  let tasks: UserTask[];

  before('find the tasks', async () => {
    tasks = tasksOf(await flows().ask('tasks', ownQuery(chores.process, 'v2')));
  });

  function nth(index: number): UserTask {
    const task = tasks[index];
    if (!task) throw new Error(`There are ${tasks.length} tasks`);
    return task;
  }

  it('gets each task by its key, digit for digit', async () => {
    should(tasks).have.length(10);
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
    should(error?.message).match(/may already be completed/);
    await cluster.showsEnd(nth(2).processInstanceKey);
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
    // A key of the run's own that is no task: a number made up could be somebody's task.
    const noTask = nth(4).processInstanceKey;
    should(await codeOf('complete', noTask)).equal('CAMUNDA_NOT_FOUND');
    should(await codeOf('complete', '123')).equal('CAMUNDA_NOT_FOUND');
    should(await codeOf('get', noTask)).equal('CAMUNDA_NOT_FOUND');
    should(await codeOf('get', 'abc')).equal('CAMUNDA_INVALID');
  });

  if (isFrom('8.8', cluster.facts)) {
    it('gets its variables, a long one whole, and says that it has no form', async () => {
      const { payload } = await flows().ask('variables', nth(4));
      should(payload).match({ note: LONG }).and.have.property('number').which.is.a.Number();
      should((await flows().ask('form', nth(4))).payload).equal(null);
    });
  } else {
    for (const operation of ['variables', 'form']) {
      it(`says that this version has it over v1 alone: ${operation}`, async () => {
        const { error } = await flows().ask(operation, nth(4));
        should(error?.code).equal('CAMUNDA_UNSUPPORTED');
        should(error?.message).match(/Set API to v1\./);
      });
    }
  }
}

/** The form of a task that has one. */
export function formSuite(cluster: ClusterUnderTest): void {
  const type = 'camunda8-search-tasks';
  const flows = flowsOn(cluster, {
    'tasks-v2': { type, api: 'v2' },
    'tasks-v1': { type, api: 'v1' },
    'form-v2': ofTask('form'),
    'form-v1': ofTask('form', { api: 'v1' }),
  });

  for (const api of fullApisOf(cluster.facts)) {
    it(`is the one that the process names (${api})`, async () => {
      const process = await cluster.own.deploy(`form-${api}`, 'bins.form', 'bins.bpmn');
      await cluster.own.start(process, { bin: 'paper' });
      await cluster.showsTasks(process, 1);
      const [task] = tasksOf(await flows().ask(`tasks-${api}`, ownQuery(process, api)));
      const form = await until('the form is there', 30_000, async () => {
        const { payload } = await flows().ask(`form-${api}`, task);
        return payload ?? undefined;
      });
      should(form).match({ formId: `${process.id}-form`, version: 1 });
      should(form).have.propertyByPath('schema', 'components').with.length(2);
    });
  }
}
