import { isDate } from 'node:util/types';
import { countInWords } from '../count-in-words';
import { CamundaError, invalidError } from '../errors';
import { isPlainObject, type JsonObject } from '../json-object';
import { type Sentence, sentence } from '../sentence';
import { type Input, KEY_TEXT, type Kinds, type Value, type Values } from './field';

/** Of one message; a task with more would have a form that nobody could fill in. */
const MAX_VARIABLES = 10_000;
/** Of one list, e.g. groups or users of a task. */
const MAX_NAMES = 1_000;
/** Above every key. */
const BEYOND_KEYS = 10n ** 19n;

/** What sentences call a value. */
type Label = string | Sentence;

const READERS: Record<keyof Kinds, (value: unknown, label: Label, field: Value) => unknown> = {
  key: readKey,
  text: readText,
  flag: (value) => value === true || value === 'true',
  variables: (value) => whereReadable(() => variablesIn(value), sentence`The variables cannot be read`),
  object: readObject,
  list: readList,
  objects: readObjects,
  date: readDate,
  count: readCount,
  changes: (value, _, field) =>
    whereReadable(() => changesIn(value, field), sentence`The changes cannot be read`),
};

/**
 * The values of a message as an operation takes them; undefined where there is none and none is required.
 * @param placeOf where the value of a field was looked for, for the sentence that says it is missing
 * @throws CamundaError CAMUNDA_INVALID for the first that is no such value
 */
export function readInput<V extends Values>(
  fields: V,
  values: Readonly<Record<string, unknown>>,
  placeOf = (name: string) => name,
): Input<V> {
  const input: Record<string, unknown> = {};
  for (const name in fields) {
    const field: Value | undefined = fields[name];
    if (field) input[name] = readValue(field, name, values[name], placeOf);
  }
  return input as Input<V>;
}

function readValue(field: Value, name: string, value: unknown, placeOf: (name: string) => string): unknown {
  const { kind, label = name, required, missing } = field;
  if (isNone(field, value)) {
    if (!required) return undefined;
    const place = placeOf(name);
    throw invalidError(missing?.(place) ?? sentence`${label} is missing (${place} is not set)`);
  }
  return READERS[kind](value, label, field);
}

function isNone({ kind, missing, optional }: Value, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value.trim() === '' : missing !== undefined || value === undefined;
    case 'key':
      return value === undefined || value === null || value === '';
    case 'variables':
      return optional === true && (value === undefined || value === null);
    case 'flag':
    case 'changes':
      // They have an answer of their own to no value.
      return false;
    default:
      return value === undefined;
  }
}

/** A message may hold what throws when it is looked at. */
function whereReadable<T>(work: () => T, otherwise: Sentence): T {
  try {
    return work();
  } catch (failure) {
    throw failure instanceof CamundaError ? failure : invalidError(otherwise);
  }
}

/** A number has lost digits beyond 2^53-1. */
function readKey(value: unknown, label: Label): string {
  const isWhole = typeof value === 'bigint' ? value < BEYOND_KEYS : Number.isSafeInteger(value);
  const key = isWhole ? String(value) : value;
  if (typeof key === 'string' && KEY_TEXT.test(key.trim())) return key.trim();
  if (typeof value === 'number') throw lostDigits(label);
  throw invalidError(sentence`${label} must be a whole number, preferably as text`);
}

function readText(value: unknown, label: Label, { orNumber }: Value): string {
  if (typeof value === 'string') return value;
  if (orNumber && (typeof value === 'number' || typeof value === 'bigint')) return numberAsText(value, label);
  throw invalidError(sentence`${label} must be text`);
}

function numberAsText(value: number | bigint, label: Label): string {
  if (typeof value === 'bigint' || Number.isSafeInteger(value) || !Number.isInteger(value))
    return String(value);
  throw lostDigits(label);
}

function lostDigits(label: Label): CamundaError {
  return invalidError(sentence`${label} must be text. As a number it has lost digits (beyond 2^53-1)`);
}

function readObject(value: unknown, label: Label): JsonObject {
  if (isPlainObject(value)) return value;
  throw invalidError(sentence`${label} must be an object`);
}

/** @returns none where there is no value */
function variablesIn(value: unknown): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isPlainObject(value)) {
    throw invalidError(
      sentence`The variables must be an object of names and values, e.g. { "approved": true }`,
    );
  }
  if (Object.keys(value).length <= MAX_VARIABLES) return value;
  throw invalidError(sentence`The message has more than ${countInWords(MAX_VARIABLES)} variables`);
}

/** What is undefined is no change; null takes a value away. */
function changesIn(value: unknown, { changes }: Value): JsonObject {
  const { of = {}, unknown } = changes ?? {};
  const known = Object.keys(of).join(', ');
  if (!isPlainObject(value)) {
    throw invalidError(sentence`The changes must be an object with one or more of: ${known}`);
  }
  const given = Object.entries(value).filter(([, change]) => change !== undefined);
  const others = given.map(([name]) => name).filter((name) => !Object.hasOwn(of, name));
  if (others.length > 0 && unknown) throw invalidError(unknown(others.join(', '), known));
  if (given.length === 0) throw invalidError(sentence`The changes are empty. Give one of ${known}`);
  const read: JsonObject = {};
  for (const [name, change] of given) {
    const field = of[name];
    if (field) read[name] = readValue(field, name, change ?? field.blank ?? null, () => name);
  }
  return read;
}

function readList(value: unknown, label: Label): string[] {
  const list = typeof value === 'string' ? [value] : value;
  if (Array.isArray(list) && list.length > MAX_NAMES) {
    throw invalidError(sentence`${label} has more than ${countInWords(MAX_NAMES)} names`);
  }
  if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
  throw invalidError(sentence`${label} must be a list of names`);
}

function readObjects(value: unknown, label: Label): JsonObject[] {
  if (Array.isArray(value) && value.length <= MAX_NAMES && value.every(isPlainObject)) return value;
  throw invalidError(sentence`${label} must be a list of objects`);
}

function readDate(value: unknown, label: Label): string {
  if (typeof value === 'string') return value;
  const date = isDate(value) || typeof value === 'number' ? new Date(value) : undefined;
  if (date && !Number.isNaN(date.getTime())) return date.toISOString();
  throw invalidError(sentence`${label} must be a date (RFC 3339 text or milliseconds)`);
}

function readCount(value: unknown, label: Label, field: Value): number {
  const [lowest, highest] = field.bounds ?? [0, Number.MAX_SAFE_INTEGER];
  if (typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest)
    return value;
  throw invalidError(sentence`${label} must be a whole number (${lowest} to ${highest})`);
}
