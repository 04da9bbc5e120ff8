import should from 'should';
import { camundaIn } from '../real/camunda-in';
import { describeContract, tenChoresOn } from '../real/chores';
import { getToken } from '../real/client';
import { clusterOf, flowsOn } from '../real/flows-on';
import { theKeycloak } from '../real/servers/start-mode';
import { instancesOf, tasksOf } from '../support/node-red/user-tasks';

const actions = {
  v2: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
  v1: { type: 'camunda8-search-tasks', api: 'v1', pageSize: '3' },
};

describe('oidc-all: Operate and Tasklist in one, with tokens of Keycloak', () => {
  const camunda = camundaIn('oidc-all');
  const flows = flowsOn('oidc-all', camunda, actions);
  const chores = tenChoresOn(camunda, { tasklist: true, authorize: () => getToken('operate') });

  describeContract(camunda, chores);

  it('finds the ten tasks through /v2 and /v1 with the same cluster node and the same token', async () => {
    const keycloak = await theKeycloak();
    const before = await keycloak.tokenRequests();
    should(instancesOf(tasksOf(await flows().ask('v2')))).eql(chores.started);
    should(instancesOf(tasksOf(await flows().ask('v1')))).eql(chores.started);
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
