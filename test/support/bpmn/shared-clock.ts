import type { Clock } from '../../../src/clock';
import { abortedError } from '../../../src/errors';
import { EngineClock } from './test-engine';

/** One time for the sandbox and for who asks it. It goes by when a test says so. */
export class SharedClock extends EngineClock implements Clock {
  /** How many of those who ask sleep now. */
  sleepers = 0;

  monotonic(): number {
    return this.now();
  }

  wall(): number {
    return this.now();
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleepers++;
    try {
      await new Promise<void>((resolve, reject) => {
        if (signal?.aborted) throw abortedError();
        const forget = this.schedule(milliseconds, resolve);
        const stop = () => {
          forget();
          reject(abortedError());
        };
        signal?.addEventListener('abort', stop, { once: true });
      });
    } finally {
      this.sleepers--;
    }
  }
}
