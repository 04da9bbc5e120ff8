import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, message, start } from '../../../support/bpmn/build';
import { dmn, table } from '../../../support/bpmn/dmn';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';
import { Relay } from '../../../support/relay';
import { Release } from '../release';
import { versions } from '../versions';

const WAITS = bpmn(
  'wait',
  start(),
  element('intermediateCatchEvent', 'paid', message('paid', '=order')),
  end(),
  flows('start paid end'),
);
const TABLE = dmn(table('open', { inputs: ['age'], outputs: ['is'], rules: [['> 3', '"open"']] }));

const paid = (more: object = {}) => ({
  ...{ type: 'camunda8-message', messageName: 'paid', correlationKey: 'o-1' },
  ...more,
});
const whole = { messageId: 'order', messageIdType: 'msg', timeToLive: '10', tenantId: '<default>' };
const decision = (more: object) => ({ type: 'camunda8-decision', tenantId: '<default>', ...more });

/** Where no decision failed, Camunda sends an empty ID, whatever the schema of 8.8 says. */
const NONE_FAILED = /answer 200: \/failedDecisionDefinitionId must /;

/** Every operation of the nodes, and the ways to ask it. */
const OPERATIONS: [what: string, node: { type: string }][] = [
  ['publish', paid()],
  ['publish with all there is', paid(whole)],
  ['publish without a correlation key', paid({ correlationKey: '' })],
  ['correlate', paid({ operation: 'correlate' })],
  ['correlate for a tenant', paid({ operation: 'correlate', tenantId: '<default>' })],
  ['broadcast', { type: 'camunda8-signal', ...{ signalName: 'frost', tenantId: '<default>' } }],
  ['evaluate by ID', decision({ decisionId: 'open' })],
  ['evaluate by key', decision({ decisionKey: 'key', decisionKeyType: 'msg' })],
];

for (const version of versions) {
  describe(`The nodes of messages, signals and decisions ask Camunda ${version} what is described`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let relay: Relay;

    before(async () => {
      release = await Release.load(version);
    });
    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await sandbox.engine.deploy([
        { name: 'wait.bpmn', content: WAITS },
        { name: 'open.dmn', content: TABLE },
      ]);
      sandbox.engine.createInstance({ process: { id: 'wait' }, variables: { order: 'o-1' } });
      relay = await Relay.start(sandbox.url);
    });
    afterEach(async () => {
      await stopFlow();
      await relay.close();
      await sandbox.close();
    });

    for (const [what, node] of OPERATIONS) {
      it(what, async () => {
        await startFlow(clusterAt(relay.url), node);
        const key = sandbox.engine.definitions.decisions.find('open', '<default>')?.key;
        const msg = { payload: { age: 7, list: ['a', null] }, order: 77, key };
        const { error } = await pass(msg as NodeMessage);
        should(error).equal(undefined);
        should(relay.exchanges).have.length(1);
        const faults = relay.exchanges.flatMap((exchange) => release.faultsOf(exchange));
        should(faults.filter((fault) => !NONE_FAILED.test(fault))).eql([]);
      });
    }
  });
}
