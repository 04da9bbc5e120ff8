import type { NodeMessage } from 'node-red';
import should from 'should';
import { FakeClock } from '../../../support/fake-clock';
import { JobGateway } from '../../../support/job-gateway';
import { JobFlow, type JobMessage } from '../../../support/node-red/job-flow';
import { soon } from '../../../support/until';

describe('camunda8-job-result', () => {
  let clock: FakeClock;
  let gateway: JobGateway;
  let flow: JobFlow;

  beforeEach(async () => {
    clock = new FakeClock({ sleepers: 'wait' });
    gateway = await JobGateway.start(clock);
  });
  afterEach(async () => {
    await flow?.stop();
    await gateway.stop();
  });

  /** Starts the flow, and waits for the message of a job. */
  const begun = async (result = {}, sent = {}): Promise<JobMessage> => {
    flow = await JobFlow.start(gateway.url, clock, { retryBackoff: '7' }, result);
    gateway.add('open-valve', { variables: { valve: 7 }, ...sent });
    await soon('sent', () => flow.jobs.length === 1);
    return flow.jobs[0] ?? {};
  };
  const answered = async (msg: NodeMessage): Promise<JobMessage> => {
    flow.answer(msg);
    await soon('answered', () => flow.results.length + flow.errors.length > 0);
    return flow.results[0] ?? flow.errors[0] ?? {};
  };

  it('completes the job with the payload as its variables, and sends the same message on', async () => {
    const msg = await begun();
    const sent = await answered({ ...msg, payload: { open: true } });
    should(gateway.asked.completion).eql([{ variables: { open: true } }]);
    should(sent).have.properties({ topic: 'open-valve', payload: { open: true }, job: msg.job });
    should(sent.camunda).have.properties({ api: 'v2', status: 204, requests: 1 });
    should(sent.camunda?.durationMs).be.a.Number();
    should(gateway.inState('done')).have.length(1);
  });

  it('needs the message alone: no worker, and no cluster of its own', async () => {
    flow = await JobFlow.start(gateway.url, clock, { jobType: 'other' });
    const { key } = gateway.add();
    await answered({ job: { jobKey: key, cluster: 'c' } } as NodeMessage);
    should(gateway.inState('done')).have.length(1);
  });

  it('takes the key from wherever the form says, and the cluster from the form', async () => {
    const form = { cluster: 'c', jobKey: 'payload', variables: '', variablesType: 'json' };
    flow = await JobFlow.start(gateway.url, clock, { jobType: 'other' }, form);
    const { key } = gateway.add();
    await answered({ payload: key, job: { jobKey: '7', retries: 1 } } as NodeMessage);
    should(gateway.asked.completion).eql([{}]);
    should(gateway.inState('done')).have.length(1);
  });

  for (const [what, payload] of [
    ['nothing', undefined],
    ['null', null],
  ] as const) {
    it(`sends no variables where the payload is ${what}`, async () => {
      const msg = await begun();
      await answered({ ...msg, payload });
      should(gateway.asked.completion).eql([{}]);
    });
  }

  it('sends no variables for a listener of a task unless the form chose some', async () => {
    const msg = await begun({ result: '{"type":"userTask","denied":true}' }, { kind: 'TASK_LISTENER' });
    await answered(msg);
    should(gateway.asked.completion).eql([{ result: { type: 'userTask', denied: true } }]);
  });

  it('refuses variables that are no object, and leaves the message untouched', async () => {
    const msg = await begun();
    const { error, ...rest } = await answered({ ...msg, payload: 'open' });
    should(error).have.properties({ code: 'CAMUNDA_INVALID' });
    should(rest.camunda).be.undefined();
    should(rest.payload).equal('open');
  });

  it('fails the job behind a Catch node: one retry less, the back-off of its worker, and what went wrong', async () => {
    const msg = await begun({ operation: 'fail' });
    await answered({ ...msg, payload: 'anything', error: { message: 'no power' } } as NodeMessage);
    should(gateway.asked.failure).eql([{ retries: 2, retryBackOff: 7_000, errorMessage: 'no power' }]);
  });

  it('fails it as its form says', async () => {
    const form = {
      retries: '0',
      retriesType: 'num',
      retryBackoff: '60',
      message: 'stuck',
      messageType: 'str',
    };
    const msg = await begun({ operation: 'fail', ...form });
    await answered(msg);
    should(gateway.asked.failure).eql([{ retries: 0, retryBackOff: 60_000, errorMessage: 'stuck' }]);
    should(gateway.inState('incident')).have.length(1);
  });

  it('cuts a message at 6,000 characters', async () => {
    const msg = await begun({ operation: 'fail' });
    await answered({ ...msg, error: { message: 'x'.repeat(7_000) } } as NodeMessage);
    should(String(gateway.asked.failure[0]?.errorMessage)).have.length(6_000);
  });

  it('says that it needs a number of retries where nothing names them', async () => {
    flow = await JobFlow.start(gateway.url, clock, { jobType: 'other' }, { operation: 'fail', cluster: 'c' });
    const { key } = gateway.add();
    await answered({ job: { jobKey: key } } as NodeMessage);
    should(flow.sentences[0]).equal('The number of retries is missing (msg.job.retries is not set)');
  });

  it('throws a BPMN error', async () => {
    const form = { operation: 'error', errorCode: 'code', errorCodeType: 'msg' };
    const msg = await begun(form);
    await answered({ ...msg, code: 'NO_POWER', payload: { tried: 2 } } as NodeMessage);
    should(gateway.asked.error).eql([{ errorCode: 'NO_POWER', variables: { tried: 2 } }]);
  });

  it('needs an error code for it', async () => {
    const msg = await begun({ operation: 'error' });
    await answered(msg);
    should(flow.sentences[0]).startWith('The error code is missing');
  });

  it('asks for more time, and the message says until when', async () => {
    const msg = await begun({ operation: 'extend', seconds: '600' });
    const sent = await answered(msg);
    should(gateway.asked.update).eql([{ changeset: { timeout: 600_000 } }]);
    should(sent.job?.deadline).equal(new Date(clock.wall() + 600_000).toISOString());
  });

  it('passes a lease token on', async () => {
    gateway.version = '8.10.0';
    const msg = await begun({}, { leaseToken: 'lease-1' });
    await answered(msg);
    should(gateway.asked.completion).eql([{ variables: { valve: 7 }, leaseToken: 'lease-1' }]);
  });

  it('does not send a late failure', async () => {
    flow = await JobFlow.start(gateway.url, clock, { jobType: 'other' }, { operation: 'fail' });
    const { key } = gateway.add();
    const deadline = new Date(clock.wall() - 1).toISOString();
    await answered({ job: { jobKey: key, retries: 3, cluster: 'c', deadline } } as NodeMessage);
    should(flow.errors[0]?.error?.code).equal('CAMUNDA_CONFLICT');
    should(gateway.asked.failure).be.empty();
  });

  it('says that the job is gone', async () => {
    flow = await JobFlow.start(gateway.url, clock, { jobType: 'other' });
    await answered({ job: { jobKey: '7', cluster: 'c' } } as NodeMessage);
    should(flow.errors[0]?.error).have.properties({ code: 'CAMUNDA_NOT_FOUND' });
    should(flow.statuses.r.at(-1)).have.properties({ fill: 'red', shape: 'ring' });
  });

  it('says that it has no cluster, or no key', async () => {
    flow = await JobFlow.start(gateway.url, clock, { jobType: 'other' });
    flow.answer({ payload: {} });
    flow.answer({ payload: {}, job: { cluster: 'c' } } as NodeMessage);
    await soon('caught', () => flow.errors.length === 2);
    should(flow.sentences).eql([
      'No cluster is set, or it is disabled. Open the node and choose one',
      'The job key is missing (msg.job.jobKey is not set)',
    ]);
  });
});
