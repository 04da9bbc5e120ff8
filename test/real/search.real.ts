import should from 'should';
import { userTaskContract } from '../contract/user-task-contract';
import { camundaIn } from './camunda-in';
import { Caller } from './client';
import { flowsOn } from './flows-on';
import { instancesOf, tasksOf } from './user-tasks';

describe('search: without authentication, with tasks over /v2', () => {
  const camunda = camundaIn('search');
  const flows = flowsOn('search', camunda, {
    topology: { type: 'camunda8-topology' },
    login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
    tasks: { type: 'camunda8-search-tasks', api: 'v2' },
    'tasks-by-three': { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
    'tasks-over-v1': { type: 'camunda8-search-tasks', api: 'v1' },
  });
  let started: string[] = [];

  before('start ten instances of a process with a user task', async () => {
    const caller = new Caller(camunda().address);
    await caller.deployChore();
    started = await caller.startChores(10);
    await caller.waitForTasks(10);
    started.sort();
  });

  describe('the user-task contract', () =>
    userTaskContract({
      url: () => camunda().address,
      headers: async () => ({}),
      version: '8.6',
      tasklist: false,
      processDefinitionId: 'chore',
      candidateGroup: 'home',
      processInstanceKeys: () => started,
    }));

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
    should(instancesOf(tasksOf(outcome))).eql(started);
    should(outcome.camunda).have.properties({ requests: 1, totalItems: 10 });
    for (const task of tasksOf(outcome)) {
      should(task).have.properties({ state: 'CREATED', candidateGroups: ['home'], candidateUsers: [] });
    }
  });

  it('finds the same ten in pages of three', async () => {
    const outcome = await flows().ask('tasks-by-three');
    should(instancesOf(tasksOf(outcome))).eql(started);
  });

  it('refuses a filter that 8.6 would ignore', async () => {
    const { error } = await flows().ask('tasks', { filter: { priority: 50 } });
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
  });

  it('says that there is no Tasklist API here', async () => {
    const { error } = await flows().ask('tasks-over-v1');
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
  });
});
