import type { Api } from '../../src/connection/settings';
import type { Input, Values } from '../../src/operations/field';
import type { Answered } from '../../src/operations/operation';
import type { Sentence } from '../../src/sentence';
import type { ActionProperties, Call } from './action-node';
import type { Evaluate } from './typed-value';

/** Where a message has a value that the form does not name. */
export interface Elsewhere {
  /** In this order. */
  readonly paths: readonly string[];
  /** Said where the payload is a list: of the things whose key is looked for. */
  readonly list: Sentence;
  readonly missing: Sentence;
}

/** Where a form has a value of an operation. */
export interface FormField {
  /** Of the node. */
  property: string;
  /** A typed input, saved with its type in a property that ends with `Type`; a checkbox; names separated by commas; text. */
  as: 'typed' | 'ticked' | 'names' | 'text';
  /** Value and type of a typed input that is not in the flow file. */
  value?: string;
  type?: string;
  /** A blank typed input is no value. */
  isOptional?: true;
  /** Unless it is blank, there has to be a value. */
  isCertain?: true;
  /** Where names and values stand in rows, when the type of the typed input is `rows`. */
  rows?: string;
  /** Where the message has the key of a blank typed input; a payload that is nothing but a key is it too. */
  elsewhere?: Elsewhere;
}

export type FormOf<V extends Values> = { readonly [Name in keyof V]: FormField };

/** What a form has saved: a flow file may say anything. */
export type FormProperties = ActionProperties & Readonly<Record<string, unknown>>;

/** The node whose form has chosen. */
export interface Chosen {
  api: Api;
  properties: FormProperties;
  /** Finds values of typed inputs for this message. */
  evaluate: Evaluate;
}

/** What a form offers to do. */
export interface Choice {
  readonly input: Values;
  /** By the names of `input`. */
  readonly form: FormOf<Values>;
  /** @throws CamundaError */
  ask(call: Call, input: Input<Values>, chosen: Chosen): Promise<Answered<unknown>>;
}

/** A choice whose form has each value that it asks with. */
export function choice<V extends Values>(
  input: V,
  form: FormOf<V>,
  ask: (call: Call, input: Input<V>, chosen: Chosen) => Promise<Answered<unknown>>,
): Choice {
  return { input, form, ask };
}
