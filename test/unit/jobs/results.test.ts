import should from 'should';
import { gate, problem, reset } from '../../support/faults';
import { refusalOf } from '../../support/searches';
import { soon } from '../../support/until';
import { Flow, Works } from './working';

describe('the result of a job', () => {
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
  const free = () => soon('free', () => flow.counts.at(-1) === 0);

  it('completes it with variables and result, and frees its slot', async () => {
    const { job, reference } = await begun();
    const result = { type: 'userTask', denied: true };
    await works.results.complete(reference, { variables: { open: true }, result });
    should(works.gateway.asked.completion).eql([{ variables: { open: true }, result }]);
    should(job.state).equal('done');
    await free();
  });

  it('has no variables where the flow gave none', async () => {
    const { reference } = await begun();
    await works.results.complete(reference, none);
    should(works.gateway.asked.completion).eql([{}]);
  });

  it('fails it, with its back-off', async () => {
    const { job, reference } = await begun();
    await works.results.fail(reference, failure);
    should(works.gateway.asked.failure).eql([failure]);
    should(job.state).equal('waiting');
    await free();
  });

  it('throws a BPMN error', async () => {
    const { reference } = await begun();
    const error = { errorCode: 'STUCK', errorMessage: 'no power', variables: { valve: 7 } };
    await works.results.throwError(reference, error);
    should(works.gateway.asked.error).eql([error]);
    await free();
  });

  it('passes the lease token on', async () => {
    works.gateway.version = '8.10.0';
    const { reference } = await begun();
    await works.results.complete({ ...reference, leaseToken: 't1' }, none);
    should(works.gateway.asked.completion).eql([{ leaseToken: 't1' }]);
  });

  it('is refused, with nothing sent, where the cluster is too old for its result', async () => {
    works.gateway.version = '8.7.0';
    const { reference } = await begun();
    const error = await refusalOf('CAMUNDA_UNSUPPORTED', () =>
      works.results.complete(reference, { variables: undefined, result: {} }),
    );
    should(error.message).startWith('result is new in 8.8. Camunda 8.7.0');
    should(works.gateway.asked.completion).be.empty();
  });

  for (const operation of ['complete', 'error'] as const) {
    it(`is sent again where the answer was lost, and gone counts as done: ${operation}`, async () => {
      const { job, reference } = await begun();
      works.gateway.loses(operation === 'complete' ? 'completion' : 'error');
      const sent =
        operation === 'complete'
          ? works.results.complete(reference, none)
          : works.results.throwError(reference, {
              errorCode: 'X',
              errorMessage: undefined,
              variables: undefined,
            });
      await works.pass(3);
      should((await sent).status).equal(404);
      should(job.state).equal('done');
      await free();
    });
  }

  it('is an error where the job is gone and nothing of ours was lost', async () => {
    const { job, reference } = await begun();
    job.state = 'done';
    const error = await refusalOf('CAMUNDA_NOT_FOUND', () => works.results.complete(reference, none));
    should(error.message).equal(
      `Job ${job.key} does not exist. It may be done already, or the process went on without it`,
    );
    await free();
  });

  it('is sent again until the lock ends, and then says that it may have been done', async () => {
    const { reference } = await begun();
    works.gateway.meets('completion', ...Array.from({ length: 40 }, () => reset));
    const sent = refusalOf('CAMUNDA_UNAVAILABLE', () => works.results.complete(reference, none));
    await works.pass(33);
    should((await sent).cause.done).equal('maybe');
    should(works.gateway.asked.completion.length).be.within(3, 13);
  });

  it('sends a failure again only within its back-off', async () => {
    const { reference } = await begun();
    works.gateway.meets('failure', ...Array.from({ length: 40 }, () => reset));
    const sent = refusalOf('CAMUNDA_UNAVAILABLE', () => works.results.fail(reference, failure));
    const before = works.clock.monotonic();
    await works.pass(8);
    should((await sent).cause.done).equal('maybe');
    const late = works.gateway.seen.filter(
      ({ path, at }) => path.endsWith('/failure') && at >= before + 5_000,
    );
    should(late).be.empty();
    should(works.gateway.asked.failure.length).be.within(2, 6);
  });

  it('takes a failure whose answer was lost for done where a repeat says so', async () => {
    const { job, reference } = await begun();
    works.gateway.loses('failure');
    const sent = works.results.fail(reference, failure);
    await works.pass(2);
    await sent;
    should([job.state, job.retries]).eql(['waiting', 2]);
  });

  it('leaves the job under way where Camunda refuses it', async () => {
    const { reference } = await begun();
    works.gateway.meets('completion', problem(400, 'INVALID_ARGUMENT', 'bad variables'));
    await refusalOf('CAMUNDA_INVALID', () => works.results.complete(reference, none));
    await works.results.complete(reference, none);
    await free();
  });

  it('moves lock and deadline with an extension', async () => {
    const { job, reference } = await begun({ timeout: 60_000 });
    await works.pass(10);
    await works.results.extend(reference, 600);
    should(works.gateway.asked.update).eql([{ changeset: { timeout: 600_000 } }]);
    await works.pass(598);
    should([job.state, job.activations]).eql(['locked', 1]);
    should(works.gateway.asked.failure).be.empty();
    await works.pass(3);
    should(works.gateway.asked.failure).have.length(1);
  }).timeout(30_000);

  it('is sent after an extension of the worker that is under way, which would else undo it', async () => {
    const { job, reference } = await begun();
    const { behaviour, open } = gate(() => {});
    works.gateway.meets('update', behaviour);
    await works.pass(24);
    const extended = works.results.extend(reference, 600);
    await works.pass(1);
    should(works.gateway.asked.update).eql([{ changeset: { timeout: 30_000 } }]);
    open();
    for (const { socket, path } of works.gateway.seen) if (path.endsWith(job.key)) socket.destroy();
    await works.pass(2);
    await extended;
    should(works.gateway.asked.update.at(-1)).eql({ changeset: { timeout: 600_000 } });
    should(job.lockEnd - works.clock.monotonic()).be.within(590_000, 600_000);
  });
});
