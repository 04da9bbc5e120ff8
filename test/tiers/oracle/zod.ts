import type { JsonObject } from '../../../src/json-object';

/**
 * A schema declared for zod, as the JSON Schema (2019-09) of what it takes. It is stricter than zod in two things: an object
 * has no other fields than the declared ones, and no value is converted. A server would ignore an unknown filter field
 * and find every task.
 */
export class Schema {
  readonly json: JsonObject;
  /** Without the rule that there are no other fields, for an intersection: there the whole says which fields there are. */
  readonly part: JsonObject;
  readonly isOptional: boolean;

  constructor(json: JsonObject, part = json, isOptional = false) {
    this.json = json;
    this.part = part;
    this.isOptional = isOptional;
  }

  and(other: Schema): Schema {
    return z.intersection(this, other);
  }

  int(): Schema {
    return this.#with({ type: 'integer', format: 'int64' });
  }

  gte(minimum: number | bigint): Schema {
    return this.#with({ minimum: Number(minimum) });
  }

  lte(maximum: number): Schema {
    return this.#with({ maximum });
  }

  min(least: number): Schema {
    return this.#with({ [this.json.type === 'array' ? 'minItems' : 'minLength']: least });
  }

  max(most: number): Schema {
    return this.#with({ [this.json.type === 'array' ? 'maxItems' : 'maxLength']: most });
  }

  nonempty(): Schema {
    return this.min(1);
  }

  regex({ source }: RegExp): Schema {
    return this.#with({ pattern: source });
  }

  /** Only says what a server does with a field that is not there. */
  default(): Schema {
    return this;
  }

  /** Only of files, which are in no JSON. */
  refine(): Schema {
    return this;
  }

  /** Adds the words of the documentation. */
  register(): Schema {
    return this;
  }

  #with(rules: JsonObject): Schema {
    return new Schema({ ...this.json, ...rules });
  }
}

const always = (json: JsonObject) => () => new Schema(json);
const nothing = always({ not: {} });
const anything = always({});

function closed(part: JsonObject): Schema {
  return new Schema({ ...part, unevaluatedProperties: false }, part);
}

/** As much of zod as Camunda's generated declarations use. */
export const z = {
  globalRegistry: undefined,
  any: anything,
  unknown: anything,
  never: nothing,
  void: nothing,
  null: always({ type: 'null' }),
  boolean: always({ type: 'boolean' }),
  string: always({ type: 'string' }),
  url: always({ type: 'string', format: 'uri-reference' }),
  iso: { datetime: always({ type: 'string', format: 'date-time' }) },
  // The generator declares what may be larger with `coerce`.
  int: always({ type: 'integer', format: 'int32' }),
  coerce: {
    number: always({ type: 'number' }),
    bigint: always({ type: 'integer', format: 'int64' }),
  },
  literal: (value: unknown) => new Schema({ const: value }),
  enum: (values: readonly unknown[]) => new Schema({ enum: values }),
  array: ({ json }: Schema) => new Schema({ type: 'array', items: json }),
  record: (_names: Schema, { json }: Schema) => new Schema({ type: 'object', additionalProperties: json }),
  optional: ({ json, part }: Schema) => new Schema(json, part, true),
  union: (schemas: readonly Schema[]) =>
    new Schema({ anyOf: schemas.map(({ json }) => json) }, { anyOf: schemas.map(({ part }) => part) }),
  intersection: (one: Schema, other: Schema) => closed({ allOf: [one.part, other.part] }),
  object(fields: Record<string, Schema>): Schema {
    const entries = Object.entries(fields);
    const properties = Object.fromEntries(entries.map(([name, { json }]) => [name, json]));
    const required = entries.filter(([, { isOptional }]) => !isOptional).map(([name]) => name);
    return closed({ type: 'object', properties, required });
  },
};
