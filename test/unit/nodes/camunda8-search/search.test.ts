import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { entities } from '../../../../src/entities/entities';
import { playBusyHouse } from '../../../support/bpmn/busy-house';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

const row = (field: string, operator: string, value: string, valueType = 'str') => ({
  ...{ field, operator, value, valueType },
});

/** What the sandbox has of each entity, in a filter that finds some of it. */
const FOUND: Record<string, object[]> = {
  'process-instances': [row('state', '$eq', 'ACTIVE'), row('variables.depth', '$eq', '3', 'num')],
  'process-definitions': [row('isLatestVersion', '$eq', 'true', 'bool')],
  'element-instances': [row('type', '$eq', 'SERVICE_TASK'), row('state', '$in', 'ACTIVE, COMPLETED')],
  variables: [row('name', '$like', 'd*')],
  incidents: [row('errorType', '$eq', 'JOB_NO_RETRIES')],
  jobs: [row('state', '$neq', 'COMPLETED'), row('retries', '$gte', '1', 'num')],
  'user-tasks': [row('state', '$eq', 'CREATED')],
  'message-subscriptions': [row('messageSubscriptionState', '$eq', 'CREATED')],
  'correlated-message-subscriptions': [row('messageName', '$eq', 'paid')],
  'decision-definitions': [row('decisionDefinitionId', '$eq', 'open')],
  'decision-requirements': [row('decisionRequirementsId', '$eq', 'house')],
  'decision-instances': [row('state', '$eq', 'EVALUATED')],
  users: [row('username', '$eq', 'anna')],
  groups: [row('groupId', '$in', 'home, garden')],
  roles: [],
  tenants: [],
};

const is = (state: string) => row('state', '$eq', state);

/** What 8.6 can be asked for. */
const FOUND_BY_86: Record<string, object[]> = {
  'process-instances': [is('ACTIVE'), row('processDefinitionId', '$eq', 'work')],
  'element-instances': [row('elementId', '$eq', 'dig'), is('ACTIVE')],
  incidents: [row('errorType', '$eq', 'JOB_NO_RETRIES')],
  'decision-definitions': [row('decisionDefinitionId', '$eq', 'open')],
  'user-tasks': [is('CREATED')],
};

type Items = Record<string, unknown>[];

const itemsIn = (sent: NodeMessage[]) => (sent[0]?.payload ?? []) as Items;

