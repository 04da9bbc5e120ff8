import vm from 'node:vm';
import type { JsonObject } from '../../../src/json-object';
import { type Schema, z } from './zod';

/** What an empty text clears (documented at `Changeset`), though its schema asks for a date. */
const CLEARED_BY_EMPTY_TEXT = ['zChangeset', 'zJobResultCorrections'];

/**
 * Evaluates declarations for zod, `export const zName = z...`, with our own `z`.
 * @returns the JSON Schema of each, by its name
 */
export function jsonSchemas(declarations: string): Map<string, JsonObject> {
  const script = declarations
    .replace(/^(import|void) .*$/gm, '')
    .replace(/^export const (\w+) =/gm, 'const $1 = declared.$1 =');
  const declared: Record<string, Schema> = {};
  vm.compileFunction(script, ['z', 'declared'])(z, declared);
  const schemas = new Map(Object.entries(declared).map(([name, { json }]) => [name, json]));
  for (const name of CLEARED_BY_EMPTY_TEXT) {
    const { dueDate, followUpDate } = fieldsIn(schemas.get(name) ?? {});
    for (const date of [dueDate, followUpDate])
      if (Array.isArray(date?.anyOf)) date.anyOf.push({ const: '' });
  }
  return schemas;
}

/** The fields of an object that a schema allows, from all of its parts and alternatives. */
export function fieldsIn({ properties, allOf, anyOf }: JsonObject): Record<string, JsonObject> {
  const parts = [allOf, anyOf].flatMap((list) => (Array.isArray(list) ? (list as JsonObject[]) : []));
  return Object.assign({}, properties, ...parts.map(fieldsIn));
}
