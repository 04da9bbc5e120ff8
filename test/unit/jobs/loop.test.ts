import should from 'should';
import { json, problem, reset } from '../../support/faults';
import { soon } from '../../support/until';
import { Flow, referenceOf, Works } from './working';

describe('a job worker', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  it('asks for what it may work at, for 10 s at most, under a lock of 30 s', async () => {
    works.work(flow, { maxJobs: 7, variables: ['valve'], workerName: 'house' });
    await soon('polled', () => works.gateway.waiting === 1);
    should(works.gateway.asked.activation).eql([
      {
        ...{ type: 'open-valve', timeout: 30_000, maxJobsToActivate: 7, worker: 'house' },
        ...{ requestTimeout: 10_000, fetchVariable: ['valve'] },
      },
    ]);
  });

  it('sends a job that comes while it polls', async () => {
    works.work(flow);
    await soon('polled', () => works.gateway.waiting === 1);
    const { key } = works.gateway.add('open-valve', { variables: { valve: 7 } });
    await soon('sent', () => flow.jobs.length === 1);
    should(flow.jobs[0]?.job.jobKey).equal(key);
    should(flow.jobs[0]?.variables).eql({ valve: 7 });
  });

  it('never has more than maxJobs under way, and asks for as many as are free', async () => {
    for (let count = 0; count < 5; count++) works.gateway.add();
    works.work(flow, { maxJobs: 2 });
    await soon('two', () => flow.jobs.length === 2);
    await works.pass(5);
    should(works.gateway.asked.activation).have.length(1);
    const [first] = flow.jobs;
    if (first) await works.results.complete(referenceOf(first), { variables: {}, result: undefined });
    await soon('the third', () => flow.jobs.length === 3);
    should(works.gateway.asked.activation.map((body) => body.maxJobsToActivate)).eql([2, 1]);
  });

  it('hands back what a gateway sends beyond what was asked for', async () => {
    const [one, two] = [works.gateway.add(), works.gateway.add()];
    for (const job of [one, two]) job.state = 'locked';
    works.gateway.meets(
      'activation',
      json({ jobs: [one, two].map(({ key: jobKey }) => ({ jobKey, retries: 3 })) }),
    );
    works.work(flow, { maxJobs: 1 });
    await soon('handed back', () => works.gateway.asked.failure.length === 1);
    should(works.gateway.asked.failure[0]).have.properties({ retries: 3, retryBackOff: 0 });
    should(flow.jobs).have.length(1);
  });

  it('does not poll in a tight loop where an empty answer comes at once', async () => {
    works.gateway.meets('activation', ...Array.from({ length: 20 }, () => json({ jobs: [] })));
    works.work(flow);
    await works.pass(10);
    should(works.gateway.polledAt.length).be.within(5, 11);
  });

  it('backs off from 1 s to 30 s, with jitter, and goes on', async () => {
    works.gateway.meets('activation', ...Array.from({ length: 8 }, () => reset));
    works.work(flow);
    await works.pass(180);
    // What it has slept after each failure.
    works.clock.sleeps.slice(0, 8).forEach((pause, index) => {
      const least = Math.min(30_000, 1_000 * 2 ** index);
      should(pause).be.within(least, Math.min(30_000, least * 1.5));
    });
    await soon('polls', () => works.gateway.waiting === 1);
    works.gateway.add();
    await soon('works again', () => flow.jobs.length === 1);
  });

  it('leaves a server alone for its Retry-After', async () => {
    works.gateway.meets('activation', problem(503, 'RESOURCE_EXHAUSTED', 'full', { 'retry-after': '20' }));
    works.work(flow);
    await works.pass(19);
    should(works.gateway.asked.activation).have.length(1);
    should(works.clock.sleeps).containEql(20_000);
    should(flow.errors.map(({ code }) => code)).eql(['CAMUNDA_BUSY']);
  });

  it('goes on after whatever is thrown, and fails the job that could not be sent', async () => {
    flow.onJob = () => {
      throw new TypeError('no clone');
    };
    works.work(flow);
    works.gateway.add();
    await soon('failed', () => works.gateway.asked.failure.length === 1);
    should(works.gateway.asked.failure[0]).have.properties({ retries: 2, retryBackOff: 10_000 });
    should(flow.errors.map(({ message }) => message)).eql(['The job could not be worked on: no clone']);
    flow.onJob = () => {};
    works.gateway.add();
    await soon('sent', () => flow.jobs.length === 2);
  });

  it('names an answer that is none of Camunda, and goes on', async () => {
    works.gateway.meets('activation', json({ jobs: [{}] }));
    works.work(flow);
    await soon('failed', () => flow.errors.length === 1);
    should(flow.errors[0]?.code).equal('CAMUNDA_PROTOCOL');
    works.gateway.add();
    await works.pass(2);
    await soon('sent', () => flow.jobs.length === 1);
  });

  it('asks for fewer jobs where an answer cannot be read, as one that is too large', async () => {
    const large = json({ jobs: 'x'.repeat(17 * 2 ** 20) });
    works.gateway.meets('activation', large, large);
    works.work(flow, { maxJobs: 10 });
    await soon('failed', () => flow.errors.length === 1);
    await works.pass(2);
    await soon('failed again', () => flow.errors.length === 2);
    await works.pass(4);
    await soon('polls', () => works.gateway.waiting === 1);
    should(works.gateway.asked.activation.map((body) => body.maxJobsToActivate)).eql([10, 5, 2]);
    should(flow.errors[0]?.message).match(/is too large/);
  });

  it('counts what is under way, but not while polls fail', async () => {
    works.gateway.add();
    works.work(flow);
    await soon('one', () => flow.counts.at(-1) === 1);
    works.gateway.meets('activation', problem(500, 'INTERNAL', 'broken'));
    await works.pass(11);
    await soon('failed', () => flow.errors.length === 1);
  });
});
