/** The time by which timers, locks and messages end. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Runs something after so many milliseconds.
   * @returns takes it back
   */
  schedule(delay: number, run: () => void): () => void;
}

/** What `setTimeout` can wait for at most. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** The wall's clock. It keeps no program running. */
export function wallClock(now: () => number = Date.now): Clock {
  return { now, schedule };
}

function schedule(delay: number, run: () => void): () => void {
  const wait = (left: number): NodeJS.Timeout =>
    setTimeout(
      () => {
        if (left <= LONGEST_DELAY) run();
        else timer = wait(left - LONGEST_DELAY);
      },
      Math.min(left, LONGEST_DELAY),
    ).unref();
  let timer = wait(Math.max(0, delay));
  return () => clearTimeout(timer);
}
