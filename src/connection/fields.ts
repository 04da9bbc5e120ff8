import { toUSVString } from 'node:util';
import { configError } from '../errors';
import { type Sentence, type SentenceValue, sentence } from '../sentence';
import type { Field } from './settings';
import { unsetVariable } from './unset-variable';

/** Unknown, because Node-RED puts in what a variable holds: it can be a number, a boolean or JSON. */
export type FieldValues = Readonly<Partial<Record<Field, unknown>>>;

/** Characters of a field. The longest that occur are client secrets and addresses of a few hundred. */
const MAX_TEXT = 8_192;
/** Characters of a private key, a chain of certificates before it included. */
const MAX_KEY = 65_536;

/** What a person calls each field: its label on the form, or its environment variable. */
export type FieldLabels = Readonly<Record<Field, SentenceValue>>;

/** Made when it is needed: it loads data that would cost Node-RED's start 15 ms and more. */
const alternatives = (words: readonly string[]) => (language: string) =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(words);

/**
 * The fields of one cluster, wherever they were entered. Checks happen on reading, so a field that the chosen environment
 * and authentication do not use can hold anything. Every method throws CamundaError CAMUNDA_CONFIG with a sentence that
 * names the field and never repeats its value.
 */
export class Fields {
  readonly #values: FieldValues;
  readonly #labels: FieldLabels;
  readonly #missing: (label: SentenceValue) => Sentence;

  /** @param missing the sentence for a required field that is blank */
  constructor(values: FieldValues, labels: FieldLabels, missing: (label: SentenceValue) => Sentence) {
    this.#values = values;
    this.#labels = labels;
    this.#missing = missing;
  }

  label(field: Field): SentenceValue {
    return this.#labels[field];
  }

  /** Text without spaces around it, `''` where the field is blank. */
  text(field: Field): string {
    return this.#read(field).trim();
  }

  /** Like `text`, but blank is an error. */
  required(field: Field): string {
    return this.text(field) || this.#refuseMissing(field);
  }

  /** A required secret. Spaces can belong to it; a line break at its end comes from the file it was read from. */
  secret(field: Field): string {
    const secret = this.#read(field).replace(/(?<![\r\n])[\r\n]+$/, '');
    return secret.trim() ? secret : this.#refuseMissing(field);
  }

  ticked(field: Field): boolean {
    return this.text(field) === 'true';
  }

  choice<T extends string>(field: Field, allowed: readonly T[], fallback: T): T {
    const text = this.text(field) || fallback;
    const chosen = allowed.find((value) => value === text);
    if (chosen === undefined) {
      throw configError(sentence`${this.label(field)} must be ${alternatives(allowed)}`);
    }
    return chosen;
  }

  #read(field: Field): string {
    const value = this.#values[field] ?? '';
    if (typeof value === 'object') {
      throw configError(sentence`${this.label(field)} must be text, not JSON`);
    }
    const text = toUSVString(String(value));
    const longest = field === 'privateKey' ? MAX_KEY : MAX_TEXT;
    if (text.length > longest) {
      throw configError(sentence`${this.label(field)} is too long (at most ${longest} characters)`);
    }
    const unset = unsetVariable(text);
    if (unset) throw unset;
    return text;
  }

  #refuseMissing(field: Field): never {
    throw configError(this.#missing(this.label(field)));
  }
}
