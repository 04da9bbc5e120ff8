import type { Clock } from '../clock';

/** Keys that are looked up in one poll at most; the others wait for the next. */
const AT_ONCE = 20;

/** Milliseconds of one poll that look-ups may take, but for the last of them. */
const LIMIT = 10_000;

/** Milliseconds until a key whose look-up failed is looked up again: twice as long each time, an hour at most. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 3_600_000;

interface Waiting {
  pause: number;
  until: number;
}

/** When which key is looked up. One whose look-up fails waits by itself, and no other for it. */
export class LookUps {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Those of the keys whose turn it is. What is known of other keys is forgotten. */
  due(missing: readonly string[]): string[] {
    const keys = new Set(missing);
    for (const key of this.#waiting.keys()) if (!keys.has(key)) this.#waiting.delete(key);
    const now = this.#clock.monotonic();
    return [...keys].filter((key) => (this.#waiting.get(key)?.until ?? 0) <= now);
  }

  /** Those of the keys that one poll looks up: a few, and no more of them where that takes long. */
  *ofOnePoll(missing: readonly string[]): Generator<string, void> {
    const end = this.#clock.monotonic() + LIMIT;
    for (const key of this.due(missing).slice(0, AT_ONCE)) {
      if (this.#clock.monotonic() >= end) return;
      yield key;
    }
  }

  /** @returns whether no other look-up had failed */
  failed(key: string): boolean {
    const isFirst = this.#waiting.size === 0;
    const pause = Math.min((this.#waiting.get(key)?.pause ?? FIRST_PAUSE / 2) * 2, LONGEST_PAUSE);
    this.#waiting.set(key, { pause, until: this.#clock.monotonic() + pause });
    return isFirst;
  }
}
