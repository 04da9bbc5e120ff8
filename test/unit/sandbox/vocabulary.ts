import { isLosslessNumber } from 'lossless-json';

/** What differs from run to run though nothing is different; the first pattern that fits both sides decides. */
const VARIABLE: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  /^\d{4}-\d\d-\d\dT[\d:.]+\+0000$/,
  /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/,
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
];
const KEY_OR_INSTANT = /^\d{13,}$/;

/** The words of a recording (keys, cursors, cookies, tokens) and those of the sandbox that stand for them. */
export class Vocabulary {
  readonly #words = new Map<string, string>();
  /** They are opaque, and their characters are not those of other words. */
  readonly #cursors = new Map<string, string>();

  learn(recorded: string, actual: string): void {
    this.#words.set(recorded, actual);
  }

  /** The recorded text with every word that is known put into the sandbox's. */
  translate(recorded: string): string {
    const known = (word: string) => this.#words.get(word);
    const withCursors = [...this.#cursors].reduce((text, pair) => text.replaceAll(...pair), recorded);
    // Tasklist's key of a variable is that of its scope with its name.
    return withCursors.replace(
      /[\w-]{13,}/g,
      (word) => known(word) ?? word.replace(/^\d+(?=-)/, (key) => known(key) ?? key),
    );
  }

  /**
   * The differences in fields, kinds and values of two bodies, each as a sentence. New keys are learnt; one that
   * is known must be the same again, so that a page with other tasks, or in another order, is a difference.
   */
  differences(recorded: unknown, actual: unknown, path = 'body'): string[] {
    if (kindOf(recorded) !== kindOf(actual)) {
      return [`${path}: ${kindOf(recorded)} recorded, ${kindOf(actual)} answered`];
    }
    if (Array.isArray(recorded) && Array.isArray(actual)) {
      const length = recorded.length === actual.length ? [] : [lengths(path, recorded, actual)];
      return length.concat(
        recorded.flatMap((entry, i) => this.differences(entry, actual[i], `${path}[${i}]`)),
      );
    }
    if (kindOf(recorded) === 'object') {
      const [a, b] = [new Map(Object.entries(recorded as object)), new Map(Object.entries(actual as object))];
      return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) =>
        this.differences(a.get(name), b.get(name), `${path}.${name}`),
      );
    }
    if (typeof recorded === 'string' && /\.(start|end)Cursor$/.test(path)) {
      if (recorded !== '') this.#cursors.set(recorded, String(actual));
      return [];
    }
    return this.#isSame(String(recorded), String(actual))
      ? []
      : [`${path}: ${recorded} recorded, ${actual} answered`];
  }

  #isSame(recorded: string, actual: string): boolean {
    if (this.translate(recorded) === actual || VARIABLE.some((p) => p.test(recorded) && p.test(actual))) {
      return true;
    }
    if (recorded === '<jwt>') {
      return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(actual);
    }
    if (this.#words.has(recorded) || !KEY_OR_INSTANT.test(recorded) || !KEY_OR_INSTANT.test(actual)) {
      return false;
    }
    this.learn(recorded, actual);
    return true;
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (isLosslessNumber(value)) {
    return 'number';
  }
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function lengths(path: string, recorded: unknown[], actual: unknown[]): string {
  return `${path}: ${recorded.length} entries recorded, ${actual.length} answered`;
}
