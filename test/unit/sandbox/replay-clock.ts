import type { Clock } from '../../../sandbox/engine/clock';

/** The time of a recorded cluster: what was due while an exchange lasted happens in that exchange, and nothing later does. */
export class ReplayClock implements Clock {
  /** How long the exchange that is replayed lasted, in milliseconds. */
  exchange = 0;
  #now = Date.parse('2026-11-21T19:26:40Z');

  /** Each look at it is 10 ms later, so that creation dates differ as they did in the recording. */
  readonly now = (): number => {
    this.#now += 10;
    return this.#now;
  };

  schedule(delay: number, run: () => void): () => void {
    if (delay > this.exchange) return () => {};
    const due = setImmediate(run);
    return () => clearImmediate(due);
  }
}
