import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import { activateJobs } from '../operations/job';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { isAtLeast } from '../version';
import { type ActivatedJob, readJobs } from './job';
import { Portion } from './portion';

/** Which jobs are asked for. */
export interface Wanted {
  type: string;
  /** Names; none: all that the job sees. */
  variables: readonly string[];
  /** None: the cluster's own, which are those that are assigned to us where it has several (8.9). */
  tenantIds: readonly string[];
  /** For logs and Operate. */
  workerName: string;
}

/** What a poll brought. */
export interface Arrived {
  jobs: ActivatedJob[];
  /** By the monotonic clock. */
  at: number;
}

/** One long poll under way. It is never cut: the gateway would hand the next job to a connection that nobody reads. */
export interface Poll {
  /** Rejects with a CamundaError. */
  arrived: Promise<Arrived>;
  /** Milliseconds for which its jobs are locked. */
  lock: number;
}

/** Milliseconds that Camunda may wait for a job. */
const REQUEST_TIMEOUT = 10_000;
/** And that we wait for its answer: had we less patience, jobs would come to nobody. */
const LONGEST = REQUEST_TIMEOUT + 5_000;

/** Asks a cluster for jobs of one kind. */
export class Polls {
  readonly #server: Server;
  readonly #wanted: Wanted;
  readonly #clock: Clock;
  readonly #portion = new Portion();
  /** Whether to ask for the jobs of all tenants that are assigned to us. */
  #ofAssigned = false;

  constructor(server: Server, wanted: Wanted, clock: Clock) {
    this.#server = server;
    this.#wanted = wanted;
    this.#clock = clock;
  }

  begin(free: number, lock: number): Poll {
    const arrived = this.#ask(this.#portion.of(free), lock);
    // Whoever began it may be gone when it ends.
    arrived.catch(() => {});
    return { arrived, lock };
  }

  async #ask(count: number, lock: number): Promise<Arrived> {
    try {
      const jobs = readJobs(await this.#activate(count, lock));
      if (jobs.length > 0) this.#portion.fits();
      return { jobs, at: this.#clock.monotonic() };
    } catch (failure) {
      if (failure instanceof CamundaError && failure.code === 'CAMUNDA_PROTOCOL')
        this.#portion.isTooMuch(count);
      throw failure;
    }
  }

  async #activate(count: number, lock: number): Promise<Answered<unknown>> {
    try {
      return await this.#activateOnce(count, lock);
    } catch (failure) {
      if (!(await this.#wantsAssigned(failure))) throw failure;
      this.#ofAssigned = true;
      return this.#activateOnce(count, lock);
    }
  }

  /** A cluster with several tenants takes no poll that names none, and one with a single tenant none for the assigned ones. */
  async #wantsAssigned(failure: unknown): Promise<boolean> {
    if (this.#ofAssigned || this.#wanted.tenantIds.length > 0 || !(failure instanceof CamundaError))
      return false;
    const { status, detail = '' } = failure.cause;
    if (status !== 400 || !/tenant/i.test(detail)) return false;
    const { version } = await this.#server.versions.current();
    return isAtLeast(version, '8.9');
  }

  #activateOnce(count: number, lock: number): Promise<Answered<unknown>> {
    const { type, variables, tenantIds, workerName } = this.#wanted;
    const input = {
      type,
      timeout: lock,
      maxJobsToActivate: count,
      worker: workerName,
      requestTimeout: REQUEST_TIMEOUT,
      fetchVariable: variables.length > 0 ? [...variables] : undefined,
      tenantIds: tenantIds.length > 0 ? [...tenantIds] : undefined,
      tenantFilter: this.#ofAssigned ? 'ASSIGNED' : undefined,
    };
    return callOperation(this.#server, activateJobs, input, { longest: LONGEST, once: true });
  }
}
