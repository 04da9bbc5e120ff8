import { countInWords } from '../count-in-words';
import { invalidError } from '../errors';
import { JsonBeyondBounds, parseJson } from '../http/parse-json';
import { boundedJson, TOO_LARGE } from '../http/write-json';
import { isDeeperThan, isJsonObject, isPlainObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';

/** Characters of a query as JSON: a list of as many keys as a filter may have fits in. */
const MAX_LENGTH = 2_000_000;
/** A query of Camunda's has five. */
const MAX_DEPTH = 100;

/**
 * Whether a value says what this JSON says, without writing it, which would cost a message 1 us. False is not certain:
 * what is equal only as JSON counts as different.
 */
function saysTheSame(value: unknown, json: unknown): boolean {
  if (!isObject(value) || !isObject(json)) return value === json;
  if (Array.isArray(value) ? !Array.isArray(json) : Array.isArray(json) || !isPlainObject(value))
    return false;
  const names = Object.keys(value);
  return (
    names.length === Object.keys(json).length &&
    names.every((name) => name in json && saysTheSame(value[name], json[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Where a property throws, that is said when it is written. */
function isUnchanged(value: object, query: Readonly<JsonObject>): boolean {
  try {
    return saysTheSame(value, query);
  } catch {
    return false;
  }
}

/** As JSON sees it, so that nothing of the message is read later, when it may have changed. */
function jsonOf(value: object): string {
  let plain: boolean;
  let json: ReturnType<typeof boundedJson>;
  try {
    plain = isPlainObject(value);
    json = plain ? boundedJson(value, MAX_LENGTH) : undefined;
  } catch {
    throw invalidError(
      sentence`The query cannot be written as JSON: it has a circular reference, a BigInt or an unreadable property`,
    );
  }
  if (!plain)
    throw invalidError(sentence`The query must be an object or its JSON text, not an array or a Buffer`);
  if (json === TOO_LARGE) throw tooLarge();
  return json ?? 'null';
}

function tooLarge() {
  const most = countInWords(MAX_LENGTH);
  return invalidError(sentence`The query is too large (at most ${most} characters of JSON)`);
}

function parseText(text: string): unknown {
  try {
    return parseJson(text);
  } catch (failure) {
    if (failure instanceof JsonBeyondBounds) {
      throw invalidError(sentence`The query cannot be read: ${failure.sentence}`);
    }
    throw invalidError(sentence`The query is text, but not JSON. Send an object, its JSON text, or nothing`);
  }
}

/** A query that was read, never to be changed. */
export interface ReadQuery {
  kind: 'object' | 'string';
  text: string;
  body: Readonly<JsonObject>;
}

/**
 * What a message asks for: a request body of the chosen API. Missing, null, empty text, a boolean or a number
 * (an Inject node's timestamp) mean that it asks for nothing.
 * @param before what was read last: where the value says the same, it is that very object
 * @throws CamundaError CAMUNDA_INVALID for everything else that is not a plain object or JSON text of one
 */
export function readQuery(value: unknown, before?: ReadQuery): ReadQuery | undefined {
  if (value === undefined || value === null) return undefined;
  const kind = typeof value;
  if (kind === 'boolean' || kind === 'number') return undefined;
  if (typeof value === 'string') return readText(value, before);
  if (typeof value !== 'object') throw notAnObject();
  if (before?.kind === 'object' && isUnchanged(value, before.body)) return before;
  return parsed('object', jsonOf(value), before);
}

function readText(text: string, before: ReadQuery | undefined): ReadQuery | undefined {
  if (text.length > MAX_LENGTH) throw tooLarge();
  return text.trim() === '' ? undefined : parsed('string', text, before);
}

function parsed(kind: ReadQuery['kind'], text: string, before: ReadQuery | undefined): ReadQuery {
  if (before?.text === text && before.kind === kind) return before;
  // Of an object's own numbers no digit is left to keep.
  const body: unknown = kind === 'string' ? parseText(text) : JSON.parse(text);
  if (!isJsonObject(body)) throw notAnObject();
  if (isDeeperThan(MAX_DEPTH, body)) throw tooDeep();
  return { kind, text, body };
}

function tooDeep() {
  return invalidError(sentence`The query is nested deeper than ${MAX_DEPTH} levels`);
}

function notAnObject() {
  return invalidError(sentence`The query must be an object or its JSON text`);
}
