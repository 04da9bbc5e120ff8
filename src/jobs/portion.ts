/** Polls that bring something, after which a larger answer is tried again. */
const GOOD = 20;

/**
 * How many jobs are asked for in one poll. An answer that cannot be read may be too large, as ten jobs with variables of 2 MB
 * each are: the next polls ask for half as many, so that a worker does not lock the same jobs over and over.
 */
export class Portion {
  #most = Number.POSITIVE_INFINITY;
  #good = 0;

  /** @param wanted how many there is room for */
  of(wanted: number): number {
    return Math.min(wanted, this.#most);
  }

  /** The answer could be read. */
  fits(): void {
    this.#good += 1;
    if (this.#good % GOOD === 0) this.#most *= 2;
  }

  /** The answer could not be read. @param asked how many it was asked for */
  isTooMuch(asked: number): void {
    this.#most = Math.max(1, Math.floor(asked / 2));
    this.#good = 0;
  }
}
