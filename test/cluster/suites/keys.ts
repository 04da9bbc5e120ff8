import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { flowsOn } from '../../real/flows-on';
import { instancesOf, tasksOf } from '../../support/node-red/user-tasks';
import { describeContract, tenChoresOn } from '../own-processes';

describe('partitions: five of them, so that keys are beyond 2^53', () => {
  const camunda = camundaIn('search', { partitions: 5 });
  const flows = flowsOn('search', camunda, {
    array: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
    raw: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3', shape: 'raw' },
    page: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3', output: 'page' },
    task: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3', output: 'task' },
  });
  const chores = tenChoresOn(camunda);

  describeContract(camunda, chores);

  it('has keys here that a number cannot hold', () => {
    should(chores.started.filter((key) => String(Number(key)) !== key)).not.be.empty();
  });

  for (const output of ['array', 'page', 'task', 'raw']) {
    it(`gives every key digit for digit, as text (${output})`, async () => {
      const tasks = tasksOf(await flows().ask(output));
      should(instancesOf(tasks)).eql(chores.started);
      for (const task of tasks) should(task.processInstanceKey).be.a.String();
    });
  }

  it('finds a task by such a key', async () => {
    for (const processInstanceKey of chores.started) {
      const found = tasksOf(await flows().ask('array', { filter: { processInstanceKey } }));
      should(instancesOf(found)).eql([processInstanceKey]);
      const [{ userTaskKey } = { userTaskKey: '' }] = found;
      should(tasksOf(await flows().ask('array', { filter: { userTaskKey } }))).eql(found);
    }
  });
});
