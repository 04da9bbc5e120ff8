import should from 'should';
import type { ClusterUnderTest } from '../cluster-under-test';
import { flowsOn } from '../flows-on';

/** 8.6 and 8.7 as they come. */
export function searchOffSuite(cluster: ClusterUnderTest): void {
  const flows = flowsOn(cluster, { tasks: { type: 'camunda8-search-tasks', api: 'v2' } });

  it('takes commands, and answers a search with 405: it is switched off', async () => {
    const process = await cluster.own.deploy('unseen', 'chore.bpmn');
    should(await cluster.own.start(process)).match(/^\d{16,}$/);
    const search = await cluster.caller.post('/v2/user-tasks/search');
    should(search.status).equal(405);
    should(search.headers.get('allow')).equal('PATCH');
  });

  it('has the search node say so, and how to switch it on', async () => {
    const { error } = await flows().ask('tasks');
    should(error).have.properties({
      code: 'CAMUNDA_UNSUPPORTED',
      message: 'CamundaError: Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true',
    });
  });
}
