import { type CamundaError, invalidError } from '../errors';
import { sentence } from '../sentence';
import { inBytes, MAX_BODY, MAX_DEPTH, MAX_PARTS } from './bounds';

/** What a value may have in JSON: characters of its texts and names, values, and levels of lists and objects. */
interface Bounds {
  characters: number;
  values: number;
  levels: number;
}

type Verdict = 'fine' | 'large' | 'deep' | 'unreadable';

/**
 * Adds up what a value is in JSON, at least, until it is too much: a message can hold one list a thousand times, or a
 * list with a length of a billion, which JSON.stringify would write out.
 */
class Measure {
  // What is left of them.
  #characters: number;
  #values: number;
  readonly #levels: number;
  /** What holds the present value, from the outside to the inside. */
  readonly #holders: object[] = [];

  constructor({ characters, values, levels }: Bounds) {
    this.#characters = characters;
    this.#values = values;
    this.#levels = levels;
  }

  take(value: unknown): Verdict {
    try {
      return this.#add(value);
    } catch {
      // A property of the message threw.
      return 'unreadable';
    }
  }

  #add(value: unknown): Verdict {
    if (typeof value === 'string') this.#characters -= value.length;
    else if (typeof value === 'object' && value !== null) return this.#addHolder(value);
    return this.#spend(1);
  }

  #addHolder(given: object): Verdict {
    // A Buffer would write out each of its bytes.
    if (ArrayBuffer.isView(given)) return this.#spend(given.byteLength);
    const holder = 'toJSON' in given && typeof given.toJSON === 'function' ? given.toJSON('') : given;
    if (typeof holder !== 'object' || holder === null) return this.#add(holder);
    if (this.#holders.length >= this.#levels) {
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
      this.#characters -= name.length;
      const verdict = this.#add(object[name]);
      if (verdict !== 'fine') return verdict;
    }
    return this.#spend(1);
  }

  #spend(values: number): Verdict {
    this.#values -= values;
    return this.#values < 0 || this.#characters < 0 ? 'large' : 'fine';
  }
}

const OF_A_REQUEST: Bounds = { characters: MAX_BODY, values: MAX_PARTS, levels: MAX_DEPTH };

/**
 * Refuses what would take too long to write as JSON, before it is written.
 * @throws CamundaError CAMUNDA_INVALID
 */
export function checkWritable(value: unknown): void {
  switch (new Measure(OF_A_REQUEST).take(value)) {
    case 'unreadable':
      throw unreadable();
    case 'deep':
      throw invalidError(sentence`The request is nested deeper than ${MAX_DEPTH} levels`);
    case 'large':
      throw tooLarge();
  }
}

/**
 * @throws CamundaError CAMUNDA_INVALID for what JSON cannot hold (a circle, a BigInt, a property that throws), and for
 *   what is too large or too deep
 */
export function writeJson(value: unknown): string {
  checkWritable(value);
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    throw unreadable();
  }
  // JSON has no text for a function, and a UTF-16 unit becomes at most three bytes.
  if (text?.length > MAX_BODY / 3 && Buffer.byteLength(text) > MAX_BODY) throw tooLarge();
  return text;
}

/** Stands for a text that would be too long. */
export const TOO_LARGE = Symbol('tooLarge');

/**
 * The JSON text of a part of a request, which has a bound of its own and sentences for it.
 * @param most characters
 * @returns undefined where JSON has no text for it, `TOO_LARGE` where the text is longer
 * @throws TypeError for a circle, a BigInt, a property that throws, and what is nested thousands of levels deep
 */
export function boundedJson(value: unknown, most: number): string | undefined | typeof TOO_LARGE {
  // A value takes a character at least, and all but the last have a comma.
  const bounds = { characters: most, values: most / 2 + 1, levels: Number.POSITIVE_INFINITY };
  const verdict = new Measure(bounds).take(value);
  if (verdict === 'large') return TOO_LARGE;
  if (verdict === 'unreadable') throw new TypeError();
  const text: string | undefined = JSON.stringify(value);
  return text !== undefined && text.length > most ? TOO_LARGE : text;
}

function unreadable() {
  return invalidError(
    sentence`The request cannot be written as JSON: it has a circular reference, a BigInt or an unreadable property`,
  );
}

/** Says what one request may have. */
export function tooLarge(): CamundaError {
  return invalidError(
    sentence`The request is too large. Send at most ${inBytes(MAX_BODY)} and ${MAX_PARTS} values in one message`,
  );
}
