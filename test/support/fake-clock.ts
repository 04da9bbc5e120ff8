import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../src/clock';
import { abortedError } from '../../src/errors';

interface Sleeper {
  due: number;
  wake(): void;
}

/**
 * A clock that a test moves. Whoever sleeps is woken in the next turn, and the time is then when he wanted to be woken;
 * with `sleepers: 'wait'` only when the test has let that time go by.
 */
export class FakeClock implements Clock {
  readonly #sleepersWait: boolean;
  readonly #sleeping = new Set<Sleeper>();
  #monotonic = 1_000_000;
  #wall = Date.UTC(2026, 0, 1);
  /** Milliseconds of every sleep so far. */
  readonly sleeps: number[] = [];

  constructor({ sleepers = 'skip' }: { sleepers?: 'skip' | 'wait' } = {}) {
    this.#sleepersWait = sleepers === 'wait';
  }

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
    for (const sleeper of this.#sleeping) if (sleeper.due <= this.#monotonic) sleeper.wake();
  }

  /** Somebody sets the wall clock, or the machine sleeps while the monotonic clock stands. */
  setWallClock(byMilliseconds: number): void {
    this.#wall += byMilliseconds;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const due = this.#monotonic + milliseconds;
    this.sleeps.push(milliseconds);
    return new Promise((resolve, reject) => {
      const sleeper = {
        due,
        wake: () => {
          this.#sleeping.delete(sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          if (signal?.aborted) reject(abortedError());
          else resolve();
        },
      };
      this.#sleeping.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
      if (!this.#sleepersWait) setImmediate(() => this.advance(Math.max(0, due - this.#monotonic)));
    });
  }
}

/**
 * Time goes by, second by second, and in each there is time for what is asked over loopback: ten turns, because a single wait
 * would be over before anything is read where the machine stalls.
 */
export async function passSeconds(clock: FakeClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    clock.advance(1_000);
    for (let turn = 0; turn < 10; turn++) await delay(1);
  }
}
