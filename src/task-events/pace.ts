import type { CamundaError } from '../errors';

/** Milliseconds between two polls at most: where nothing happens, where Camunda is away, where it refuses us. */
const QUIET = 60_000;
const AWAY = 60_000;
const REFUSED = 600_000;

/** Each quiet poll makes the pause longer by half, each failure twice as long. */
const SLOWER = 1.5;
const BACK_OFF = 2;

/** Of each pause, so that many clients do not ask at the same moment. */
const JITTER = 0.1;

/** How long to wait before the next poll: short after something happened, longer and longer where nothing does. */
export class Pace {
  readonly #shortest: number;
  readonly #random: () => number;
  #pause: number;

  /** @param shortest milliseconds @param random from 0 to 1 */
  constructor(shortest: number, random: () => number = Math.random) {
    this.#shortest = shortest;
    this.#random = random;
    this.#pause = shortest;
  }

  /** @returns milliseconds */
  active(): number {
    this.#pause = this.#shortest;
    return this.#jittered();
  }

  quiet(): number {
    const pause = this.#jittered();
    this.#pause = this.#atMost(QUIET, this.#pause * SLOWER);
    return pause;
  }

  failed({ cause }: CamundaError): number {
    this.#pause = this.#atMost(cause.retryable === false ? REFUSED : AWAY, this.#pause * BACK_OFF);
    return Math.max(this.#jittered(), (cause.retryAfter ?? 0) * 1000);
  }

  #atMost(longest: number, pause: number): number {
    return Math.min(Math.max(longest, this.#shortest), pause);
  }

  #jittered(): number {
    return this.#pause * (1 - JITTER + 2 * JITTER * this.#random());
  }
}