describe('camunda8-search', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox?.close();
  });

  for (const version of ['8.8', '8.9'] as const) {
    for (const entity of entities.filter(({ id }) => FOUND[id])) {
      it(`finds ${entity.words.full} of Camunda ${version}`, async () => {
        sandbox = await startSandbox({ version, tasks: 'empty' });
        await playBusyHouse(sandbox.engine);
        const cluster = clusterAt(sandbox.url);
        await startFlow(cluster, { type: 'camunda8-search', entity: entity.id, filters: FOUND[entity.id] });
        const { sent, error } = await pass({});
        should(error).be.undefined();
        const items = itemsIn(sent);
        should(items).not.be.empty();
        for (const item of items) should(item[entity.key]).be.String();
        should(sent[0]).have.property('camunda').with.properties({ api: 'v2', status: 200 });
      });
    }
  }

  for (const [id, ofVersion] of Object.entries(FOUND_BY_86)) {
    it(`finds ${id} of Camunda 8.6 as of newer ones`, async () => {
      sandbox = await startSandbox({ version: '8.6', tasks: 'empty', partitions: 4 });
      await playBusyHouse(sandbox.engine);
      const node = { type: 'camunda8-search', entity: id, filters: ofVersion, pageSize: '2' };
      await startFlow(clusterAt(sandbox.url), node);
      const { sent, error } = await pass({});
      should(error).be.undefined();
      const { key = '' } = entities.find((one) => one.id === id) ?? {};
      should(itemsIn(sent)).not.be.empty();
      for (const item of itemsIn(sent)) should(item[key]).be.String();
    });
  }

  it('finds as many process instances of Camunda 8.6 as there are in each state', async () => {
    sandbox = await startSandbox({ version: '8.6', tasks: 'empty' });
    const { stuck, done } = await playBusyHouse(sandbox.engine);
    const find = async (filters: object[]) => {
      await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search', filters });
      const { sent, error } = await pass({});
      should(error).be.undefined();
      await stopFlow();
      return itemsIn(sent);
    };
    const everything = await find([]);
    const [active, completed] = [await find([is('ACTIVE')]), await find([is('COMPLETED')])];
    should(active.length + completed.length).equal(everything.length);
    should(active.every(({ state }) => state === 'ACTIVE')).be.true();
    should(completed.map(({ processInstanceKey }) => processInstanceKey)).containEql(done);
    const withIncident = await find([row('hasIncident', '$eq', 'true', 'bool')]);
    should(withIncident.map(({ processInstanceKey }) => processInstanceKey)).containEql(stuck);
    should(await find([is('TERMINATED')])).be.empty();
  });

  describe('on Camunda 8.8', () => {
    beforeEach(async () => {
      sandbox = await startSandbox({ version: '8.8', tasks: 'empty' });
      await playBusyHouse(sandbox.engine);
    });

    it('finds process instances where a flow does not say what', async () => {
      await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search' });
      const { sent } = await pass({});
      should(itemsIn(sent)[0]).have.property('processDefinitionId');
    });

    it('says how many there are in the words of what it searches', async () => {
      const filters = [row('elementId', '$eq', 'paid')];
      await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search', filters });
      const shown = watchStatus();
      await pass({});
      should(shown.at(-1)).containDeep({ fill: 'green', text: '2 process instances' });
    });

    it('sends a message for each, in the order that is asked for', async () => {
      const node = { type: 'camunda8-search', entity: 'users', output: 'item', pageSize: '2' };
      await startFlow(clusterAt(sandbox.url), { ...node, sort: [{ field: 'username', order: 'DESC' }] });
      const { sent } = await pass({});
      should(sent.map(({ payload }) => (payload as { username: string }).username)).eql([
        ...['demo', 'ben', 'anna'],
      ]);
      should(sent.at(-1)?.parts).have.properties({ index: 2, count: 3 });
    });

    it('takes alternatives from a query', async () => {
      const $or = [{ processDefinitionId: 'call' }, { processDefinitionId: 'ring' }];
      await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search' });
      const { sent, error } = await pass({ payload: { filter: { $or } } });
      should(error).be.undefined();
      const ids = itemsIn(sent).map(({ processDefinitionId }) => processDefinitionId);
      should([...new Set(ids)].sort()).eql(['call', 'ring']);
    });

    it('searches the tenant of the cluster, but not for tenants and users', async () => {
      for (const [entity, filter] of [
        ['process-instances', { tenantId: 'home' }],
        ['tenants', undefined],
        ['users', undefined],
      ]) {
        await startFlow(clusterAt(sandbox.url, { tenantId: 'home' }), { type: 'camunda8-search', entity });
        const { error } = await pass({});
        should(error).be.undefined();
        should(JSON.parse(sandbox.requests.at(-1)?.body ?? '').filter).eql(filter);
        await stopFlow();
      }
    });

    for (const entity of ['moons', 7, null, { users: true }]) {
      it(`asks to be opened where it is to search ${JSON.stringify(entity)}`, async () => {
        await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search', entity });
        const { error } = await pass({});
        should(error?.code).equal('CAMUNDA_CONFIG');
        should(error?.message).match(/Open the node and /);
      });
    }

    it('says what cannot be filtered by, before it asks', async () => {
      const filters = [row('businessId', '$eq', 'B-1')];
      await startFlow(clusterAt(sandbox.url), { type: 'camunda8-search', filters });
      const { error } = await pass({});
      should(error?.code).equal('CAMUNDA_UNSUPPORTED');
      should(error?.message).match(/Camunda 8\.8\.0 cannot filter by businessId\. /);
    });
  });

  it('goes through pages of what has no key of its own', async () => {
    const server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.9.0', brokers: [] }));
    const page = (items: object[], endCursor: string) => json({ items, page: { totalItems: 3, endCursor } });
    const variable = { name: 'limit', value: '1', tenantId: null };
    let asked = 0;
    server.on('/v2/cluster-variables/search', (seen, response) =>
      asked++ === 0
        ? page(
            [
              { ...variable, scope: 'GLOBAL' },
              { ...variable, scope: 'TENANT', tenantId: 'a' },
            ],
            'x',
          )(seen, response)
        : page([{ ...variable, scope: 'TENANT', tenantId: 'b' }], 'y')(seen, response),
    );
    const node = { type: 'camunda8-search', entity: 'cluster-variables', pageSize: '2' };
    await startFlow(clusterAt(server.url), node);
    const { sent, error } = await pass({});
    await server.stop();
    should(error).be.undefined();
    should(sent[0]?.payload).have.length(3);
  });
});
