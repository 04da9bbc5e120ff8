import helper from 'node-red-node-test-helper';
import should from 'should';
import { startSandbox } from '../../../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../../../support/node-red/flow';

type Row = [field: string, operator: string, value: string, valueType: string];

/** Asks as the form does: without a cluster that answers. */
async function preview(rows: Row[], properties: Record<string, unknown> = {}, cluster = {}) {
  const filters = rows.map(([field, operator, value, valueType]) => ({ field, operator, value, valueType }));
  const { body } = await helper
    .request()
    .post('/camunda8-search-tasks/request')
    .send({ properties: { api: 'v2', filters, ...properties }, cluster: { id: 'c', properties: cluster } })
    .expect(200);
  return body;
}

describe('The request that a search form shows', () => {
  before(() => startFlow(clusterAt('http://127.0.0.1:9'), { type: 'camunda8-search-tasks' }));
  after(stopFlow);

  it('has the names of the newest /v2, the order, the limit and the tenant of the cluster', async () => {
    const sort = [{ field: 'dueDate', order: 'ASC' }];
    const answer = await preview(
      [['userTaskKey', '$eq', '1', 'str']],
      { sort, limit: '5' },
      { tenantId: 'home' },
    );
    should(answer.body).eql({
      filter: { userTaskKey: '1', tenantId: 'home' },
      sort,
      page: { limit: 5 },
    });
  });

  it('is that of whatever is searched, with the version that can say each row', async () => {
    const rows: Row[] = [
      ['state', '$eq', 'ACTIVE', 'str'],
      ['hasIncident', '$eq', 'stuck', 'msg'],
      ['processDefinitionId', '$like', 'or*', 'str'],
      ['businessId', '$eq', 'B-1', 'str'],
    ];
    const { body, since, unknown } = await preview(rows, { entity: 'process-instances' });
    should(body.filter).match({ state: 'ACTIVE', hasIncident: 'msg.stuck', businessId: 'B-1' });
    should(since).eql([null, null, '8.8', '8.9']);
    should(unknown).eql(['msg.stuck']);
  });

  it('has the names of Tasklist for v1', async () => {
    const { body } = await preview([['elementId', '$eq', 'water', 'str']], { api: 'v1', pageSize: '50' });
    should(body).eql({ taskDefinitionId: 'water', pageSize: 50 });
  });

  it('has the variables that Tasklist is to include', async () => {
    const { body } = await preview([], { api: 'v1', variables: 'plant' });
    should(body).eql({ includeVariables: [{ name: 'plant', alwaysReturnFullValue: true }], pageSize: 100 });
    should((await preview([], { api: 'v1', variables: '$' + '{NAMES}' })).body).eql({ pageSize: 100 });
  });

  const later: [type: string, value: string, shown: string][] = [
    ['msg', 'assignee', 'msg.assignee'],
    ['flow', 'who', 'flow.who'],
    ['env', 'HOME', 'env.HOME'],
    ['str', '$' + '{HOME}', '$' + '{HOME}'],
    ['jsonata', 'payload.who', '= payload.who'],
  ];
  for (const [type, value, shown] of later) {
    it(`shows ${shown} for what only a message or the runtime brings`, async () => {
      const answer = await preview([
        ['assignee', '$eq', value, type],
        ['priority', '$gt', value, type],
        ['dueDate', '$lt', value, type],
      ]);
      should(answer.body.filter).eql({ assignee: shown, priority: { $gt: shown }, dueDate: { $lt: shown } });
      should(answer.unknown).eql([shown, shown, shown]);
    });
  }

  it('adds a query that is JSON, and no other', async () => {
    const json = { query: '{"filter":{"assignee":"anna"}}', queryType: 'json' };
    should((await preview([], json)).body.filter).eql({ assignee: 'anna' });
    should((await preview([], { query: 'payload', queryType: 'msg' })).body).eql({ page: { limit: 100 } });
  });

  it('leaves the rows out where the query is free JSON', async () => {
    const json = { query: '{"filter":{"name":"x"}}', queryType: 'json', freeJson: true };
    const { body } = await preview([['assignee', '$eq', 'anna', 'str']], json);
    should(body.filter).eql({ name: 'x' });
  });

  it('says of each row which version can filter like that, where 8.6 cannot', async () => {
    const { since } = await preview([
      ['state', '$eq', 'CREATED', 'str'],
      ['state', '$neq', 'CREATED', 'str'],
      ['dueDate', '$eq', 'P2D', 'relative'],
      ['name', '$like', 'Water*', 'str'],
      ['processInstanceVariables.plant', '$eq', 'basil', 'str'],
      ['businessId', '$eq', 'msg', 'msg'],
    ]);
    should(since).eql([null, '8.8', '8.8', '8.9', '8.8', '8.10']);
  });

  it('says in words what cannot be sent', async () => {
    const answer = await preview([['dueDate', '$eq', 'soon', 'relative']]);
    should(answer).containDeep({ ok: false });
    should(answer.message).match(/dueDate needs a time from now/);
  });
});

describe('The request that a search form shows of a cluster that has been asked', () => {
  it('has the names of its version, but not for another address', async () => {
    const sandbox = await startSandbox({ version: '8.6' });
    const cluster = clusterAt(sandbox.url);
    await startFlow(cluster, { type: 'camunda8-search-tasks' });
    try {
      const key: Row[] = [['userTaskKey', '$eq', '1', 'str']];
      should((await preview(key, {}, cluster.properties)).body).match({ filter: { userTaskKey: '1' } });
      await pass({});
      const answer = await preview(key, {}, cluster.properties);
      should(answer).match({ body: { filter: { key: '1' } }, version: /^8\.6/ });
      const other = { ...cluster.properties, restAddress: 'http://127.0.0.1:9' };
      should((await preview(key, {}, other)).body).match({ filter: { userTaskKey: '1' } });
    } finally {
      await stopFlow();
      await sandbox.close();
    }
  });
});
