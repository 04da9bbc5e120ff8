import should from 'should';
import { FakeClock, passSeconds } from '../../../support/fake-clock';
import { json, page, problem, reset } from '../../../support/faults';
import { JobGateway } from '../../../support/job-gateway';
import { JobFlow } from '../../../support/node-red/job-flow';
import { soon } from '../../../support/until';

describe('camunda8-job-worker', () => {
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

  const start = async (worker = {}) => {
    flow = await JobFlow.start(gateway.url, clock, worker);
  };
  const polled = (count = 1) => soon('polled', () => gateway.waiting === count);
  const pass = (seconds: number) => passSeconds(clock, seconds);

  it('sends a message for a job: its variables, its type, and what is known of it as plain data', async () => {
    await start({ retryBackoff: '5' });
    await polled();
    const deadline = new Date(clock.wall() + 30_000).toISOString();
    const { key } = gateway.add('open-valve', { variables: { valve: 7 }, elementId: 'open', tags: ['a'] });
    await soon('sent', () => flow.jobs.length === 1);
    const [{ _msgid, ...message } = { _msgid: '' }] = flow.jobs;
    should(message).eql({
      topic: 'open-valve',
      payload: { valve: 7 },
      job: {
        ...{ jobKey: key, type: 'open-valve', customHeaders: {}, elementId: 'open', tags: ['a'], retries: 3 },
        ...{ deadline, cluster: 'c', retryBackoff: 5 },
      },
    });
    should(JSON.parse(JSON.stringify(message))).eql(message);
  });

  it('asks with what its form says', async () => {
    await start({ maxJobs: '3', variables: 'valve, power', tenantIds: 'a,b', workerName: 'garden' });
    await polled();
    should(gateway.asked.activation[0]).have.properties({
      ...{ maxJobsToActivate: 3, fetchVariable: ['valve', 'power'], tenantIds: ['a', 'b'], worker: 'garden' },
    });
  });

  it('is called after the node, else node-red, and takes ten jobs at once where its form is blank', async () => {
    await start({ name: 'valves' });
    await polled();
    should(gateway.asked.activation[0]).have.properties({ maxJobsToActivate: 10, worker: 'valves' });
    await flow.deploy();
    await pass(11);
    should(gateway.asked.activation.at(-1)).have.properties({ worker: 'node-red' });
  });

  it('shows how many jobs it works at', async () => {
    await start({ maxJobs: '4' });
    await polled();
    gateway.add();
    await soon('shown', () =>
      flow.statuses.w.some(({ text }) => text === 'camunda8-job-worker.status.working'),
    );
    should(flow.statuses.w.at(-1)).have.properties({ fill: 'green', shape: 'dot' });
  });

  it('shows that no process has its type until the first job comes, and warns nobody', async () => {
    const latest = { items: [{ processDefinitionKey: '1' }], page: { totalItems: 1 } };
    gateway.meets('search', json({ items: [] }), json(latest));
    gateway.meets('xml', page(200, '<zeebe:taskDefinition type="mow" />', 'text/xml'));
    await start();
    const shows = async (look: object, status: string) => {
      const text = `camunda8-job-worker.status.${status}`;
      await soon('shown', () => flow.statuses.w.at(-1)?.text === text);
      should(flow.statuses.w.at(-1)).have.properties(look);
    };
    await polled();
    await pass(22);
    await shows({ fill: 'yellow', shape: 'ring' }, 'unknownType');
    gateway.add();
    await soon('sent', () => flow.jobs.length === 1);
    await shows({ fill: 'green', shape: 'dot' }, 'working');
    should([...flow.errors, ...flow.warnings]).be.empty();
  });

  it('shows what to check after five minutes without a job', async () => {
    await start();
    await polled();
    await pass(320);
    await soon('shown', () => flow.statuses.w.at(-1)?.text === 'camunda8-job-worker.status.long');
    should(flow.statuses.w.at(-1)).have.properties({ fill: 'green', shape: 'dot' });
    should([...flow.errors, ...flow.warnings]).be.empty();
  });

  it('tells a Catch node of each kind of error once, until it goes well again', async () => {
    gateway.meets(
      'activation',
      reset,
      reset,
      problem(403, 'FORBIDDEN', 'no'),
      reset,
      json({ jobs: [] }),
      reset,
    );
    await start();
    await pass(60);
    should(flow.errors.map(({ error }) => error?.code)).eql([
      ...['CAMUNDA_UNAVAILABLE', 'CAMUNDA_FORBIDDEN', 'CAMUNDA_UNAVAILABLE'],
    ]);
  });

  for (const [what, worker, words] of [
    ['no job type', { jobType: ' ' }, 'The job type is missing. Open the node and enter it'],
    ['too many jobs', { maxJobs: '1001' }, 'Jobs at once must be a whole number (1 to 1000, or blank)'],
    [
      'no number of seconds',
      { timeout: 'long' },
      'Time limit must be a whole number (1 to 604800, or blank)',
    ],
    [
      'a variable that is not set',
      { jobType: '$' + '{JOB_TYPE}' },
      'Environment variable JOB_TYPE is not set',
    ],
    ['no cluster', { cluster: '' }, 'No cluster is set, or it is disabled. Open the node and choose one'],
  ] as const) {
    it(`says what is wrong, and asks for nothing, with ${what}`, async () => {
      await start(worker);
      await soon('caught', () => flow.errors.length === 1);
      should(flow.errors[0]?.error?.code).equal('CAMUNDA_CONFIG');
      should(flow.sentences).eql([words]);
      should(gateway.seen).be.empty();
    });
  }

  it('warns of a job that the flow does not answer, and fails it', async () => {
    await start({ timeout: '5' });
    await polled();
    const job = gateway.add();
    await soon('sent', () => flow.jobs.length === 1);
    await pass(6);
    should(gateway.asked.failure).eql([
      {
        retries: 2,
        retryBackOff: 10_000,
        errorMessage: 'The flow in Node-RED did not answer this job in time (5 s)',
      },
    ]);
    should(flow.warnings).eql([
      `Job ${job.key} got no answer in time. Send each message to a job result node, or allow more time`,
    ]);
  });

  it('goes on with the poll of before after a full deploy, and loses no job that comes meanwhile', async () => {
    await start();
    await polled();
    const [job] = await Promise.all([gateway.add(), flow.deploy()]);
    await soon('sent', () => flow.jobs.length >= 1 || job.state === 'free');
    await pass(12);
    should(flow.jobs.at(-1)?.job?.jobKey).equal(job.key);
    should(job.state).equal('locked');
  });

  it('is closed within 2 s, and hands back what is under way, also with its cluster', async () => {
    await start();
    await polled();
    const job = gateway.add();
    await soon('sent', () => flow.jobs.length === 1);
    const started = performance.now();
    await flow.deploy();
    should(performance.now() - started).be.below(2_000);
    should(gateway.asked.failure[0]).have.properties({ retries: 3, retryBackOff: 0 });
    await soon('again', () => flow.jobs.length === 2);
    should(job.retries).equal(3);
  });
});
