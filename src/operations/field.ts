import type { JsonObject } from '../json-object';
import type { Sentence } from '../sentence';

/** A key as text: Camunda's have at most 19 digits (int64). */
export const KEY_TEXT = /^\d{1,19}$/;

/** What becomes of a value of each kind. */
export interface Kinds {
  /** A key as text, digit for digit. */
  key: string;
  text: string;
  flag: boolean;
  /** Names and values of a process. */
  variables: JsonObject;
  object: JsonObject;
  /** Names; a text is a list of one. */
  list: string[];
  /** Such as instructions. */
  objects: JsonObject[];
  /** RFC 3339, or the empty text; from a Date or milliseconds since 1970 too. */
  date: string;
  count: number;
  /** One or more of what can be changed. */
  changes: JsonObject;
}

/** A value that an operation takes, or a part of one. */
export interface Value {
  readonly kind: keyof Kinds;
  /** What sentences call it; absent: its name. */
  readonly label?: Sentence;
  /** Absent: where there is no value, the server is sent none. Flags are always sent, and variables unless `optional`. */
  readonly required?: true;
  /** Of variables: where there are none, the server is sent none. */
  readonly optional?: true;
  /** Of text: a number is one too, e.g. of an order. */
  readonly orNumber?: true;
  /** Says that it was missing, or no text, where it was looked for; absent: in general words. */
  readonly missing?: (where: string) => Sentence;
  /** What takes a value away, where the server takes null for no change. */
  readonly blank?: '' | readonly [];
  /** Lowest and highest count. */
  readonly bounds?: readonly [number, number];
  /** What can be changed, and the sentence for other names, which Camunda ignores. */
  readonly changes?: { readonly of: Values; unknown(names: string, known: string): Sentence };
}

/** A value, and where in the request it goes. */
export interface Field extends Value {
  readonly in: 'path' | 'query' | 'body';
  /** The first version that has it, where the operation is older. */
  readonly since?: `8.${number}`;
}

export type Values = Readonly<Record<string, Value>>;

/** What is always there after reading. */
type Present =
  | { readonly required: true }
  | { readonly kind: 'flag' | 'changes' }
  | { readonly kind: 'variables'; readonly optional?: never };

/** Values as `readInput` gives them, by name. */
export type Input<V extends Values> = {
  [Name in keyof V]: Kinds[V[Name]['kind']] | (V[Name] extends Present ? never : undefined);
};
