import { type Entity, type FieldKind, kindOf } from '../../../../src/entities/entity';

/** Kinds of fields in the order in which a form offers them; the texts, which are the most, come last. */
const KINDS: readonly FieldKind[] = ['flag', 'number', 'date', 'variables', 'tags', 'key', 'text'];

/**
 * The fields that a filter row offers: those that people filter by most, which are those with suggestions, then one kind after
 * the other in the order of the table.
 */
export function fieldChoices({ fields, suggest }: Entity): string[] {
  const first = Object.keys(suggest);
  const others = Object.entries(fields).filter(([name]) => !first.includes(name));
  const byKind = KINDS.flatMap((kind) => others.filter(([, field]) => field.kind === kind));
  return [...first, ...byKind.map(([name]) => name)];
}

/** A field and, where it is a list of variables, the name of one: what a row has in two fields and saves in one. */
export interface FieldName {
  name: string;
  variable: string;
}

/** @param field as it is saved, e.g. `processInstanceVariables.plant` */
export function splitField(entity: Entity, field: string): FieldName {
  const [list = '', ...rest] = field.split('.');
  const isVariable = rest.length > 0 && kindOf(entity, list) === 'variables';
  return isVariable ? { name: list, variable: rest.join('.') } : { name: field, variable: '' };
}
