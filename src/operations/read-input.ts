import { isDate } from 'node:util/types';
import { countInWords } from '../count-in-words';
import { CamundaError, invalidError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type Sentence, sentence } from '../sentence';
import type { Input, Kinds, Value, Values } from './field';

/** Of one message; a task with more would have a form that nobody could fill in. */
const MAX_VARIABLES = 10_000;
/** Of one list, e.g. groups or users of a task. */
const MAX_NAMES = 1_000;
/** Above every key. */
const BEYOND_KEYS = 10n ** 19n;

/** A value that is read, for the sentence that says what is wrong with it. */
interface Given {
  field: Value;
  label: string | Sentence;
  where: string;
}

const READERS: Record<keyof Kinds, (value: unknown, given: Given) => unknown> = {
  key: readKey,
  text: readText,
  flag: (value) => value === true || value === 'true',
  variables: (value) => whereReadable(() => variablesIn(value), sentence`The variables cannot be read`),
  object: readObject,
  list: readList,
  date: readDate,
  count: readCount,
  changes: (value, { field }) =>
    whereReadable(() => changesIn(value, field), sentence`The changes cannot be read`),
};

/** For them null and the empty text are no value either. */
const CLEARED: readonly (keyof Kinds)[] = ['key', 'text'];
/** They have an answer of their own to no value. */
const READ_ALWAYS: readonly (keyof Kinds)[] = ['flag', 'variables', 'changes'];

/**
 * The values of a message as an operation takes them; undefined where there is none and none is required.
 * @param places where each value was looked for, for the sentence that says it is missing
 * @throws CamundaError CAMUNDA_INVALID for the first that is no such value
 */
export function readInput<V extends Values>(
  fields: V,
  values: Readonly<Record<string, unknown>>,
  places: Readonly<Record<string, string>> = {},
): Input<V> {
  const input: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    input[name] = read(field, name, values[name], places[name] ?? name);
  }
  return input as Input<V>;
}

function read(field: Value, name: string, value: unknown, where: string): unknown {
  const { kind, label = name, required } = field;
  const given = { field, label, where };
  if (isNone(kind, value) && !READ_ALWAYS.includes(kind)) {
    if (!required) return undefined;
    throw invalidError(field.missing?.(where) ?? sentence`${label} is missing: ${where} is not there`);
  }
  return READERS[kind](value, given);
}

function isNone(kind: keyof Kinds, value: unknown): boolean {
  if (kind === 'text' && typeof value === 'string') return value.trim() === '';
  return value === undefined || (CLEARED.includes(kind) && (value === null || value === ''));
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
function readKey(value: unknown, { label }: Given): string {
  const isWhole = typeof value === 'bigint' ? value < BEYOND_KEYS : Number.isSafeInteger(value);
  const key = isWhole ? String(value) : value;
  if (typeof key === 'string' && /^\d{1,19}$/.test(key.trim())) return key.trim();
  if (typeof value === 'number') {
    throw invalidError(
      sentence`${label} has lost digits: as a number it holds none beyond 2^53-1, so it must be text`,
    );
  }
  throw invalidError(sentence`${label} must be a whole number, best as text`);
}

function readText(value: unknown, { field, label, where }: Given): string {
  if (typeof value === 'string') return value;
  throw invalidError(field.missing?.(where) ?? sentence`${label} must be text`);
}

function readObject(value: unknown, { label }: Given): JsonObject {
  if (isPlainObject(value)) return value;
  throw invalidError(sentence`${label} must be an object`);
}

/** Not a Date, a Buffer or a Map. An object of a Function node has another Object.prototype. */
function isPlainObject(value: unknown): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

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
    throw invalidError(sentence`The changes must be an object with one or more of ${known}`);
  }
  const given = Object.entries(value).filter(([, change]) => change !== undefined);
  const others = given.map(([name]) => name).filter((name) => !Object.hasOwn(of, name));
  if (others.length > 0 && unknown) throw invalidError(unknown(others.join(', '), known));
  if (given.length === 0) throw invalidError(sentence`The changes are empty: give one of ${known}`);
  return Object.fromEntries(
    given.flatMap(([name, change]) => {
      const field = of[name];
      return field ? [[name, read(field, name, change ?? field.blank ?? null, name)]] : [];
    }),
  );
}

function readList(value: unknown, { label }: Given): string[] {
  const list = typeof value === 'string' ? [value] : value;
  if (Array.isArray(list) && list.length > MAX_NAMES) {
    throw invalidError(sentence`${label} has more than ${countInWords(MAX_NAMES)} names`);
  }
  if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
  throw invalidError(sentence`${label} must be a list of names`);
}

function readDate(value: unknown, { label }: Given): string {
  if (typeof value === 'string') return value;
  const date = isDate(value) || typeof value === 'number' ? new Date(value) : undefined;
  if (date && !Number.isNaN(date.getTime())) return date.toISOString();
  throw invalidError(sentence`${label} must be a date: RFC 3339 text or milliseconds`);
}

function readCount(value: unknown, { field, label }: Given): number {
  const [lowest, highest] = field.bounds ?? [0, Number.MAX_SAFE_INTEGER];
  if (typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest)
    return value;
  throw invalidError(sentence`${label} must be a whole number from ${lowest} to ${highest}`);
}
