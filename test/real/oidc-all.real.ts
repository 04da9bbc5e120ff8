import should from 'should';
import { userTaskContract } from '../contract/user-task-contract';
import { camundaIn } from './camunda-in';
import { Caller, getToken } from './client';
import { clusterOf, flowsOn } from './flows-on';
import { theKeycloak } from './servers/start-mode';
import { instancesOf, tasksOf } from './user-tasks';

const actions = {
  v2: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
  v1: { type: 'camunda8-search-tasks', api: 'v1', pageSize: '3' },
};

describe('oidc-all: Operate and Tasklist in one, with tokens of Keycloak', () => {
  const camunda = camundaIn('oidc-all');
  const flows = flowsOn('oidc-all', camunda, actions);
  let headers: Record<string, string> = {};
  let started: string[] = [];

  before('start ten instances of a process with a user task', async () => {
    headers = await getToken('operate');
    const caller = new Caller(camunda().address, headers);
    await caller.deployChore();
    started = (await caller.startChores(10)).sort();
    await caller.waitForTasks(10);
  });

  describe('the user-task contract', () =>
    userTaskContract({
      url: () => camunda().address,
      headers: async () => headers,
      version: '8.6',
      tasklist: true,
      processDefinitionId: 'chore',
      candidateGroup: 'home',
      processInstanceKeys: () => started,
    }));

  it('finds the ten tasks through /v2 and /v1 with the same cluster node and the same token', async () => {
    const keycloak = await theKeycloak();
    const before = await keycloak.tokenRequests();
    should(instancesOf(tasksOf(await flows().ask('v2')))).eql(started);
    should(instancesOf(tasksOf(await flows().ask('v1')))).eql(started);
    should((await keycloak.tokenRequests()) - before).equal(1);
  });

  it('renews a token that is refused with 403 once, and then says that it was refused', async () => {
    const cluster = clusterOf('oidc-all', camunda());
    await flows().deploy({ ...cluster, properties: { ...cluster.properties, scope: 'zeebe' } }, actions);
    const keycloak = await theKeycloak();
    const before = await keycloak.tokenRequests();
    for (const api of ['v2', 'v1']) {
      const { error } = await flows().ask(api);
      should(error).have.property('code', 'CAMUNDA_AUTH');
      should(error?.cause).have.properties({ status: 403, source: 'api' });
      should(error?.message).match(/audience/);
    }
    should((await keycloak.tokenRequests()) - before).be.belowOrEqual(3);
  });
});
