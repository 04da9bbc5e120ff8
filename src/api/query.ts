import { invalidError } from '../errors';
import { parseJson } from '../http/json';
import { isJsonObject, type JsonObject } from './json-object';

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
