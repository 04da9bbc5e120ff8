import type { Keys } from './keys';
import { Versions } from './versions';

/** A Camunda Form as Camunda Modeler saves it: form-js's schema. */
export interface FormSchema {
  readonly id: string;
  readonly components: readonly object[];
  readonly [property: string]: unknown;
}

/** One version of a form. */
export interface Form {
  readonly formKey: string;
  readonly formId: string;
  readonly version: number;
  readonly schema: FormSchema;
}

/** The forms that are deployed. */
export class Forms extends Versions<FormSchema, Form> {
  deploy(schema: FormSchema, keys: Keys): Form {
    const { id: formId } = schema;
    return this.add(formId, schema, keys, (formKey, version) => ({ formKey, formId, version, schema }));
  }
}
