import should from 'should';
import { instancesOf, tasksOf } from '../../../support/node-red/user-tasks';
import { Relay } from '../../../support/relay';
import { clusterNode, withWrongSecret } from '../access';
import { ask } from '../caller';
import { ownQuery, tenChoresOn } from '../chores';
import type { ClusterUnderTest } from '../cluster-under-test';
import { apisOf, isFrom } from '../facts';
import { flowsOn } from '../flows-on';

const login = { type: 'camunda8-login', api: 'v2' };
const search = { type: 'camunda8-search-tasks' };
const actions = {
  login: { ...login, operation: 'login' },
  logout: { ...login, operation: 'logout' },
  session: { ...login, operation: 'login', headers: true },
  v2: { ...search, api: 'v2' },
  v1: { ...search, api: 'v1' },
};

/** What holds for a session. A relay before the cluster counts the logins. */
export function sessionSuite(cluster: ClusterUnderTest): void {
  const flows = flowsOn(cluster, actions);
  const chores = tenChoresOn(cluster, 'session');
  const apis = apisOf(cluster.facts);
  const prefix = isFrom('8.8', cluster.facts) ? '' : '/api';
  let relay: Relay;

  before('start the relay', async () => {
    relay = await Relay.start(cluster.access.address);
    await flows().deploy(clusterNode({ ...cluster.access, address: relay.url }), actions);
  });

  after('close the relay', () => relay.close());

  const logins = () =>
    relay.exchanges.filter(({ method, path }) => method === 'POST' && path === `${prefix}/login`).length;

  const find = async (api: 'v2' | 'v1') =>
    instancesOf(tasksOf(await flows().ask(api, ownQuery(chores.process, api))));

  it('logs in once more for all, and loses nothing, after the session was ended on the server', async () => {
    should(await find('v2')).eql(chores.started);
    const { headers = {} } = await flows().ask('session');
    const status = async (path: string, method: 'GET' | 'POST') =>
      (await ask(cluster.access.address + path, { method, headers })).status;
    should(await status('/v2/topology', 'GET')).equal(200);
    should(await status(`${prefix}/logout`, 'POST')).equal(204);
    should(await status('/v2/topology', 'GET')).equal(401);

    const before = logins();
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, i) => find(apis[i % apis.length] ?? 'v2')),
    );
    for (const instances of found) should(instances).eql(chores.started);
    should(logins() - before).equal(1);
  });

  it('logs in again after a logout', async () => {
    should((await flows().ask('logout')).payload).have.property('authenticated', false);
    should(await find('v2')).eql(chores.started);
  });

  it('tries a wrong password once, however many messages come', async () => {
    const wrong = withWrongSecret({ ...cluster.access, address: relay.url }, 'not-this-one');
    await flows().deploy(clusterNode(wrong), actions);
    const before = logins();
    for (const name of ['login', ...apis])
      should((await flows().ask(name)).error?.cause).have.properties({ status: 401, source: 'login' });
    should(logins() - before).equal(1);
  });
}
