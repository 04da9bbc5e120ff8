import { isDate } from 'node:util/types';
import { countInWords } from '../count-in-words';
import type { FieldKind } from '../entities/entity';
import { CamundaError, invalidError } from '../errors';
import { boundedJson, TOO_LARGE } from '../http/write-json';
import { isDeeperThan } from '../json-object';
import { type Sentence, sentence } from '../sentence';

/** Values of one list: Elasticsearch and OpenSearch take no more (`index.max_terms_count`). */
const MAX_VALUES = 65_536;
/** Characters of one value, and of all values of a list together. */
const MAX_LENGTH = 2_000_000;
const MAX_DEPTH = 100;

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
    return wrong(field, sentence`a date (RFC 3339 text or milliseconds)`);
  return time.toISOString();
}

/** Camunda compares a variable with the JSON text of a value: the word home is `"home"` there. */
function variableValue(value: unknown, field: string): string {
  try {
    const json = boundedJson(value, MAX_LENGTH);
    if (json === TOO_LARGE) return tooLarge(field);
    if (json !== undefined) return json;
  } catch (failure) {
    // Said below: what cannot be written has no JSON text either.
    if (failure instanceof CamundaError) throw failure;
  }
  return wrong(field, sentence`a value that can be written as JSON`);
}

/** As JSON sees it: an unknown field may be compared with an object that holds anything. */
function unknownValue(value: unknown, field: string): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const plain: unknown = JSON.parse(variableValue(value, field));
  return isDeeperThan(MAX_DEPTH, plain)
    ? wrong(field, sentence`a value of at most ${MAX_DEPTH} levels`)
    : plain;
}

function asFlag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

function flag(value: unknown, field: string): boolean {
  return asFlag(value) ?? wrong(field, sentence`true or false`);
}

function exists(value: unknown, field: string): boolean {
  return asFlag(value) ?? wrong(field, sentence`true or false for $exists`);
}

const CONVERSIONS: Record<FieldKind, (value: unknown, field: string) => unknown> = {
  text,
  key,
  number,
  date,
  flag,
  tags: text,
  variables: variableValue,
  json: unknownValue,
};

function tooLarge(field: string): never {
  const [values, characters] = [countInWords(MAX_VALUES), countInWords(MAX_LENGTH)];
  return wrong(field, sentence`at most ${values} values with ${characters} characters in all`);
}

function listOf(kind: FieldKind, value: unknown, field: string): unknown[] {
  if (Array.isArray(value) && value.length > MAX_VALUES) tooLarge(field);
  let left = MAX_LENGTH;
  return [value].flat().map((one) => {
    const converted = CONVERSIONS[kind](one, field);
    if (typeof converted === 'string') left -= converted.length;
    if (left < 0) tooLarge(field);
    return converted;
  });
}

/**
 * A filter's value as the API wants it, whatever kind of value a message or a form has brought.
 * A value that is missing is refused: without it the search would find every task.
 * @param kind undefined for a field that is not known here: its value stays as it is
 * @throws CamundaError CAMUNDA_INVALID, also where the value cannot be read
 */
export function filterValue(
  kind: FieldKind | undefined,
  operator: string,
  value: unknown,
  field: string,
): unknown {
  try {
    return readFilterValue(kind, operator, value, field);
  } catch (failure) {
    if (failure instanceof CamundaError) throw failure;
    return wrong(field, sentence`a value that can be read`);
  }
}

function readFilterValue(
  kind: FieldKind | undefined,
  operator: string,
  value: unknown,
  field: string,
): unknown {
  if (value === undefined || (value === null && kind !== 'variables')) {
    return wrong(field, sentence`a value`);
  }
  if (value instanceof LaterValue) return value;
  if (operator === '$exists') return exists(value, field);
  if (!kind) return unknownValue(value, field);
  if (operator === '$in' || operator === '$notIn' || kind === 'tags') {
    const values = listOf(kind, value, field);
    if (values.length > 0 || operator === '$notIn') return values;
    return wrong(field, sentence`at least one value: with an empty list, Camunda finds everything`);
  }
  return CONVERSIONS[kind](value, field);
}
