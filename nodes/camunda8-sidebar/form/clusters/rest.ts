import { LONGEST, PAUSE_FACTOR, pauseAfter } from '../poll';

/** Tells when one of many is asked again: each rests by itself, so that one that fails holds up no other. */
export class Rest {
  #failures = 0;
  #until = Number.NEGATIVE_INFINITY;
  #isUnderWay = false;
  /** Somebody wants more than what is asked just now. */
  #isWanted = false;

  /** Whether it failed when it was asked last. */
  get isDoubtful(): boolean {
    return this.#failures > 0;
  }

  /** Has it asked in the next round, whatever was. */
  wake(): void {
    this.#isWanted = this.#isUnderWay;
    this.#until = Number.NEGATIVE_INFINITY;
  }

  /**
   * Asks, unless it rests or is asked already.
   * @param round whether it went well; what it throws is a failure
   * @param pause milliseconds after a round that went well
   */
  async over(
    round: () => Promise<boolean>,
    pause: () => number,
    now = () => performance.now(),
  ): Promise<void> {
    if (this.#isUnderWay || now() < this.#until) return;
    this.#isUnderWay = true;
    const began = now();
    const isGood = await round().catch(() => false);
    this.#isUnderWay = false;
    this.#failures = isGood ? 0 : this.#failures + 1;
    // One that took long is left alone for longer, too.
    const slow = Math.min(LONGEST, (now() - began) * PAUSE_FACTOR);
    const rest = isGood ? Math.max(pause(), slow) : pauseAfter(this.#failures, 0);
    this.#until = this.#isWanted ? Number.NEGATIVE_INFINITY : now() + rest;
    this.#isWanted = false;
  }
}
