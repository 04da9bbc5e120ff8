import { MAX_BODY, MAX_DEPTH, MAX_PARTS } from './bounds';

type Verdict = 'fine' | 'large' | 'deep' | 'unreadable';

/**
 * Adds up what a value is in JSON, at least, until it is too much: a message can hold one list a thousand times, or a
 * list with a length of a billion, which JSON.stringify would write out.
 */
export class Measure {
  /** Signs and values that are left. */
  #signs = MAX_BODY;
  #values = MAX_PARTS;
  /** What holds the present value, from the outside to the inside. */
  readonly #holders: object[] = [];

  take(value: unknown): Verdict {
    try {
      return this.#add(value);
    } catch {
      // A property of the message threw.
      return 'unreadable';
    }
  }

  #add(value: unknown): Verdict {
    if (typeof value === 'string') this.#signs -= value.length;
    else if (typeof value === 'object' && value !== null) return this.#addHolder(value);
    return this.#spend(1);
  }

  #addHolder(given: object): Verdict {
    // A Buffer would write out each of its bytes.
    if (ArrayBuffer.isView(given)) return this.#spend(given.byteLength);
    const holder = 'toJSON' in given && typeof given.toJSON === 'function' ? given.toJSON('') : given;
    if (typeof holder !== 'object' || holder === null) return this.#add(holder);
    if (this.#holders.length >= MAX_DEPTH) {
      return new Set(this.#holders).size < this.#holders.length ? 'unreadable' : 'deep';
    }
    this.#holders.push(holder);
    const verdict = Array.isArray(holder)
      ? this.#addList(holder)
      : this.#addObject(holder as Record<string, unknown>);
    this.#holders.pop();
    return verdict;
  }

  #addList(list: readonly unknown[]): Verdict {
    if (list.length > this.#values) return 'large';
    for (const value of list) {
      const verdict = this.#add(value);
      if (verdict !== 'fine') return verdict;
    }
    return this.#spend(1);
  }

  #addObject(object: Record<string, unknown>): Verdict {
    const names = Object.keys(object);
    if (names.length > this.#values) return 'large';
    for (const name of names) {
      this.#signs -= name.length;
      const verdict = this.#add(object[name]);
      if (verdict !== 'fine') return verdict;
    }
    return this.#spend(1);
  }

  #spend(values: number): Verdict {
    this.#values -= values;
    return this.#values < 0 || this.#signs < 0 ? 'large' : 'fine';
  }
}
