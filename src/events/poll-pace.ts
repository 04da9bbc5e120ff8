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
export class PollPace {
  readonly #shortest: number;
  readonly #random: () => number;
  #quiet: number;
  #backOff: number;

  /** @param shortest milliseconds @param random from 0 to 1 */
  constructor(shortest: number, random: () => number = Math.random) {
    this.#shortest = shortest;
    this.#random = random;
    this.#quiet = shortest;
    this.#backOff = shortest;
  }

  /** After a poll that brought something. @returns milliseconds */
  active(): number {
    this.#backOff = this.#shortest;
    this.#quiet = this.#shortest;
    return this.#jittered(this.#quiet);
  }

  /** After one that brought nothing: short again at first where it is the first good one after failures. */
  quiet(): number {
    this.#backOff = this.#shortest;
    const pause = this.#jittered(this.#quiet);
    this.#quiet = this.#atMost(QUIET, this.#quiet * SLOWER);
    return pause;
  }

  failed({ cause }: CamundaError): number {
    this.#quiet = this.#shortest;
    this.#backOff = this.#atMost(cause.retryable === false ? REFUSED : AWAY, this.#backOff * BACK_OFF);
    return Math.max(this.#jittered(this.#backOff), (cause.retryAfter ?? 0) * 1000);
  }

  /** The longest of all pauses, in milliseconds. */
  get longest(): number {
    return Math.max(REFUSED, this.#shortest) * (1 + JITTER);
  }

  #atMost(longest: number, pause: number): number {
    return Math.min(Math.max(longest, this.#shortest), pause);
  }

  #jittered(pause: number): number {
    return pause * (1 - JITTER + 2 * JITTER * this.#random());
  }
}
