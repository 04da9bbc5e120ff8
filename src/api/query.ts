import { invalidError } from '../errors';
import { parseJson } from '../http/json';
import { isJsonObject, type JsonObject } from './json-object';
import type { TaskSearch } from './search';

/** Tasks a request where nobody says how many. */
const DEFAULT_SIZE = 100;
/** Camunda's own bound: Elasticsearch and OpenSearch find no more in one request. */
const MAX_SIZE = 10_000;

/** Made by `{}`, `JSON.parse` or `Object.create(null)`, also in a Function node, whose objects have another Object.prototype. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A copy as JSON sees it, so that nothing of the message is read later, when it may have changed. */
function copyOf(value: object): unknown {
  let plain: boolean;
  let copy: unknown;
  try {
    plain = isPlainObject(value);
    copy = plain ? JSON.parse(JSON.stringify(value)) : undefined;
  } catch {
    throw invalidError(
      'The query cannot be written as JSON: it refers to itself, holds a BigInt, or one of its properties throws',
    );
  }
  if (!plain) throw invalidError('The query must be an object or JSON text of one, not an array or a Buffer');
  return copy;
}

function parseText(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw invalidError('The query is text that is not JSON: send an object, JSON text of one, or nothing');
  }
}

/**
 * What a message asks for: a request body of the chosen API. Missing, null, empty text, a boolean or a number
 * (an Inject node's timestamp) mean that it asks for nothing.
 * @throws CamundaError CAMUNDA_INVALID for everything else that is not a plain object or JSON text of one
 */
export function parseQuery(value: unknown): JsonObject | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean' || typeof value === 'number') return undefined;
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const query =
    typeof value === 'string' ? parseText(value) : typeof value === 'object' ? copyOf(value) : undefined;
  if (isJsonObject(query)) return query;
  throw invalidError('The query must be an object or JSON text of one');
}

/** @throws CamundaError CAMUNDA_INVALID where it is none within the bounds */
export function wholeNumber(value: unknown, what: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  const bound = most === Infinity ? `from ${least} on` : `from ${least} to ${most.toLocaleString('en-US')}`;
  throw invalidError(`${what} must be a whole number ${bound}`);
}

/**
 * Tasks a request: the form's number, else the query's, else 100. The query's may be 0, which only counts.
 * @throws CamundaError CAMUNDA_INVALID for a number out of bounds
 */
export function pageSizeOf({ api, pageSize, query }: TaskSearch): number {
  if (pageSize !== undefined) return wholeNumber(pageSize, 'The page size', 1, MAX_SIZE);
  const page = query?.page;
  const asked = api === 'v1' ? query?.pageSize : isJsonObject(page) ? page.limit : undefined;
  return wholeNumber(asked ?? DEFAULT_SIZE, 'The page size of the query', 0, MAX_SIZE);
}
