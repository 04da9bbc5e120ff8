import { countInWords } from '../count-in-words';
import { invalidError } from '../errors';
import { JsonBeyondBounds, parseJson } from '../http/json';
import { isDeeperThan, isJsonObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';
import { boundedJson, TOO_LARGE } from './bounded-json';

/** Characters of a query as JSON: a list of as many keys as a filter may have fits in. */
const MAX_LENGTH = 2_000_000;
/** A query of Camunda's has five. */
const MAX_DEPTH = 100;

/** Made by `{}`, `JSON.parse` or `Object.create(null)`, also in a Function node, whose objects have another Object.prototype. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Whether a value says what this JSON says, without writing it, which would cost a message 1 us. No is no more than
 * perhaps not.
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
      sentence`The query cannot be written as JSON: it refers to itself, holds a BigInt, or one of its properties throws`,
    );
  }
  if (!plain)
    throw invalidError(sentence`The query must be an object or JSON text of one, not an array or a Buffer`);
  if (json === TOO_LARGE) throw tooLarge();
  return json ?? 'null';
}

function tooLarge() {
  const most = countInWords(MAX_LENGTH);
  return invalidError(sentence`The query is too large: as JSON it may have ${most} characters`);
}

function parseText(text: string): unknown {
  try {
    return parseJson(text);
  } catch (failure) {
    if (failure instanceof JsonBeyondBounds) {
      throw invalidError(sentence`The query cannot be read: ${failure.sentence}`);
    }
    throw invalidError(
      sentence`The query is text that is not JSON: send an object, JSON text of one, or nothing`,
    );
  }
}

/** Reads the queries of messages. One that says the same as the one before it is the same object, never to be changed. */
export class QueryReader {
  #last: { kind: 'object' | 'string'; text: string; query: Readonly<JsonObject> } | undefined;

  /**
   * What a message asks for: a request body of the chosen API. Missing, null, empty text, a boolean or a number
   * (an Inject node's timestamp) mean that it asks for nothing.
   * @throws CamundaError CAMUNDA_INVALID for everything else that is not a plain object or JSON text of one
   */
  read(value: unknown): Readonly<JsonObject> | undefined {
    if (value === undefined || value === null) return undefined;
    const kind = typeof value;
    if (kind === 'boolean' || kind === 'number') return undefined;
    if (typeof value === 'string') return this.#readText(value);
    if (typeof value === 'object') return this.#readObject(value);
    throw notAnObject();
  }

  #readText(text: string): Readonly<JsonObject> | undefined {
    if (text.length > MAX_LENGTH) throw tooLarge();
    return text.trim() === '' ? undefined : this.#parse('string', text);
  }

  #readObject(value: object): Readonly<JsonObject> {
    if (this.#last?.kind === 'object' && isUnchanged(value, this.#last.query)) return this.#last.query;
    return this.#parse('object', jsonOf(value));
  }

  #parse(kind: 'object' | 'string', text: string): Readonly<JsonObject> {
    if (this.#last?.text === text && this.#last.kind === kind) return this.#last.query;
    // Of an object's own numbers no digit is left to keep.
    const query: unknown = kind === 'string' ? parseText(text) : JSON.parse(text);
    if (!isJsonObject(query)) throw notAnObject();
    if (isDeeperThan(MAX_DEPTH, query)) throw tooDeep();
    this.#last = { kind, text, query };
    return query;
  }
}

function tooDeep() {
  return invalidError(sentence`The query is nested deeper than ${MAX_DEPTH} levels`);
}

function notAnObject() {
  return invalidError(sentence`The query must be an object or JSON text of one`);
}
