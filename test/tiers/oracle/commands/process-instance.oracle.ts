import should from 'should';
import type { Sandbox } from '../../../../sandbox/sandbox';
import { startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';
import { Relay } from '../../../support/relay';
import { Release } from '../release';
import { versions } from '../versions';

const PROCESSES = [
  bpmn('p', start(), service('a'), service('b'), end(), flows('start a b end')),
  bpmn('short', start(), end(), flows('start end')),
];

const of = (operation: string, more: object = {}) => ({
  ...{ type: 'camunda8-process-instance', operation, processDefinitionId: 'p' },
  ...more,
});
const modification = JSON.stringify({
  activateInstructions: [
    { elementId: 'b', variableInstructions: [{ variables: { grams: 70 }, scopeId: 'b' }] },
  ],
});
const migration = (key: string) =>
  JSON.stringify({
    targetProcessDefinitionKey: key,
    mappingInstructions: [{ sourceElementId: 'a', targetElementId: 'a' }],
  });
const move = JSON.stringify({
  moveInstructions: [
    { sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'a' }, targetElementId: 'b' },
  ],
});

const isStart = ({ path }: { path: string }) => path === '/v2/process-instances';

type Of = (definitionKey: string) => { type: string };

/** Every operation of the process instance node that both versions have. */
const OPERATIONS: [what: string, node: Of][] = [
  ['start', () => of('start', { tags: 'order-7, urgent', startElements: 'a, b', processVersion: '1' })],
  [
    'start by key',
    (key) => of('start', { processDefinitionId: '', processDefinitionKey: key, tenantId: '<default>' }),
  ],
  [
    'start and wait',
    () =>
      of('startAndWait', {
        processDefinitionId: 'short',
        fetchVariables: 'cat, none',
        timeout: '5',
        tags: 'a',
      }),
  ],
  ['get', () => of('get')],
  ['cancel', () => of('cancel')],
  ['set variables', () => of('setVariables', { variables: 'given', local: true })],
  ['modify', () => of('modify', { modification })],
  ['migrate', (key) => of('migrate', { migration: migration(key) })],
];
const FROM_89: typeof OPERATIONS = [
  ['start with a business ID', () => of('start', { businessId: 'order 4711' })],
  ['move', () => of('modify', { modification: move })],
  ['resolve all incidents', () => of('resolveIncidents')],
];

for (const version of versions) {
  describe(`The process instance node asks Camunda ${version} what is described`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let relay: Relay;

    before(async () => {
      release = await Release.load(version);
    });
    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await sandbox.engine.deploy(PROCESSES.map((content, i) => ({ name: `${i}.bpmn`, content })));
      relay = await Relay.start(sandbox.url);
    });
    afterEach(async () => {
      await stopFlow();
      await relay.close();
      await sandbox.close();
    });

    async function asked(node: Of, isOver = false) {
      const { key, definition } = sandbox.engine.createInstance({ process: { id: 'p' } });
      if (isOver) sandbox.engine.cancelInstance(key);
      await startFlow(clusterAt(relay.url), node(definition.key));
      const { error } = await pass({
        ...{ payload: { cat: 'Minka' }, given: { grams: 70, by: { name: 'anna' } } },
        processInstanceKey: key,
      });
      should(error).equal(undefined);
      return relay.exchanges.filter(({ path }) => path !== '/v2/topology');
    }

    for (const [what, node] of version === '8.9' ? [...OPERATIONS, ...FROM_89] : OPERATIONS) {
      it(what, async () => {
        const exchanges = await asked(node);
        should(exchanges).have.length(1);
        should(exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      });
    }

    it('looks for a start whose answer is lost, for its end, and for its variables', async () => {
      relay.loses = isStart;
      const exchanges = await asked(() =>
        of('startAndWait', { processDefinitionId: 'short', fetchVariables: 'cat', timeout: '5' }),
      );
      should(exchanges.map(({ path }) => path.replace(/\d{16,}/, '{key}'))).eql([
        '/v2/process-instances',
        '/v2/process-instances/search',
        '/v2/process-instances/{key}',
        '/v2/variables/search?truncateValues=false',
      ]);
      should(exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
    });

    if (version === '8.9') {
      it('looks for a start with a business ID whose answer is lost', async () => {
        relay.loses = isStart;
        const exchanges = await asked(() => of('start', { businessId: '4711', tenantId: '<default>' }));
        should(exchanges.map(({ path }) => path)).eql([
          '/v2/process-instances',
          '/v2/process-instances/search',
        ]);
        should(exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      });

      it('delete', async () => {
        const exchanges = await asked(() => of('delete'), true);
        should(exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      });
    }
  });
}
