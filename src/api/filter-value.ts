import { isDate } from 'node:util/types';
import { invalidError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import type { FilterKind } from './filter-fields';

/** Stands for a value that only a message brings, where a request is shown before there is a message. */
export class LaterValue {
  /** @param name what the request shows in its place, e.g. `msg.assignee` */
  constructor(readonly name: string) {}

  toJSON(): string {
    return this.name;
  }
}

function wrong(field: string, wanted: Sentence): never {
  throw invalidError(sentence`The filter ${field} needs ${wanted}`);
}

function text(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return wrong(field, sentence`text`);
}

/** Camunda 8.8 and newer refuse a number here, and 8.6, whose keys are numbers, takes text. */
function key(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  if (Number.isSafeInteger(value)) return String(value);
  return wrong(field, sentence`a key as text: as a number it has lost digits beyond 2^53-1`);
}

function number(value: unknown, field: string): number {
  const converted = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof converted === 'number' && Number.isFinite(converted)
    ? converted
    : wrong(field, sentence`a number`);
}

/** @param value RFC 3339 text, a Date (also of a Function node), or milliseconds since 1970 */
function date(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  const time = isDate(value) || typeof value === 'number' ? new Date(value) : undefined;
  if (!time || Number.isNaN(time.getTime()))
    return wrong(field, sentence`a date: RFC 3339 text or milliseconds`);
  return time.toISOString();
}

/** Camunda compares a variable with the JSON text of a value: the word home is `"home"` there. */
export function variableValue(value: unknown, field: string): string {
  try {
    const json: string | undefined = JSON.stringify(value);
    if (json !== undefined) return json;
  } catch {
    // Said below: what cannot be written has no JSON text either.
  }
  return wrong(field, sentence`a value that can be written as JSON`);
}

const CONVERSIONS: Record<FilterKind, (value: unknown, field: string) => unknown> = {
  text,
  key,
  number,
  date,
  tags: text,
  variables: variableValue,
};

function bool(value: unknown, field: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return wrong(field, sentence`true or false for $exists`);
}

/**
 * A filter's value as the API wants it, whatever kind of value a message or a form has brought.
 * A value that is missing is refused: without it the search would find every task.
 * @param kind undefined for a field that is not known here: its value stays as it is
 * @throws CamundaError CAMUNDA_INVALID
 */
export function filterValue(
  kind: FilterKind | undefined,
  operator: string,
  value: unknown,
  field: string,
): unknown {
  if (value === undefined || (value === null && kind !== 'variables')) {
    return wrong(field, sentence`a value, and it has none`);
  }
  if (value instanceof LaterValue) return value;
  if (operator === '$exists') return bool(value, field);
  if (!kind) return value;
  const convert = CONVERSIONS[kind];
  if (operator === '$in' || operator === '$notIn' || kind === 'tags') {
    const values = [value].flat().map((one) => convert(one, field));
    if (values.length > 0 || operator === '$notIn') return values;
    return wrong(
      field,
      sentence`at least one value: Camunda takes an empty list for none, and finds every task`,
    );
  }
  return convert(value, field);
}
