import { countInWords } from '../count-in-words';
import { type Entity, type FieldKind, kindOf, newestName } from '../entities/entity';
import { invalidError } from '../errors';
import { isJsonObject, type JsonObject, setOwn } from '../json-object';
import { sentence } from '../sentence';
import { writtenList } from '../written-list';
import { filterValue } from './filter-value';
import type { FilterRow } from './search';

/** What one field, or one variable, is compared with. */
export interface Condition {
  /** The newest /v2 name. */
  field: string;
  /** Name of the variable, where `field` is a list of them. */
  variable?: string;
  /** Values by operator (`$eq`, ...), as the API wants them. */
  operators: JsonObject;
}

/** Conditions by field, or by `field.variable`. */
export type Conditions = Map<string, Condition>;

/** Conditions of one search. Nobody writes more by hand, and each costs Camunda a clause of its query. */
const MAX_CONDITIONS = 1_000;

/** @throws CamundaError CAMUNDA_INVALID for more conditions than a search may have */
export function refuseMoreThanMost(count: number): void {
  if (count <= MAX_CONDITIONS) return;
  throw invalidError(sentence`The search has more than ${countInWords(MAX_CONDITIONS)} conditions`);
}

/** Takes `processInstanceVariables.plant` apart; other names have no variable. */
function splitName(entity: Entity, name: string): Omit<Condition, 'operators'> {
  const dot = name.indexOf('.');
  const field = newestName(entity, dot < 0 ? name : name.slice(0, dot));
  if (kindOf(entity, field) !== 'variables') return { field: newestName(entity, name) };
  if (dot < 0 || dot === name.length - 1) {
    throw invalidError(sentence`The filter ${name} needs the variable's name: ${field}.<name>`);
  }
  return { field, variable: name.slice(dot + 1) };
}

function keyOf({ field, variable }: Omit<Condition, 'operators'>): string {
  return variable === undefined ? field : `${field}.${variable}`;
}

/** Of what people write as text, e.g. `anna, ben`, the values. Tags have no comma in them. */
function listed(kind: FieldKind | undefined, operator: string, value: unknown): unknown {
  const isList = operator === '$in' || operator === '$notIn' || kind === 'tags';
  if (!isList || typeof value !== 'string' || !value.includes(',')) return value;
  return writtenList(value);
}

/**
 * The conditions of the search form. Rows of one field add up, e.g. `dueDate` with `$gte` and with `$lte`.
 * @throws CamundaError CAMUNDA_INVALID for a value that is missing or of the wrong kind, and for a condition given twice
 */
export function formConditions(entity: Entity, rows: readonly FilterRow[]): Conditions {
  refuseMoreThanMost(rows.length);
  const conditions: Conditions = new Map();
  for (const { field: name, operator, value } of rows) {
    const split = splitName(entity, name);
    const key = keyOf(split);
    const condition = conditions.get(key) ?? { ...split, operators: {} };
    if (Object.hasOwn(condition.operators, operator))
      throw invalidError(sentence`The form filters ${key} twice with ${operator}`);
    const kind = kindOf(entity, split.field);
    setOwn(condition.operators, operator, filterValue(kind, operator, listed(kind, operator, value), key));
    conditions.set(key, condition);
  }
  return conditions;
}

/** `"home"` and `{ $eq: "home" }` say the same. What an unknown field compares with is left as it is. */
function queryOperators(entity: Entity, field: string, value: unknown): JsonObject {
  const kind = kindOf(entity, field);
  if (!kind) return { $eq: value };
  const operators =
    isJsonObject(value) && kind !== 'json' ? Object.entries(value) : [['$eq', value] as const];
  if (operators.length === 0) throw invalidError(sentence`The filter ${field} has no operator such as $eq`);
  return Object.fromEntries(
    operators.map(([operator, one]) => [operator, filterValue(kind, operator, one, field)]),
  );
}

/** A query has the JSON text of a variable's value already, as Camunda's API wants it. */
function variableConditions(field: string, value: unknown): Condition[] {
  if (!Array.isArray(value))
    throw invalidError(sentence`The filter ${field} needs a list of { name, value }`);
  refuseMoreThanMost(value.length);
  return value.map((one: unknown) => {
    if (!isJsonObject(one) || typeof one.name !== 'string') {
      throw invalidError(sentence`The filter ${field} needs { name, value } for each variable`);
    }
    return {
      field,
      variable: one.name,
      operators: isJsonObject(one.value) ? one.value : { $eq: one.value },
    };
  });
}

/**
 * Adds the `filter` of a /v2 query, in newest or old names, where the form has no condition for the same field.
 * @throws CamundaError CAMUNDA_INVALID for a value of the wrong kind, and for too many conditions
 */
export function addQueryFilter(entity: Entity, conditions: Conditions, filter: JsonObject): void {
  let count = conditions.size;
  for (const [name, value] of Object.entries(filter)) {
    const field = newestName(entity, name);
    const found =
      kindOf(entity, field) === 'variables'
        ? variableConditions(field, value)
        : [{ field, operators: queryOperators(entity, field, value) }];
    for (const condition of found) {
      count += Object.keys(condition.operators).length;
      refuseMoreThanMost(count);
      const key = keyOf(condition);
      if (!conditions.has(key)) conditions.set(key, condition);
    }
  }
}
