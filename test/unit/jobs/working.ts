import should from 'should';
import { CamundaClient } from '../../../src/camunda-client';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterProperties } from '../../../src/connection/settings';
import type { CamundaError } from '../../../src/errors';
import type { ActivatedJob } from '../../../src/jobs/job';
import type { JobReference, JobResults } from '../../../src/jobs/results';
import type { Silence } from '../../../src/jobs/silence';
import type { WorkerListener, WorkerSettings } from '../../../src/jobs/worker-settings';
import type { Sentence } from '../../../src/sentence';
import { FakeClock, passSeconds } from '../../support/fake-clock';
import { JobGateway } from '../../support/job-gateway';
import { soon } from '../../support/until';

/** A flow that is told of jobs and answers when the test does. */
export class Flow implements WorkerListener {
  readonly jobs: ActivatedJob[] = [];
  readonly counts: number[] = [];
  readonly errors: CamundaError[] = [];
  readonly warnings: string[] = [];
  readonly silences: Silence[] = [];
  /** Called with each job. */
  onJob: (activated: ActivatedJob) => void = () => {};

  job(activated: ActivatedJob): void {
    this.jobs.push(activated);
    this.onJob(activated);
  }

  working(count: number): void {
    this.counts.push(count);
  }

  silent(why: Silence): void {
    this.silences.push(why);
  }

  failed(error: CamundaError): void {
    this.errors.push(error);
  }

  warn(words: Sentence): void {
    this.warnings.push(String(words));
  }

  say(words: Sentence): string {
    return String(words);
  }
}

export const referenceOf = ({ job }: ActivatedJob): JobReference => ({
  jobKey: job.jobKey,
  ...(job.deadline ? { deadline: Date.parse(job.deadline) } : {}),
});

/** As a form has it that nobody has changed. */
export const USUAL: WorkerSettings = {
  ...{ id: 'w', type: 'open-valve', variables: [], tenantIds: [], workerName: 'node-red' },
  ...{ maxJobs: 10, timeout: 300_000, whenUnanswered: 'fail', retryBackoff: 10_000 },
};

/** A gateway, clients and workers, all by one clock that the test moves. */
export class Works {
  readonly clock = new FakeClock({ sleepers: 'wait' });
  readonly gateway: JobGateway;
  client: CamundaClient;
  readonly #clients: CamundaClient[] = [];
  readonly #ends: (() => Promise<void>)[] = [];

  private constructor(gateway: JobGateway, clock: FakeClock) {
    this.gateway = gateway;
    this.clock = clock;
    this.client = this.newClient();
  }

  static async start(): Promise<Works> {
    const clock = new FakeClock({ sleepers: 'wait' });
    return new Works(await JobGateway.start(clock), clock);
  }

  /** Another client of the same cluster, as a full deploy makes one; `client` from now on. */
  newClient(properties: ClusterProperties = {}): CamundaClient {
    const address = { environment: 'self-managed', restAddress: this.gateway.url, authentication: 'none' };
    const settings = resolveSettings({ ...address, ...properties }, {}, () => undefined);
    this.client = new CamundaClient(settings, {}, (words) => should.fail(String(words), ''));
    this.#clients.push(this.client);
    return this.client;
  }

  get results(): JobResults {
    return this.client.jobs.results(this.clock);
  }

  /** @returns ends it */
  work(flow: Flow, settings: Partial<WorkerSettings> = {}): () => Promise<void> {
    const end = this.client.jobs.work({ ...USUAL, ...settings }, flow, this.clock);
    this.#ends.push(end);
    return end;
  }

  /** A worker has a job. @returns it, and what its message says of it */
  async begun(flow: Flow, settings: Partial<WorkerSettings> = {}) {
    const job = this.gateway.add();
    this.work(flow, settings);
    await soon('sent', () => flow.jobs.length === 1);
    return { job, reference: { jobKey: job.key, deadline: this.clock.wall() + 30_000 } };
  }

  /** See `passSeconds`. */
  pass(seconds: number): Promise<void> {
    return passSeconds(this.clock, seconds);
  }

  async stop(): Promise<void> {
    const ending = Promise.all(this.#ends.map((end) => end()));
    await this.pass(15);
    await ending;
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.gateway.stop();
  }
}
