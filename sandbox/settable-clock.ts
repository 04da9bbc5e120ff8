import type { Clock } from './engine/clock';

/** A clock that can be put to another time for a moment, so that something has begun before it is there. */
export class SettableClock implements Clock {
  readonly #clock: Clock;
  #time: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#time ?? this.#clock.now();
  }

  schedule(delay: number, run: () => void): () => void {
    const late = this.#time === undefined ? 0 : this.#clock.now() - this.#time;
    return this.#clock.schedule(Math.max(0, delay - late), run);
  }

  /** Does something as if it were that time, in milliseconds since 1970. */
  at<Result>(time: number, work: () => Result): Result {
    const before = this.#time;
    this.#time = time;
    try {
      return work();
    } finally {
      this.#time = before;
    }
  }
}
