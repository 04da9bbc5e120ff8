import should from 'should';
import { camundaIn } from './camunda-in';
import { Caller } from './client';

describe('none: the gateway alone, without authentication', () => {
  const camunda = camundaIn('none');

  it('tells its topology to anybody', async () => {
    const { status, text } = await new Caller(camunda().address).get('/v2/topology');
    should(status).equal(200);
    should(JSON.parse(text)).have.properties({ gatewayVersion: '8.6.0', partitionsCount: 1 });
  });

  it('takes commands, and answers a search with 405: it is switched off', async () => {
    const caller = new Caller(camunda().address);
    await caller.deployChore();
    should(await caller.startChores(1)).match([/^\d{16}$/]);
    const search = await caller.post('/v2/user-tasks/search', {});
    should(search.status).equal(405);
    should(search.headers.get('allow')).equal('PATCH');
  });
});
