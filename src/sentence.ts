/** What stands in a sentence: a name or a number as it is, another sentence, or what each language writes in its own way. */
export type SentenceValue = string | number | Sentence | ((language: string) => string);

/** The sentences of a language, by their English templates. */
export interface Translation {
  /** BCP 47, e.g. `de`. */
  language: string;
  templates: Readonly<Record<string, string>>;
}

/** What the sentences are written in. */
export const ENGLISH: Translation = { language: 'en', templates: {} };

/** A sentence, or a clause of one, that can be said in each language that has a translation of its template. */
class Sentence {
  readonly #strings: readonly string[];
  readonly #values: readonly SentenceValue[];

  constructor(strings: readonly string[], values: readonly SentenceValue[]) {
    this.#strings = strings;
    this.#values = values;
  }

  /** In English. */
  toString(): string {
    return String.raw({ raw: this.#strings }, ...this.#values.map((value) => textOf(value, ENGLISH)));
  }

  /** In another language; in English as far as it has no translation. Names, and what a server said, stay as they are. */
  in(translation: Translation): string {
    const template = translation.templates[templateOf(this.#strings)];
    if (template === undefined) return this.toString();
    return template.replace(/\{(\d+)\}/g, (_, place) => textOf(this.#values[place] ?? '', translation));
  }
}

export type { Sentence };

/** What a message says first, of which a debug sidebar shows no more: up to a full stop, colon, semicolon or bracket. */
export function headOf(message: string): string {
  return message.split(/[.:;?!](?:\s|$)|\s\(/, 1).join();
}

function textOf(value: SentenceValue, translation: Translation): string {
  if (typeof value === 'function') return value(translation.language);
  if (value instanceof Sentence) return value.in(translation);
  // Whatever the types say, a flow file that was written by hand can have put anything here.
  return typeof value === 'object' ? '{}' : String(value);
}

/** The key of a translation: `Nothing listens at {0}`. */
export function templateOf(strings: readonly string[]): string {
  return String.raw({ raw: strings }, ...strings.map((_, place) => `{${place}}`));
}

/**
 * Makes a sentence of a template literal. Its German stands in `nodes/common/locales/de/errors.json` under the English
 * template, in which `{0}`, `{1}`, ... stand for the values.
 */
export function sentence(strings: TemplateStringsArray, ...values: SentenceValue[]): Sentence {
  return new Sentence(strings, values);
}
