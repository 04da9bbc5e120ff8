import should from 'should';
import type { ClusterUnderTest } from '../cluster-under-test';
import { apisOf } from '../facts';
import { flowsOn } from '../flows-on';

/** What each cluster can do, whatever else it has. */
export function loginSuite(cluster: ClusterUnderTest): void {
  const flows = flowsOn(cluster, {
    topology: { type: 'camunda8-topology' },
    'login-v2': { type: 'camunda8-login', api: 'v2', operation: 'login' },
    'login-v1': { type: 'camunda8-login', api: 'v1', operation: 'login' },
  });
  const { gatewayVersion, partitions } = cluster.facts;
  const { authentication } = cluster.access;

  it('tells its topology', async () => {
    const { payload, camunda: details } = await flows().ask('topology');
    should(payload).have.properties({ gatewayVersion, partitionsCount: partitions });
    should(details).have.properties({ status: 200, requests: 1 });
  });

  for (const api of apisOf(cluster.facts)) {
    it(`tells how and as whom it is logged in to /${api}`, async () => {
      const { payload } = await flows().ask(`login-${api}`);
      should(payload).have.properties({ authenticated: true, authentication: authentication.method });
      if ('username' in authentication) should(payload).have.property('subject', authentication.username);
    });
  }
}
