import should from 'should';
import { clusterNode, withWrongSecret } from '../access';
import type { ClusterUnderTest } from '../cluster-under-test';
import { flowsOn } from '../flows-on';

const actions = {
  login: { type: 'camunda8-login', api: 'v2', operation: 'login' },
  topology: { type: 'camunda8-topology' },
  search: { type: 'camunda8-search-tasks', api: 'v2' },
};

/** Where each authentication is refused, and what the sentence says to check. */
const refusals = {
  basic: { source: 'api', check: /user ?name (and|or) (the )?password/i },
  cookie: { source: 'login', check: /user ?name and password/i },
  oidc: { source: 'token', check: /Check the client ID and secret/ },
};

/** For clusters that want to know who asks. */
export function wrongCredentialsSuite(cluster: ClusterUnderTest, method: keyof typeof refusals): void {
  const flows = flowsOn(cluster, actions);

  it('says what to check, and keeps the secret out of the log', async () => {
    await flows().deploy(clusterNode(withWrongSecret(cluster.access, 'not-this-one')), actions);
    const { source, check } = refusals[method];
    for (const name of Object.keys(actions)) {
      const { error } = await flows().ask(name);
      should(error).have.property('code', 'CAMUNDA_AUTH');
      should(error?.cause).have.properties({ status: 401, source });
      should(error?.message).match(check);
    }
    should(flows().log).not.containEql('not-this-one');
  });
}
