import should from 'should';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { clusterAt, Flow, type Outcome } from '../../support/node-red/flow';
import { TOPOLOGY } from './cluster';
import { randomMessages } from './random-messages';

const SEED = 20_261_121;

describe('Messages of any shape', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  let server: FaultServer;
  let flow: Flow;

  before(async () => {
    process.on('unhandledRejection', note);
    process.on('uncaughtException', note);
    server = (await FaultServer.start()).on('*', json({ items: [], page: { totalItems: 0 } }));
    server.on('/v2/topology', json(TOPOLOGY)).on('/v1/tasks/search', json([]));
    const filters = [{ field: 'state', operator: '$eq', value: 'payload.filter', valueType: 'msg' }];
    // With two wires Node-RED clones what a node sends, which not every message lets it do.
    const wires = [['sent', 'sent']];
    const search = { type: 'camunda8-search-tasks', wires };
    flow = await Flow.start(clusterAt(server.url), {
      topology: { type: 'camunda8-topology', wires },
      login: { type: 'camunda8-login', headers: true, wires },
      search,
      old: { ...search, api: 'v1' },
      pages: { ...search, output: 'page' },
      tasks: { ...search, output: 'task', query: 'topic', filters },
      calculated: { ...search, query: '{"filter": {"state": payload.filter.state}}', queryType: 'jsonata' },
    });
  });

  after(async () => {
    await flow.stop();
    await server.stop();
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
  });

  it(`line 29: 1,000 of them (seed ${SEED}) end in a result or in one catchable error`, async () => {
    const nodes = ['topology', 'login', 'search', 'old', 'pages', 'tasks', 'calculated'];
    const outcomes: Outcome[] = [];
    let into = 0;
    for (const msg of randomMessages(SEED, 1_000)) {
      outcomes.push(await flow.pass(nodes[into++ % nodes.length] ?? '', msg));
    }
    should(outcomes).have.length(1_000);
    should(flow.ends).equal(1_000);
    const failed = outcomes.filter(({ error }) => error !== undefined);
    for (const { error } of failed) {
      should(error?.code).match(/^CAMUNDA_/);
      should(error?.message.length).be.below(2_100);
    }
    // Both kinds of end are there, or the messages have not been random enough.
    should(failed.length).be.within(200, 800);
    should(unhandled).be.empty();
    should((await flow.pass('topology', {})).error).be.undefined();
  });
});
