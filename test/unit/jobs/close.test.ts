import should from 'should';
import { hang, problem, reset } from '../../support/faults';
import { unhandledRejections } from '../../support/unhandled';
import { soon } from '../../support/until';
import { Flow, referenceOf, Works } from './working';

describe('a job worker that is closed', () => {
  const unhandled = unhandledRejections();
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(async () => {
    await works.stop();
    should(unhandled).be.empty();
  });

  const polled = (count = 1) => soon('polled', () => works.gateway.waiting === count);

  it('hands back what is under way: failed, with its retries unchanged and no back-off', async () => {
    const job = works.gateway.add();
    const end = works.work(flow);
    await soon('sent', () => flow.jobs.length === 1);
    await end();
    should(works.gateway.asked.failure).eql([
      {
        ...{ retries: 3, retryBackOff: 0 },
        errorMessage: 'Handed back: the flow in Node-RED was deployed or stopped',
      },
    ]);
    should(job.retries).equal(3);
  });

  it('hands back again what Camunda was too busy for, but nothing that it may have taken', async () => {
    const [busy, lost] = [works.gateway.add(), works.gateway.add()];
    const end = works.work(flow);
    await soon('sent', () => flow.jobs.length === 2);
    works.gateway.meets('failure', problem(503, 'RESOURCE_EXHAUSTED', 'busy'));
    works.gateway.loses('failure');
    const ended = end();
    await soon('asked', () => works.gateway.asked.failure.length === 2);
    await works.pass(5);
    await ended;
    const asked = works.gateway.seen.filter(({ path }) => path.endsWith('/failure'));
    should(asked.map(({ path }) => path)).eql([busy, lost, busy].map(({ key }) => `/v2/jobs/${key}/failure`));
  });

  it('goes on to fail what got no answer in time, although its client is closed too', async () => {
    const job = works.gateway.add();
    const end = works.work(flow, { timeout: 5_000 });
    await soon('sent', () => flow.jobs.length === 1);
    const busy = problem(503, 'RESOURCE_EXHAUSTED', 'busy');
    works.gateway.meets('failure', busy, busy, busy);
    await works.pass(6);
    await soon('asked', () => works.gateway.asked.failure.length > 0);
    await Promise.all([works.client.close(), end()]);
    await soon('failed', () => {
      works.clock.advance(100);
      return job.state === 'waiting';
    });
    should(job.retries).equal(2);
  });

  it('does not cut its poll, and the next worker of the node adopts it with what it brings', async () => {
    const end = works.work(flow);
    await polled();
    await end();
    should(works.gateway.waiting).equal(1);
    const next = new Flow();
    works.work(next);
    const job = works.gateway.add();
    await soon('sent', () => next.jobs.length === 1);
    should(flow.jobs).be.empty();
    should(job.activations).equal(1);
    await soon('polls itself', () => works.gateway.asked.activation.length === 2);
  });

  it('leaves its poll to a worker of another client, as a full deploy makes one', async () => {
    const end = works.work(flow);
    await polled();
    const old = works.client;
    // Whichever of them Node-RED closes first.
    await Promise.all([old.close(), end()]);
    works.newClient();
    const job = works.gateway.add();
    const next = new Flow();
    works.work(next);
    await soon('sent', () => next.jobs.length === 1);
    should([job.state, job.activations]).eql(['locked', 1]);
  });

  it('hands back what its poll brings where no worker adopts it', async () => {
    const end = works.work(flow);
    await polled();
    await end();
    const job = works.gateway.add();
    await works.pass(9);
    should(job.state).equal('locked');
    await works.pass(2);
    should([job.state, job.retries]).eql(['free', 3]);
    should(works.gateway.waiting).equal(0);
  });

  for (const [what, other] of [
    ['another type', { type: 'close-valve' }],
    ['other variables', { variables: ['valve'] }],
    ['other tenants', { tenantIds: ['a'] }],
    ['another node', { id: 'v' }],
  ] as const) {
    it(`does not leave its poll to ${what}`, async () => {
      const end = works.work(flow);
      await polled();
      await end();
      const next = new Flow();
      works.work(next, other);
      await polled(2);
    });
  }

  it('hands back what a smaller worker cannot take of a poll that it adopted', async () => {
    const end = works.work(flow, { maxJobs: 3 });
    await polled();
    await end();
    works.work(flow, { maxJobs: 1 });
    works.gateway.addTogether(2);
    await soon('sent', () => flow.jobs.length === 1);
    await soon('handed back', () => works.gateway.asked.failure.length === 1);
    should(works.gateway.inState('locked')).have.length(1);
  });

  it('is closed within 2 s although Camunda is silent', async () => {
    works.gateway.add();
    const end = works.work(flow);
    await soon('sent', () => flow.jobs.length === 1);
    works.gateway.meets('failure', hang);
    let isClosed = false;
    const closed = end().then(() => {
      isClosed = true;
    });
    await works.pass(1);
    should(isClosed).be.false();
    await works.pass(1);
    await closed;
  });

  it('lets an answer go first that is on its way, and hands the job back where that fails', async () => {
    const job = works.gateway.add();
    const end = works.work(flow);
    await soon('sent', () => flow.jobs.length === 1);
    works.gateway.meets('completion', reset);
    const stop = new AbortController();
    const [one] = flow.jobs;
    const sent =
      one && works.results.complete(referenceOf(one), { variables: {}, result: undefined }, stop.signal);
    await soon('lost', () => works.gateway.asked.completion.length === 1);
    const ended = end();
    should(works.gateway.asked.failure).be.empty();
    stop.abort();
    await should(Promise.resolve(sent)).be.rejected();
    await ended;
    should(works.gateway.asked.failure).have.length(1);
    should(job.retries).equal(3);
  });

  it('does not fail for a poll of before that has gone wrong', async () => {
    const end = works.work(flow);
    await polled();
    await end();
    const next = new Flow();
    works.work(next);
    for (const { socket } of works.gateway.seen) socket.destroy();
    await soon('polls itself', () => works.gateway.asked.activation.length === 2);
    should(next.errors).be.empty();
  });

  it('refuses a late failure also after the deploy', async () => {
    works.gateway.add();
    const end = works.work(flow);
    await soon('sent', () => flow.jobs.length === 1);
    await end();
    await works.client.close();
    works.newClient();
    const [one] = flow.jobs;
    const failed =
      one && works.results.fail(referenceOf(one), { retries: 2, retryBackOff: 0, errorMessage: undefined });
    await should(Promise.resolve(failed)).be.rejectedWith({ code: 'CAMUNDA_CONFLICT' });
  });
});
