/** Milliseconds between two rounds: at least, and at most where they fail. */
export const PERIOD = 5_000;
export const LONGEST = 60_000;
/** A round that took long is followed by a pause that is so many times as long: a busy cluster is left alone. */
export const PAUSE_FACTOR = 5;

/** Milliseconds until the next round. @param failures rounds in a row that went wrong @param took milliseconds */
export function pauseAfter(failures: number, took: number): number {
  return Math.min(LONGEST, Math.max(PERIOD * 2 ** Math.min(failures, 10), took * PAUSE_FACTOR));
}

interface Timer {
  now(): number;
  set(action: () => void, pause: number): unknown;
  clear(timer: unknown): void;
}

const browserTimer: Timer = {
  now: () => performance.now(),
  set: (action, pause) => setTimeout(action, pause),
  clear: (timer) => clearTimeout(timer as number),
};

/** Asks again and again while it is started: one round at a time, less often where they fail or take long. */
export class Poll {
  readonly #round: () => Promise<boolean>;
  readonly #timer: Timer;
  #isStarted = false;
  #isUnderWay = false;
  /** Somebody wants a round at once, after the one that is under way. */
  #isWanted = false;
  #failures = 0;
  #next: unknown;

  /** @param round whether it went well; what it throws is a failure */
  constructor(round: () => Promise<boolean>, timer = browserTimer) {
    this.#round = round;
    this.#timer = timer;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.now();
  }

  stop(): void {
    this.#isStarted = false;
    this.#timer.clear(this.#next);
  }

  /** Asks at once, if it is started. */
  now(): void {
    this.#isWanted = this.#isUnderWay;
    if (this.#isStarted && !this.#isUnderWay) void this.#run();
  }

  async #run(): Promise<void> {
    this.#timer.clear(this.#next);
    this.#isUnderWay = true;
    const began = this.#timer.now();
    const isGood = await this.#round().catch(() => false);
    this.#isUnderWay = false;
    this.#failures = isGood ? 0 : this.#failures + 1;
    if (!this.#isStarted) return;
    const pause = this.#isWanted ? 0 : pauseAfter(this.#failures, this.#timer.now() - began);
    this.#isWanted = false;
    this.#next = this.#timer.set(() => void this.#run(), pause);
  }
}
