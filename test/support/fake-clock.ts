import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/clock';
import { abortedError } from '../../src/errors';

/** A clock that a test moves. Whoever sleeps is woken in the next turn, and the time is then when he wanted to be woken. */
export class FakeClock implements Clock {
  #monotonic = 1_000_000;
  #wall = Date.UTC(2026, 0, 1);
  /** Milliseconds of every sleep so far. */
  readonly sleeps: number[] = [];

  monotonic(): number {
    return this.#monotonic;
  }

  wall(): number {
    return this.#wall;
  }

  /** Time goes by, for both clocks. */
  advance(milliseconds: number): void {
    this.#monotonic += milliseconds;
    this.#wall += milliseconds;
  }

  /** Somebody sets the wall clock, or the machine sleeps while the monotonic clock stands. */
  setWallClock(byMilliseconds: number): void {
    this.#wall += byMilliseconds;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const due = this.#monotonic + milliseconds;
    this.sleeps.push(milliseconds);
    await nextTurn();
    if (signal?.aborted) throw abortedError();
    this.advance(Math.max(0, due - this.#monotonic));
  }
}
