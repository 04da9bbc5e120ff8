import type { Engine } from '../../engine/engine';
import type { ActivatedJob, JobRequest } from '../../engine/work/jobs';
import type { Waits } from '../waits';

interface Poll {
  readonly request: JobRequest;
  readonly tell: (jobs: ActivatedJob[]) => void;
}

/**
 * Workers that ask for jobs and wait for them: the first that came gets the first job. As in Camunda, a poll whose client
 * has gone is one of them until its time is over, and takes jobs with it (camunda/camunda#19883).
 */
export class JobPolls {
  /** By type of job, in the order in which they came. */
  readonly #waiting = new Map<string, Set<Poll>>();

  constructor(
    readonly engine: Engine,
    readonly waits: Waits,
  ) {
    engine.changes.on('jobsAvailable', (type) => this.#serve(type));
  }

  /** @param milliseconds to wait for the first job; not at all where it is not more than 0 */
  async take(request: JobRequest, milliseconds: number): Promise<ActivatedJob[]> {
    const jobs = this.engine.activateJobs(request);
    if (jobs.length > 0 || milliseconds <= 0) return jobs;
    return (
      (await this.waits.until<ActivatedJob[]>(milliseconds, (tell) => this.#add({ request, tell }))) ?? []
    );
  }

  /** @returns takes it back */
  #add(poll: Poll): () => void {
    const { type } = poll.request;
    const queue = this.#waiting.get(type) ?? new Set();
    this.#waiting.set(type, queue.add(poll));
    return () => {
      queue.delete(poll);
      if (queue.size === 0 && this.#waiting.get(type) === queue) this.#waiting.delete(type);
    };
  }

  #serve(type: string): void {
    for (const { request, tell } of this.#waiting.get(type) ?? []) {
      const jobs = this.engine.activateJobs(request);
      if (jobs.length > 0) tell(jobs);
    }
  }
}
