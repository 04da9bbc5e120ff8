import { setTimeout as delay } from 'node:timers/promises';
import { abortedError } from './errors';

/** Time, as far as this package needs it; tests bring their own. */
export interface Clock {
  /** Milliseconds that only ever grow, whatever is done to the wall clock. */
  monotonic(): number;
  /** Milliseconds since 1970. */
  wall(): number;
  /** @throws CamundaError CAMUNDA_ABORTED when the signal ends it */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await delay(milliseconds, undefined, { ref: false, ...(signal ? { signal } : {}) });
    } catch {
      throw abortedError();
    }
  },
};

/** The promise's outcome, or CAMUNDA_ABORTED as soon as the signal says so. The promise itself goes on. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  if (signal.aborted) {
    // Nobody is left who hears of a failure, and one that nobody hears of would end Node-RED.
    promise.catch(() => {});
    throw abortedError();
  }
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(abortedError());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
