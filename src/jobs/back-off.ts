import type { CamundaError } from '../errors';

/** Milliseconds: the first pause at least, and any pause that nobody asked for at most. */
const FIRST = 1_000;
const LONGEST = 30_000;

/** The pauses between polls that fail: 1 s doubling to 30 s, each with up to half of it more, so that workers spread. */
export class BackOff {
  #next = FIRST;

  /** Milliseconds until the next poll. A server that asks for a longer pause gets it. */
  after({ cause: { retryAfter = 0 } }: CamundaError): number {
    const pause = Math.min(LONGEST, this.#next * (1 + Math.random() / 2));
    this.#next = Math.min(LONGEST, 2 * this.#next);
    return Math.max(pause, retryAfter * 1_000);
  }

  reset(): void {
    this.#next = FIRST;
  }
}
