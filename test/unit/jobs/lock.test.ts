import should from 'should';
import { hang, problem, reset } from '../../support/faults';
import { soon } from '../../support/until';
import { Flow, referenceOf, Works } from './working';

describe('the lock of a job', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  const begun = async (settings: Parameters<Works['work']>[1] = {}) =>
    (await works.begun(flow, settings)).job;

  it('is extended at 80 % of it while the flow works, so that nobody else gets the job in 100 s', async () => {
    const job = await begun();
    await works.pass(23);
    should(works.gateway.asked.update).be.empty();
    await works.pass(77);
    should(works.gateway.asked.update).eql(
      Array.from({ length: 4 }, () => ({ changeset: { timeout: 30_000 } })),
    );
    should([job.state, job.activations]).eql(['locked', 1]);
  });

  it('is not extended after the job is done', async () => {
    await begun();
    for (const one of flow.jobs)
      await works.results.complete(referenceOf(one), { variables: {}, result: undefined });
    await works.pass(40);
    should(works.gateway.asked.update).be.empty();
  });

  for (const status of [404, 409]) {
    it(`is lost where an extension is answered ${status}: the slot is free, and a warning says so`, async () => {
      const job = await begun({ maxJobs: 1 });
      works.gateway.meets('update', problem(status, 'NOT_FOUND', 'no such job'));
      await works.pass(25);
      should(flow.warnings).eql([
        `Job ${job.key} is lost. Its lock ended, or it was done or canceled elsewhere`,
      ]);
      should(flow.counts.at(-1)).equal(0);
      await soon('polls again', () => works.gateway.asked.activation.length === 2);
      should(works.gateway.asked.failure).be.empty();
    });
  }

  it('is extended again and again where that fails, and lost when it ends', async () => {
    works.gateway.meets('update', reset, reset);
    const job = await begun();
    await works.pass(30);
    should(job.state).equal('locked');
    should(flow.warnings).be.empty();
    works.gateway.meets('update', ...Array.from({ length: 30 }, () => reset));
    await works.pass(40);
    should(flow.warnings).have.length(1);
  });

  it('is lost in its time although an extension hangs', async () => {
    works.gateway.meets('update', hang);
    await begun();
    await works.pass(31);
    should(flow.warnings).have.length(1);
  });
});

describe('the time that a flow may take', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  it('ends with the job failed, with one retry less and the back-off, and its slot free', async () => {
    const job = works.gateway.add();
    works.work(flow, { timeout: 60_000, maxJobs: 1 });
    await soon('sent', () => flow.jobs.length === 1);
    await works.pass(59);
    should(works.gateway.asked.failure).be.empty();
    await works.pass(2);
    should(works.gateway.asked.failure).eql([
      {
        ...{ retries: 2, retryBackOff: 10_000 },
        errorMessage: 'The flow in Node-RED did not answer this job in time (60 s)',
      },
    ]);
    should(flow.warnings).have.length(1);
    await works.pass(11);
    should([job.state, job.activations]).eql(['locked', 2]);
  });

  it('makes an incident of a message that is lost each time', async () => {
    const job = works.gateway.add();
    works.work(flow, { timeout: 5_000, retryBackoff: 1_000 });
    await works.pass(25);
    should([job.state, job.activations]).eql(['incident', 3]);
  });

  it('leaves the job to Camunda where it is said so, with its retries unchanged', async () => {
    const job = works.gateway.add();
    works.work(flow, { timeout: 40_000, whenUnanswered: 'leave', maxJobs: 1 });
    await soon('sent', () => flow.jobs.length === 1);
    await works.pass(55);
    should(works.gateway.asked.failure).be.empty();
    await soon('free again', () => job.activations === 2);
    should(job.retries).equal(3);
  });

  it('does not depend on the wall clock', async () => {
    works.gateway.add();
    works.work(flow, { timeout: 60_000 });
    await soon('sent', () => flow.jobs.length === 1);
    works.clock.setWallClock(3_600_000);
    await works.pass(20);
    works.clock.setWallClock(-7_200_000);
    await works.pass(39);
    should(works.gateway.asked.failure).be.empty();
    await works.pass(2);
    should(works.gateway.asked.failure).have.length(1);
  });

  it('does not fail a job whose completion is being repeated', async () => {
    const job = works.gateway.add();
    works.work(flow, { timeout: 10_000 });
    await soon('sent', () => flow.jobs.length === 1);
    await works.pass(8);
    works.gateway.meets('completion', reset, reset, reset, reset);
    const [one] = flow.jobs;
    const done = one && works.results.complete(referenceOf(one), { variables: {}, result: undefined });
    await works.pass(12);
    await done;
    should(job.state).equal('done');
    should(works.gateway.asked.failure).be.empty();
  });
});
