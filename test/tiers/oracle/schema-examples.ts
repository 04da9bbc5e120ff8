import type { JsonObject } from '../../../src/json-object';
import { Validators } from './validators';

const TEXTS = ['2251799813685249', '2026-11-21T12:00:00Z', '1-1', 'name'];
const validators = new Validators();

/**
 * Values that a schema takes, with every field that there is: as many of them as it takes to have each alternative of each
 * field in one of them. None where the schema takes nothing.
 */
export function examplesOf(schema: JsonObject): unknown[] {
  if ('const' in schema) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum.slice(0, 1);
  if (Array.isArray(schema.anyOf)) return schema.anyOf.flatMap(examplesOf);
  if (Array.isArray(schema.allOf)) {
    const parts = schema.allOf.map(examplesOf);
    return aligned(parts).map((examples) => Object.assign({}, ...examples.toReversed()));
  }
  switch (schema.type) {
    case 'object':
      return objectsOf((schema.properties ?? {}) as Record<string, JsonObject>);
    case 'array':
      return examplesOf(schema.items as JsonObject).map((item) => [item]);
    case 'string':
      return TEXTS.filter((text) => validators.faults(schema, text).length === 0).slice(0, 1);
    case 'integer':
      return [schema.minimum ?? 0];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    default:
      return 'not' in schema ? [] : [{}];
  }
}

function objectsOf(properties: Record<string, JsonObject>): JsonObject[] {
  const fields = Object.entries(properties).map(([name, schema]) =>
    examplesOf(schema).map((example) => ({ [name]: example })),
  );
  return fields.length === 0 ? [{}] : aligned(fields).map((examples) => Object.assign({}, ...examples));
}

/** The first of every list, the second of every list, and so on; a shorter list begins anew. */
function aligned(lists: readonly unknown[][]): unknown[][] {
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, i) => lists.map((list) => list[i % list.length]));
}
