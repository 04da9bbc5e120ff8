import { abortedError } from './errors';
import { forgetAborted, whenAborted } from './when-aborted';

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
  sleep(milliseconds, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw abortedError();
      const until = performance.now() + milliseconds;
      // Node counts from the beginning of its event loop's turn, so that a timer can fire too early.
      const wake = () => {
        const left = until - performance.now();
        if (left > 0) {
          timer = setTimeout(wake, Math.ceil(left)).unref();
          return;
        }
        forgetAborted(signal, stop);
        resolve();
      };
      let timer = setTimeout(wake, milliseconds).unref();
      const stop = () => {
        clearTimeout(timer);
        reject(abortedError());
      };
      whenAborted(signal, stop);
    });
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
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortedError());
    whenAborted(signal, stop);
    promise.then(resolve, reject).finally(() => forgetAborted(signal, stop));
  });
}
