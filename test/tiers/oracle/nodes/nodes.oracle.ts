import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, start } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';
import { Relay } from '../../../support/relay';
import { Release } from '../release';
import { versions } from '../versions';

const row = (field: string, operator: string, value: string, valueType = 'str') => ({
  ...{ field, operator, value, valueType },
});

/** Every kind of value that the form of a search offers. */
const FILTERS = [
  row('state', '$eq', 'CREATED'),
  row('assignee', '$in', '["anna","ben"]', 'json'),
  row('candidateGroup', '$like', 'h*'),
  row('priority', '$gte', '10', 'num'),
  row('dueDate', '$lte', '', 'date'),
  row('followUpDate', '$exists', 'false', 'bool'),
  row('processInstanceKey', '$eq', 'topic', 'msg'),
  row('processInstanceVariables.litres', '$eq', '2', 'num'),
];

const FILES = [
  { name: 'order.bpmn', content: bpmn('order', start(), end(), flows('start end')) },
  { name: 'rules/season.dmn', content: dmn(literal('season', '"winter"')) },
  { name: 'bike.form', content: '{"id":"bike","components":[]}' },
];

const NODES = [
  [
    'deploy',
    { type: 'camunda8-deploy', files: JSON.stringify(FILES), filesType: 'json', tenantId: '<default>' },
    ['/v2/deployments'],
  ],
  ['topology', { type: 'camunda8-topology' }, ['/v2/topology']],
  ['login', { type: 'camunda8-login' }, ['/v2/topology']],
  [
    'search',
    { type: 'camunda8-search-tasks', filters: FILTERS, sort: [{ field: 'name', order: 'DESC' }] },
    ['/v2/topology', '/v2/user-tasks/search'],
  ],
  [
    'search, page by page,',
    { type: 'camunda8-search-tasks', output: 'page', pageSize: '3', limit: '5' },
    ['/v2/topology', '/v2/user-tasks/search', '/v2/user-tasks/search'],
  ],
] as const;

for (const version of versions) {
  describe(`A node asks Camunda ${version} what is described`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let relay: Relay;

    before(async () => {
      release = await Release.load(version);
    });
    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 7, effectiveVariables: version !== '8.8' });
      relay = await Relay.start(sandbox.url);
    });
    afterEach(async () => {
      await stopFlow();
      await relay.close();
      await sandbox.close();
    });

    it('search with variables, but that an early 8.8 has no effective ones', async () => {
      sandbox.addTask({ variables: { plant: 'basil' } });
      await startFlow(clusterAt(relay.url), { type: 'camunda8-search-tasks', variables: 'plant, litres' });
      const { sent } = await pass({});
      should(sent[0]?.payload).be.an.Array();
      const answered = relay.exchanges.filter(({ status }) => status !== 404);
      should(answered.filter(({ path }) => path.includes('variables'))).have.length(8);
      should(answered.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
    });

    for (const [what, node, paths] of NODES) {
      it(what, async () => {
        await startFlow(clusterAt(relay.url, { tenantId: '<default>' }), node);
        const { error } = await pass({ topic: '2251799813685249' });
        should(error).equal(undefined);
        should(relay.exchanges.map(({ path }) => path)).eql(paths);
        should(relay.exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      });
    }
  });
}
