import type { Input, Values } from '../../src/operations/field';
import type { Answered } from '../../src/operations/operation';
import type { Sentence } from '../../src/sentence';

/** Where a form has a value of an operation. */
export interface FormField {
  /** Of the node. */
  property: string;
  /** A typed input, saved with its type in a property that ends with `Type`; a checkbox; names separated by commas. */
  as: 'typed' | 'ticked' | 'names';
  /** Value and type of a typed input that is not in the flow file. */
  value?: string;
  type?: string;
  /** Where the message has the value of a blank typed input, in this order, and the sentence where it has none. */
  elsewhere?: { readonly paths: readonly string[]; readonly missing: Sentence };
}

/** What a form offers to do with a subject, e.g. the user tasks of a cluster. */
export interface Choice<Subject> {
  readonly input: Values;
  /** By the names of `input`. */
  readonly form: Readonly<Record<string, FormField>>;
  /** @throws CamundaError */
  ask(subject: Subject, input: Input<Values>): Promise<Answered<unknown>>;
}

export type FormOf<V extends Values> = { readonly [Name in keyof V]: FormField };

/** A choice whose form has each value that it asks with. */
export function choice<Subject, V extends Values>(
  input: V,
  form: FormOf<V>,
  ask: (subject: Subject, input: Input<V>) => Promise<Answered<unknown>>,
): Choice<Subject> {
  return { input, form, ask };
}
