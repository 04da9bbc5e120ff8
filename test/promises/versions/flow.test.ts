import type { NodeMessage } from 'node-red';
import should from 'should';
import { clusterAt, Flow, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { ChangingCluster } from './changing-cluster';

const DEMO = { username: 'demo', password: 'demo' };

const search = {
  type: 'camunda8-search-tasks',
  pageSize: '2',
  filters: [{ field: 'tenantId', operator: '$eq', value: 'house', valueType: 'str' }],
};

/** Keys of the tasks in a message. */
function keysIn(message: NodeMessage | undefined): unknown[] {
  const tasks = Array.isArray(message?.payload) ? message.payload : [];
  return tasks.map(({ userTaskKey }) => userTaskKey).sort();
}

const times = (paths: readonly string[], wanted: string) => paths.filter((path) => path === wanted).length;

describe('A flow on a cluster that changes its version', () => {
  let cluster: ChangingCluster;

  afterEach(async () => {
    await stopFlow();
    await cluster.close();
  });

  it('asks for the version once, whichever node and how often', async () => {
    cluster = await ChangingCluster.start();
    const flow = await Flow.start(clusterAt(cluster.url), { n: search, m: search });
    await flow.passAll(20, 'n', 'm');
    await flow.passAll(2, 'n', 'm');
    const paths = cluster.takePaths();
    should(times(paths, '/v2/user-tasks/search')).equal(22 * 3);
    should(times(paths, '/v2/topology')).equal(1);
  });

  it('goes on, and asks for the version once a change', async () => {
    cluster = await ChangingCluster.start();
    await startFlow(clusterAt(cluster.url), search);
    for (const version of ['8.6', '8.8', '8.6', '8.8'] as const) {
      cluster.become(version);
      const { error, sent } = await pass({});
      should(error).equal(undefined);
      should(keysIn(sent[0])).eql(cluster.hers);
      should(times(cluster.takePaths(), '/v2/topology')).equal(1);
      should(keysIn((await pass({})).sent[0])).eql(cluster.hers);
      should(times(cluster.takePaths(), '/v2/topology')).equal(0);
    }
  });

  it('goes on with a session, whose login moves with the version', async () => {
    cluster = await ChangingCluster.start({ authentication: 'cookie' });
    await startFlow(clusterAt(cluster.url, { authentication: 'cookie' }, DEMO), search);
    for (const version of ['8.6', '8.8', '8.6'] as const) {
      cluster.become(version);
      const { error, sent } = await pass({});
      should(error).equal(undefined);
      should(keysIn(sent[0])).eql(cluster.hers);
    }
  });
});
