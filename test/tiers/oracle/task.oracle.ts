import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { Relay } from '../../support/relay';
import { Release } from './release';
import { versions } from './versions';

const ofForm = (operation: string, more: object = {}) => ({ type: 'camunda8-task', operation, ...more });
const changes = JSON.stringify({
  candidateGroups: ['garden'],
  candidateUsers: [],
  dueDate: '2026-12-01T00:00:00Z',
  followUpDate: '2026-11-30T12:00:00+01:00',
  priority: 80,
});

const noDates = JSON.stringify({ dueDate: null, followUpDate: null });

const filters = [{ field: 'name', operator: '$eq', value: 'Do it', valueType: 'str' }];

/** Every operation of the task node, the ways to ask it, and how often it asks beside the topology. */
const OPERATIONS: [what: string, node: { type: string }, asks: number][] = [
  ['get', ofForm('get'), 1],
  ['assign', ofForm('assign', { assignee: 'anna' }), 1],
  ['assign over somebody', ofForm('assign', { assignee: 'ben', allowOverride: true }), 1],
  ['claim', ofForm('claim', { assignee: 'anna' }), 2],
  ['claim what rows find, by priority', ofForm('claim', { assignee: 'anna', filters, order: 'priority' }), 2],
  ['claim what is due first', ofForm('claim', { assignee: 'anna', order: 'due' }), 2],
  ['unassign', ofForm('unassign'), 1],
  ['update', ofForm('update', { changes, changesType: 'json' }), 1],
  ['update, taking the dates away', ofForm('update', { changes: noDates, changesType: 'json' }), 1],
  ['form', ofForm('form'), 1],
  ['complete', ofForm('complete'), 1],
  ['complete with variables, and wait', ofForm('complete', { variables: 'given', wait: true }), 2],
];

for (const version of versions) {
  describe(`The task node asks Camunda ${version} what is described`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let relay: Relay;

    before(async () => {
      release = await Release.load(version);
    });
    beforeEach(async () => {
      // As in 8.8.0 to 8.8.9.
      const effectiveVariables = version !== '8.8';
      sandbox = await startSandbox({ version, tasks: 'empty', effectiveVariables });
      relay = await Relay.start(sandbox.url);
    });
    afterEach(async () => {
      await stopFlow();
      await relay.close();
      await sandbox.close();
    });

    async function asked(node: { type: string }) {
      const userTaskKey = sandbox.addTask({ variables: { plant: 'basil', litres: 2 } });
      await startFlow(clusterAt(relay.url), node);
      const { error } = await pass({ userTaskKey, given: { watered: true, by: { name: 'anna' } } });
      should(error).equal(undefined);
      return relay.exchanges.filter(({ path }) => path !== '/v2/topology');
    }

    for (const [what, node, asks] of OPERATIONS) {
      it(what, async () => {
        const exchanges = await asked(node);
        should(exchanges).have.length(asks);
        should(exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      });
    }

    for (const variableNames of ['', 'plant, litres']) {
      it(`variables ${variableNames || 'without names'}`, async () => {
        // What a release lacks is asked for once, and its 404 is no fault of the question.
        const exchanges = (await asked(ofForm('variables', { variableNames }))).filter(
          ({ status }) => status !== 404,
        );
        should(exchanges).have.length(1);
        should(exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      });
    }
  });
}
