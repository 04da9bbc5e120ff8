import { getHeapStatistics } from 'node:v8';

/** Bytes of an object, an entry and a number, as V8 mostly has them; a character has two at most. */
const OBJECT = 40;
const VALUE = 24;
const CHARACTER = 2;

/** Bytes that one result may take, so that a server cannot fill the memory with it: 512 MB of the usual heap of 2 GB. */
const MOST = getHeapStatistics().heap_size_limit / 4;

/** About the bytes that parsed JSON takes, which is not nested deeper than an answer may be. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return VALUE + value.length * CHARACTER;
  if (typeof value !== 'object' || value === null) return VALUE;
  let bytes = VALUE + OBJECT;
  if (Array.isArray(value)) for (const one of value) bytes += bytesOf(one);
  else for (const name in value) bytes += bytesOf((value as Record<string, unknown>)[name]);
  return bytes;
}

/** What somebody collects from answers, as long as it fits in the memory. */
export class Collected {
  #left: number;
  readonly #most: number;

  /** @param most bytes; default: a quarter of what Node may use */
  constructor(most = MOST) {
    this.#most = most;
    this.#left = most;
  }

  /** The bound in megabytes. */
  get megabytes(): number {
    return Math.floor(this.#most / 1_000_000);
  }

  /** @returns whether this parsed JSON fits in too */
  takes(value: unknown): boolean {
    this.#left -= bytesOf(value);
    return this.#left >= 0;
  }
}
