import Ajv2019, { type Options, type ValidateFunction } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../../../src/json-object';

/** The validators of schemas, compiled when they are needed first. */
export class Validators {
  readonly #ajv: Ajv2019;
  readonly #compiled = new Map<JsonObject, ValidateFunction>();

  constructor(options: Options = {}) {
    this.#ajv = addFormats(new Ajv2019({ strictTypes: false, strictRequired: false, ...options }));
  }

  /** What a value has that its schema has not. */
  faults(schema: JsonObject, value: unknown): string[] {
    const validate = this.#compiled.get(schema) ?? this.#ajv.compile(schema);
    this.#compiled.set(schema, validate);
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    return errors.map(({ instancePath, message, params }) =>
      [instancePath, message, JSON.stringify(params)].filter((word) => word).join(' '),
    );
  }
}
