import should from 'should';
import { tasksOf, type UserTask } from '../../../support/node-red/user-tasks';
import { until } from '../../../support/until';
import { LONG, ownQuery, tenChoresOn } from '../chores';
import type { ClusterUnderTest } from '../cluster-under-test';
import { isFrom } from '../facts';
import { flowsOn } from '../flows-on';

const v1 = { type: 'camunda8-task', api: 'v1' };

/** What can be done with one task over Tasklist's /v1. */
export function tasklistSuite(cluster: ClusterUnderTest): void {
  const flows = flowsOn(cluster, {
    tasks: { type: 'camunda8-search-tasks', api: 'v1' },
    get: { ...v1, operation: 'get' },
    variables: { ...v1, operation: 'variables' },
    form: { ...v1, operation: 'form' },
    assign: { ...v1, operation: 'assign', assignee: 'demo' },
    complete: {
      ...{ type: 'camunda8-task', operation: 'complete', wait: true },
      ...{ variables: '{"fed":true}', variablesType: 'json' },
    },
  });
  const chores = tenChoresOn(cluster, 'tasklist');
  let task: UserTask;

  // Tasklist hears of a process apart from its tasks: until then a task has the id of its element for a name.
  before('find a task that has its name', async () => {
    task = await until('a task that has its name', 30_000, async () =>
      tasksOf(await flows().ask('tasks', ownQuery(chores.process, 'v1'))).find(
        ({ name }) => name === 'Water the plants',
      ),
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

  if (!isFrom('8.7', cluster.facts)) {
    it('says that 8.6 cannot change it over /v1', async () => {
      const { error } = await flows().ask('assign', task);
      should(error?.message).match(/Set API to v2\. .*[Ii]t may have been done all the same/);
    });
  }

  it('completes over /v2 what it found over /v1', async () => {
    const { payload } = await flows().ask('complete', task);
    should(payload).match({ userTaskKey: task.userTaskKey, state: 'COMPLETED' });
    await cluster.showsEnd(task.processInstanceKey);
  });

  it('says what is wrong with a key', async () => {
    const { error } = await flows().ask('get', { userTaskKey: '99' });
    should(error).match({ code: 'CAMUNDA_NOT_FOUND', cause: { status: 404 } });
  });
}
