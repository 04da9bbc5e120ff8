import should from 'should';
import { refusalOf } from '../../support/searches';
import { Flow, Works } from './working';

describe('the result of a job that is late', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  const begun = (settings: Parameters<Works['work']>[1] = {}) => works.begun(flow, settings);
  const none = { variables: undefined, result: undefined };
  const failure = { retries: 2, retryBackOff: 5_000, errorMessage: 'stuck' };
  const late = async () => {
    const begins = await begun({ timeout: 5_000 });
    await works.pass(7);
    should(works.gateway.asked.failure).have.length(1);
    return begins;
  };

  it('is sent as a completion', async () => {
    const { job, reference } = await late();
    job.state = 'free';
    await works.results.complete(reference, none);
    should(job.state).equal('done');
  });

  it('is not sent as a failure, which would hit the job of another worker', async () => {
    const { job, reference } = await late();
    const { message } = await refusalOf('CAMUNDA_CONFLICT', () => works.results.fail(reference, failure));
    should(message).equal(
      `Job ${job.key} was not failed: it came too late, and another worker may have the job`,
    );
    should(works.gateway.asked.failure).have.length(1);
  });

  it('is not sent as an extension', async () => {
    const { reference } = await late();
    await refusalOf('CAMUNDA_CONFLICT', () => works.results.extend(reference, 60));
    should(works.gateway.asked.update).be.empty();
  });

  it('is late by the message alone where no book has the job, for example after a restart', async () => {
    const job = works.gateway.add('other');
    const at = works.clock.wall();
    await refusalOf('CAMUNDA_CONFLICT', () =>
      works.results.fail({ jobKey: job.key, deadline: at - 1 }, failure),
    );
    await works.results.fail({ jobKey: job.key, deadline: at + 1_000 }, failure);
    should(works.gateway.asked.failure).have.length(1);
  });

  it('is not late where the books have extended the lock that the message names', async () => {
    const { reference } = await begun();
    await works.pass(50);
    await works.results.fail(reference, failure);
    should(works.gateway.asked.failure).have.length(1);
  });
});
