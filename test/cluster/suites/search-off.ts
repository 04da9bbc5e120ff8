import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { flowsOn } from '../../real/flows-on';
import { Caller } from '../caller';

describe('none: the gateway alone, without authentication', () => {
  const camunda = camundaIn('none');
  const flows = flowsOn('none', camunda, {
    topology: { type: 'camunda8-topology' },
    tasks: { type: 'camunda8-search-tasks', api: 'v2' },
  });

  it('takes commands, and answers a search with 405: it is switched off', async () => {
    const caller = new Caller(camunda().address);
    await caller.deployChore();
    should(await caller.startChores(1)).match([/^\d{16}$/]);
    const search = await caller.post('/v2/user-tasks/search', {});
    should(search.status).equal(405);
    should(search.headers.get('allow')).equal('PATCH');
  });

  it('tells its topology through the node', async () => {
    const { payload, camunda: details } = await flows().ask('topology');
    should(payload).have.properties({ gatewayVersion: '8.6.0', partitionsCount: 1 });
    should(details).have.properties({ status: 200, requests: 1 });
  });

  it('has the search node say that searches are switched off, and how to switch them on', async () => {
    const { error } = await flows().ask('tasks');
    should(error).have.properties({
      code: 'CAMUNDA_UNSUPPORTED',
      message: 'CamundaError: Search is switched off on this cluster: set CAMUNDA_REST_QUERY_ENABLED=true',
    });
  });
});
