import type { JsonObject } from '../../src/api/json-object';
import type { Description, Part } from './description';

/** What means the same in OpenAPI 3.0 and in JSON Schema. */
const SAME = [
  ...['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['required', 'minItems', 'maxItems', 'uniqueItems'],
];

/**
 * Formats that say something about a value; the others are Camunda's names for kinds of keys. 8.8 says `uri` of the
 * `instance` of a problem, which RFC 9457 (and 8.9) has as a reference, such as `/v2/topology`.
 */
const FORMATS = new Map(
  Object.entries({
    'date-time': 'date-time',
    uri: 'uri-reference',
    'uri-reference': 'uri-reference',
    int32: 'int32',
    int64: 'int64',
  }),
);

/**
 * The JSON Schema (2019-09) of an OpenAPI 3.0 schema, its references put in, and stricter in one thing: an object has no other
 * fields than the described ones, unless its description allows them. A server would ignore an unknown filter field and find every task.
 *
 * - `nullable` adds null.
 * - `oneOf` becomes `anyOf`: Camunda's alternatives overlap (`{ limit }` is a page by limit and by offset in 8.9) and are told
 *   apart by their fields; with a `discriminator` they would only be told apart faster. A `type` beside them is a hint for
 *   code generators: 8.8 writes `type: object` where one alternative is a string.
 * - `additionalProperties: false` beside `allOf` would refuse the fields of the others, which is not what Camunda does.
 *
 * @param isPartOf whether the schema is one of an `allOf`, where the whole says which fields there are
 */
export function jsonSchema(description: Description, part: Part, isPartOf = false): JsonObject {
  const { value } = part;
  const nested = (name: string, isNestedPartOf = false) =>
    description
      .children(part, name)
      .map(([key, child]): [string, JsonObject] => [key, jsonSchema(description, child, isNestedPartOf)]);
  const list = (name: string, isNestedPartOf = false) =>
    nested(name, isNestedPartOf).map(([, child]) => child);

  const schema: JsonObject = {};
  const alternatives = [...list('oneOf'), ...list('anyOf')];
  for (const name of SAME) if (name in value) schema[name] = value[name];
  const format = FORMATS.get(String(value.format));
  if (format) schema.format = format;
  if (value.properties) schema.properties = Object.fromEntries(nested('properties'));
  if (value.allOf) schema.allOf = list('allOf', true);
  if (alternatives.length > 0) {
    schema.anyOf = alternatives;
    delete schema.type;
  }
  const items = description.child(part, 'items');
  if (items) schema.items = jsonSchema(description, items);
  const others = description.child(part, 'additionalProperties');
  if (others) schema.additionalProperties = jsonSchema(description, others);
  else if (value.additionalProperties === true) schema.additionalProperties = true;
  else if (!isPartOf && (value.properties || value.allOf)) schema.unevaluatedProperties = false;
  return value.nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

/** The fields of an object that a schema allows, from all of its parts and alternatives. */
export function fieldsIn({ properties, allOf, anyOf }: JsonObject): Record<string, JsonObject> {
  const parts = [allOf, anyOf].flatMap((list) => (Array.isArray(list) ? (list as JsonObject[]) : []));
  return Object.assign({}, properties, ...parts.map(fieldsIn));
}
