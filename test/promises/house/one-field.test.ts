import helper from 'node-red-node-test-helper';
import should from 'should';
import { fieldChoices } from '../../../nodes/common/form/search/field-choices';
import { field, since } from '../../../src/entities/entity';
import { userTask } from '../../../src/entities/user-task';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { clusterAt, pass, startFlow, stopFlow } from '../../support/node-red/flow';

/** A field that user tasks do not have: this is all that it takes. 8.8 calls it otherwise. */
const mood = field('text', since('8.8', 'humour', ['$eq', '$in']), since('8.9', 'mood', ['$eq', '$in']));

const FILTER = { field: 'mood', operator: '$in', value: '["good","bad"]', valueType: 'json' };
const SEARCH = { type: 'camunda8-search-tasks', version: 1, filters: [FILTER] };

describe('A field that is put into the table of an entity', () => {
  let server: FaultServer;

  before(() => Object.assign(userTask.fields, { mood }));
  after(() => should(Reflect.deleteProperty(userTask.fields, 'mood')).be.true());
  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/user-tasks/search', json({ items: [], page: { totalItems: 0 } }));
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  /** The search node with a row for it, and a cluster of this version. */
  async function startSearch(version: string): Promise<void> {
    server.on('/v2/topology', json({ gatewayVersion: version, brokers: [] }));
    await startFlow(clusterAt(server.url), SEARCH);
  }

  /** The request that the form of the search node shows. */
  async function preview() {
    const cluster = { id: 'c', properties: clusterAt(server.url).properties };
    const question = { properties: { api: 'v2', filters: [FILTER] }, cluster };
    const { body } = await helper.request().post('/camunda8-search-tasks/request').send(question).expect(200);
    return body;
  }

  const searched = () => server.asked('/v2/user-tasks/search').map(({ body }) => JSON.parse(body).filter);

  it('is offered by the form', () => {
    should(fieldChoices(userTask)).containEql('mood');
  });

  for (const [version, name] of [
    ['8.10.0', 'mood'],
    ['8.8.0', 'humour'],
  ] as const) {
    it(`is sent to Camunda ${version} as ${name}, as the request view then says`, async () => {
      await startSearch(version);
      should(await pass({})).not.have.property('error');
      const filter = { [name]: { $in: ['good', 'bad'] } };
      should(searched()).eql([filter]);
      should(await preview()).match({ ok: true, version, body: { filter } });
    });
  }

  it('is refused by a version before its own, and nothing is searched', async () => {
    await startSearch('8.7.5');
    const { error } = await pass({});
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(error?.message).match(/Camunda 8\.7\.5 cannot filter by mood. It can filter user tasks by /);
    should(searched()).be.empty();
  });

  it('has in the request view the newest name, and the version that it came with', async () => {
    await startSearch('8.10.0');
    should(await preview()).match({ body: { filter: { mood: { $in: ['good', 'bad'] } } }, since: ['8.8'] });
    should(server.seen).be.empty();
  });
});
