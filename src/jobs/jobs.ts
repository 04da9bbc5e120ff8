import { type Clock, systemClock } from '../clock';
import type { Server } from '../operations/operation';
import { booksOf } from './books';
import { waitingTypes } from './known-types';
import { JobResults } from './results';
import { Worker } from './worker';
import type { WorkerListener, WorkerSettings } from './worker-settings';

/** The jobs of one cluster. */
export class Jobs {
  readonly #server: Server;
  readonly #source: string;
  readonly #tenantId: string | undefined;
  /** Each until nothing of it is left to do. */
  readonly #workers = new Set<Promise<void>>();

  /** @param source the cluster's address @param tenantId of workers that name none */
  constructor(server: Server, source: string, tenantId: string | undefined) {
    this.#server = server;
    this.#source = source;
    this.#tenantId = tenantId;
  }

  /** What flows answer to jobs. */
  results(clock: Clock = systemClock): JobResults {
    return new JobResults(this.#server, booksOf(this.#source), clock);
  }

  /**
   * Works at jobs from now on.
   * @returns ends that; it resolves within 2 s, when what is under way has been handed back
   */
  work(settings: WorkerSettings, listener: WorkerListener, clock: Clock): () => Promise<void> {
    const { tenantIds } = settings;
    const own = this.#tenantId === undefined ? [] : [this.#tenantId];
    const worker = new Worker({ ...settings, tenantIds: tenantIds.length > 0 ? tenantIds : own }, listener, {
      server: this.#server,
      source: this.#source,
      books: booksOf(this.#source),
      clock,
    });
    let isOver = () => {};
    const whole = new Promise<void>((resolve) => {
      isOver = resolve;
    });
    this.#workers.add(whole);
    void worker.run();
    return async () => {
      const { soon, over } = worker.close();
      void over.then(() => {
        this.#workers.delete(whole);
        isOver();
      });
      await soon;
    };
  }

  /** See `waitingTypes`. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  waitingTypes(most: number, signal: AbortSignal): Promise<string[]> {
    return waitingTypes(this.#server, most, signal);
  }

  /** Resolves when nothing of any worker is left to do; undefined where there is none. */
  get underWay(): Promise<unknown> | undefined {
    return this.#workers.size > 0 ? Promise.all(this.#workers) : undefined;
  }
}
