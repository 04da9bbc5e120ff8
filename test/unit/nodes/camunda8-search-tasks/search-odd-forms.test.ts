import helper from 'node-red-node-test-helper';
import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const NO_TEXT = { toString: null, valueOf: null };
const ODD: readonly unknown[] = [
  null,
  true,
  7,
  '',
  'text',
  [],
  [[]],
  [null],
  [7],
  {},
  NO_TEXT,
  [NO_TEXT],
  [{}],
];
const ROW = { field: 'dueDate', operator: '$eq', value: 'P2D', valueType: 'relative' };
const PROPERTIES = [
  ...['api', 'freeJson', 'filters', 'sort', 'query', 'queryType', 'limit', 'pageSize', 'output', 'shape'],
  'variables',
];

/** Properties of a form, or of a node in a flow file, with something odd in one place. */
function* oddProperties(): Generator<Record<string, unknown>> {
  for (const odd of ODD) {
    for (const name of PROPERTIES) yield { [name]: odd };
    for (const name of Object.keys(ROW)) yield { filters: [{ ...ROW, [name]: odd }] };
    yield { filters: [odd, ROW], sort: [{ field: odd, order: odd }] };
    yield { queryType: 'json', query: JSON.stringify(odd) };
  }
}

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('A search form of any shape', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.9.0' })).on('*', json({ items: [], page: {} }));
    await startFlow(clusterAt(server.url), { type: 'camunda8-search-tasks' });
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  function ask(route: string, body: object) {
    return helper.request().post(`/camunda8-search-tasks/${route}`).send(body).expect(200);
  }

  const cluster = () => ({ id: 'c', properties: clusterAt(server.url).properties });

  for (const route of ['request', 'try']) {
    it(`${route}: is answered`, async () => {
      for (const properties of oddProperties()) await ask(route, { properties, cluster: cluster() });
    });
  }

  it('is answered where it is none', async () => {
    for (const route of ['request', 'try', 'suggestions']) {
      for (const odd of ODD) await ask(route, { properties: odd, cluster: cluster() });
    }
  });

  it('says which field holds no text, and which rows are none', async () => {
    const answer = async (properties: object) =>
      (await ask('request', { properties, cluster: cluster() })).body.message;
    should(await answer({ query: {} })).match(/One of its fields holds no text$/);
    should(await answer({ filters: 'rows' })).match(/filter or sort rows cannot be read/);
    should(await answer({ sort: [{ field: 'name' }] })).match(/filter or sort rows cannot be read/);
  });

  it('has at most 1,000 rows', async () => {
    const { body } = await ask('request', {
      properties: { filters: Array(20_000).fill(ROW) },
      cluster: cluster(),
    });
    should(body.message).equal('The search has more than 1,000 conditions');
  });

  for (const api of ['v1', 'v2']) {
    it(`is answered over ${api} where its JSON is nested deep, in a row of the order too`, async () => {
      for (const levels of [90, 200, 100_000]) {
        for (const query of [
          `{"sort":[{"field":"name","order":"ASC","more":${nested(levels)}}]}`,
          `{"filter":{"name":${nested(levels)}}}`,
        ]) {
          const properties = { api, query, queryType: 'json' };
          for (const route of ['request', 'try']) await ask(route, { properties, cluster: cluster() });
        }
        const filters = [{ field: 'future', operator: '$eq', value: nested(levels), valueType: 'json' }];
        await ask('request', { properties: { api, filters }, cluster: cluster() });
      }
    });
  }

  it('shows five short texts of a task, whatever the server sends', async () => {
    const task = { userTaskKey: '1', name: 'x'.repeat(1_000_000), assignee: NO_TEXT, state: 'CREATED' };
    const deep = { ...task, more: JSON.parse(nested(450)) };
    server.on('*', json({ items: [deep], page: { totalItems: 1 } }));
    const { body } = await ask('try', { properties: {}, cluster: cluster() });
    const state = { name: 'state', value: 'CREATED' };
    should(body.items).eql([[{ name: 'name', value: 'x'.repeat(200) }, state]]);
  });

  it('offers at most 1,000 values for a field, and short ones', async () => {
    const candidateGroups = Array.from({ length: 20_000 }, (_, index) => `group${index}`);
    const tasks = [{ userTaskKey: '1', candidateGroups, assignee: 'x'.repeat(201), name: 'x'.repeat(200) }];
    server.on('*', json({ items: tasks, page: { totalItems: 1 } }));
    const { body } = await ask('suggestions', { properties: {}, cluster: cluster() });
    should(body.candidateGroup).have.length(1_000);
    should(body.assignee).eql([]);
    should(body.name).have.length(1);
  });

  it('ends each message of a deployed node in a result or an error', async () => {
    await stopFlow();
    // Node-RED itself deploys no node with a property that cannot be made text of.
    for (const odd of ODD.filter((one) => !JSON.stringify(one).includes('toString'))) {
      const action = { filters: [odd], sort: odd, query: odd, queryType: odd, variables: odd, limit: odd };
      await startFlow(clusterAt(server.url), { type: 'camunda8-search-tasks', ...action });
      const { sent, error } = await pass({ payload: {} });
      should(sent.length + (error ? 1 : 0)).equal(1);
      if (error)
        should(error.message).match(/^CamundaError: (Open the node|Limit|A value|The filter|The query)/);
      await stopFlow();
    }
    await startFlow(clusterAt(server.url), { type: 'camunda8-search-tasks' });
  });
});
