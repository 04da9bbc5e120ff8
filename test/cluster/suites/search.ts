import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { flowsOn } from '../../real/flows-on';
import { Load } from '../../support/node-red/load';
import { instancesOf, tasksOf } from '../../support/node-red/user-tasks';
import { until } from '../../support/until';
import { describeContract, tenChoresOn } from '../own-processes';

describe('search: without authentication, with tasks over /v2', () => {
  const camunda = camundaIn('search');
  const flows = flowsOn('search', camunda, {
    topology: { type: 'camunda8-topology' },
    login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
    tasks: { type: 'camunda8-search-tasks', api: 'v2' },
    'tasks-by-three': { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
    'tasks-over-v1': { type: 'camunda8-search-tasks', api: 'v1' },
  });
  const chores = tenChoresOn(camunda);

  describeContract(camunda, chores);

  it('tells its topology', async () => {
    const { payload, camunda: details } = await flows().ask('topology');
    should(payload).have.properties({ gatewayVersion: '8.6.0', partitionsCount: 1 });
    should(details).have.properties({ status: 200, requests: 1 });
  });

  it('needs no login, and says so', async () => {
    const { payload } = await flows().ask('login');
    should(payload).have.properties({ authenticated: true, authentication: 'none', gatewayVersion: '8.6.0' });
  });

  it('finds the ten tasks through /v2', async () => {
    const outcome = await flows().ask('tasks');
    should(instancesOf(tasksOf(outcome))).eql(chores.started);
    should(outcome.camunda).have.properties({ requests: 1, totalItems: 10 });
    for (const task of tasksOf(outcome)) {
      should(task).have.properties({ state: 'CREATED', candidateGroups: ['home'], candidateUsers: [] });
    }
  });

  it('finds the same ten in pages of three', async () => {
    const outcome = await flows().ask('tasks-by-three');
    should(instancesOf(tasksOf(outcome))).eql(chores.started);
  });

  it('refuses a filter that 8.6 would ignore', async () => {
    const { error } = await flows().ask('tasks', { filter: { priority: 50 } });
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
  });

  it('says that there is no Tasklist API here', async () => {
    const { error } = await flows().ask('tasks-over-v1');
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
  });

  it('leaves no message without an answer or an error while Camunda is restarted', async function () {
    this.timeout(300_000);
    const load = new Load(flows(), 'tasks-by-three', 100);
    await camunda().restart();
    await until('the ten tasks are found again', 60_000, async () => {
      const { payload } = await flows().ask('tasks');
      return payload;
    });
    const outcomes = await load.stop();

    const failed = outcomes.filter(({ error }) => error);
    for (const { error } of failed) {
      should(error?.code).be.oneOf('CAMUNDA_UNAVAILABLE', 'CAMUNDA_TIMEOUT', 'CAMUNDA_BUSY');
      should(error?.cause.retryable).be.true();
    }
    const answered = outcomes.filter(({ error }) => !error);
    should(answered.length).be.above(0);
    should(failed.length).be.above(0);
    for (const outcome of answered) should(instancesOf(tasksOf(outcome))).eql(chores.started);
  });
});
