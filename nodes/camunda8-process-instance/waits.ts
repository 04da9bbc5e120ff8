import type { Clock } from '../../src/clock';
import type { Call } from '../common/action-node';

interface Waiting {
  /** Milliseconds since 1970. */
  since: number;
  hasIncident: boolean;
}

/** A word of the node's catalogue, with values put in. */
export type Words = (key: string, values: Record<string, string>) => string;

/** The messages of one node that wait for the ends of processes, and how the status shows it. */
export class Waits {
  readonly #clock: Pick<Clock, 'wall'>;
  readonly #words: Words;
  readonly #waiting = new Set<Waiting>();

  constructor(clock: Pick<Clock, 'wall'>, words: Words) {
    this.#clock = clock;
    this.#words = words;
  }

  /** @param wait gets what is to be told of the process now and then */
  async during<T>(
    call: Call,
    wait: (tell: (state: { hasIncident: boolean }) => void) => Promise<T>,
  ): Promise<T> {
    const waiting: Waiting = { since: this.#clock.wall(), hasIncident: false };
    this.#waiting.add(waiting);
    const show = () => call.waits(() => this.#shown());
    show();
    try {
      return await wait(({ hasIncident }) => {
        if (waiting.hasIncident === hasIncident) return;
        waiting.hasIncident = hasIncident;
        show();
      });
    } finally {
      this.#waiting.delete(waiting);
      if (this.#waiting.size > 0) show();
    }
  }

  #shown(): string {
    const all = [...this.#waiting];
    const since = Math.min(...all.map((one) => one.since));
    const key = all.some(({ hasIncident }) => hasIncident) ? 'incident' : 'waiting';
    const count = all.length > 1 ? `${all.length} ` : '';
    return this.#words(key, { since: timeOfDay(since), count });
  }
}

/** Such as `14:03`, by the clock on this machine's wall. */
function timeOfDay(milliseconds: number): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Date(milliseconds).toLocaleTimeString('en-GB', format);
}
