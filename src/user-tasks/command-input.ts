import { isDate } from 'node:util/types';
import { countInWords } from '../count-in-words';
import { CamundaError, invalidError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type Sentence, sentence } from '../sentence';

/** Of one message. A task with more than that is nobody's form. */
const MAX_VARIABLES = 10_000;
/** Groups or users of a task. */
const MAX_CANDIDATES = 1_000;
const DATES = ['dueDate', 'followUpDate'];
const LISTS = ['candidateGroups', 'candidateUsers'];
const CHANGES = [...LISTS, ...DATES, 'priority'];

/** Above every key. */
const BEYOND_KEYS = 10n ** 19n;

/** A message may hold what throws when it is looked at. */
function whereReadable<T>(read: () => T, otherwise: Sentence): T {
  try {
    return read();
  } catch (failure) {
    throw failure instanceof CamundaError ? failure : invalidError(otherwise);
  }
}

/**
 * A task key as text, digit for digit. Camunda's keys have at most 19 digits (int64), and a number has lost digits beyond
 * 2^53-1.
 * @throws CamundaError CAMUNDA_INVALID for anything else
 */
export function readTaskKey(value: unknown): string {
  const isWhole = typeof value === 'bigint' ? value < BEYOND_KEYS : Number.isSafeInteger(value);
  const key = isWhole ? String(value) : value;
  if (typeof key === 'string' && /^\d{1,19}$/.test(key.trim())) return key.trim();
  if (typeof value === 'number') {
    throw invalidError(
      sentence`The task key has lost digits: as a number it holds none beyond 2^53-1, so it must be text`,
    );
  }
  throw invalidError(sentence`The task key must be a whole number, best as text`);
}

/** @throws CamundaError CAMUNDA_INVALID for what is no object of names and values; missing is none */
export function readVariables(value: unknown): JsonObject {
  return whereReadable(() => variablesIn(value), sentence`The variables cannot be read`);
}

function variablesIn(value: unknown): JsonObject {
  if (value === undefined || value === null) return {};
  if (isJsonObject(value) && isPlain(value)) {
    if (Object.keys(value).length <= MAX_VARIABLES) return value;
    throw invalidError(sentence`The message has more than ${countInWords(MAX_VARIABLES)} variables`);
  }
  throw invalidError(
    sentence`The variables must be an object of names and values, e.g. { "approved": true }`,
  );
}

/** Not a Date, a Buffer or a Map. An object of a Function node has another Object.prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Changes of a task as `/v2` takes them: to it, null means no change, so a null here becomes the empty text or list that
 * takes a date or the candidates away (OpenAPI, Changeset).
 * @throws CamundaError CAMUNDA_INVALID for no change, an unknown one (Camunda ignores it), and a wrong value
 */
export function readChanges(value: unknown): JsonObject {
  return whereReadable(() => changesIn(value), sentence`The changes cannot be read`);
}

function changesIn(value: unknown): JsonObject {
  if (!isJsonObject(value) || !isPlain(value)) {
    throw invalidError(sentence`The changes must be an object with one or more of ${CHANGES.join(', ')}`);
  }
  const given = Object.entries(value).filter(([, change]) => change !== undefined);
  const unknown = given.map(([name]) => name).filter((name) => !CHANGES.includes(name));
  if (unknown.length > 0) {
    throw invalidError(sentence`A task has no ${unknown.join(', ')} to change: it has ${CHANGES.join(', ')}`);
  }
  if (given.length === 0)
    throw invalidError(sentence`The changes are empty: give one of ${CHANGES.join(', ')}`);
  return Object.fromEntries(given.map(([name, change]) => [name, readChange(name, change)]));
}

function readChange(name: string, value: unknown): unknown {
  if (LISTS.includes(name)) return readList(name, value ?? []);
  if (DATES.includes(name)) return readDate(name, value ?? '');
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100) return value;
  throw invalidError(sentence`${name} must be a whole number from 0 to 100`);
}

function readList(name: string, value: unknown): string[] {
  const list = typeof value === 'string' ? [value] : value;
  if (Array.isArray(list) && list.length > MAX_CANDIDATES) {
    throw invalidError(sentence`${name} has more than ${countInWords(MAX_CANDIDATES)} names`);
  }
  if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
  throw invalidError(sentence`${name} must be a list of names`);
}

/** @param value RFC 3339 text, a Date, milliseconds since 1970, or an empty text */
function readDate(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  const date = isDate(value) || typeof value === 'number' ? new Date(value) : undefined;
  if (date && !Number.isNaN(date.getTime())) return date.toISOString();
  throw invalidError(sentence`${name} must be a date: RFC 3339 text or milliseconds`);
}
