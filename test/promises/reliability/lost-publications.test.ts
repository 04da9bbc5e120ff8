import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { bpmn, end, flows, message, start } from '../../support/bpmn/build';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { page, problem, reset } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { clusterAt, Flow, stopFlow } from '../../support/node-red/flow';

const MESSAGES = 30;
const RUNG = bpmn('ring', start('rung', message('ring')), end(), flows('rung end'));
const RING = { type: 'camunda8-message', messageName: 'ring' };

/** What becomes of requests, one after the other: it comes through, is not taken, or is taken and its answer is lost. */
function trouble(address: string): Behaviour {
  const forward = forwardTo(address);
  const lose =
    (otherwise: Behaviour): Behaviour =>
    async (seen, response) => {
      await fetch(address + seen.path, {
        method: seen.method,
        headers: { 'content-type': 'application/json' },
        body: seen.body,
      });
      await otherwise(seen, response);
    };
  const turns = [
    ...[forward, lose(reset), forward, reset, lose(page(504)), page(502), forward],
    ...[problem(503, 'RESOURCE_EXHAUSTED', 'busy'), lose(page(500)), lose(reset), forward],
  ];
  let turn = 0;
  return (seen, response) => (turns[turn++ % turns.length] ?? forward)(seen, response);
}

/** A process that starts with a message would start twice where a message came twice. */
describe('Messages through a gateway that loses requests and answers', () => {
  let sandbox: Sandbox;
  let server: FaultServer;

  before(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    await sandbox.engine.deploy([{ name: 'ring.bpmn', content: RUNG }]);
    server = await FaultServer.start();
    server.on('*', trouble(sandbox.url));
  });
  after(async () => {
    await stopFlow();
    await server.stop();
    await sandbox.close();
  });

  it(`${MESSAGES} published at once arrive, each once`, async function () {
    this.timeout(60_000);
    const flow = await Flow.start(clusterAt(server.url), { n: RING });
    const outcomes = await flow.passAll(MESSAGES, 'n');
    const codes = outcomes.map(({ error }) => error?.code).filter(Boolean);
    // What the gateway says that Camunda did not take is not there: the flow may send it again.
    const notTaken = outcomes.filter(({ error }) => error?.cause.retryable === true);
    should(codes).have.length(notTaken.length);
    should(notTaken.length).be.below(MESSAGES / 5);
    should(server.seen.length).be.above(MESSAGES * 1.3);
    const started = [...sandbox.engine.store.processInstance.values()];
    should(started).have.length(MESSAGES - notTaken.length);
  });
});
