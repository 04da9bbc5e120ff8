import { isDeepStrictEqual } from 'node:util';
import type { Keys } from './keys';

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

/** The forms that are deployed, with all their versions. */
export class Forms {
  readonly #forms: Form[] = [];

  /** Makes a form known, as its next version unless nothing has changed. Deployments are the first partition's. */
  deploy(schema: FormSchema, keys: Keys): Form {
    const newest = this.find(schema.id);
    if (newest && isDeepStrictEqual(newest.schema, schema)) {
      return newest;
    }
    const version = (newest?.version ?? 0) + 1;
    const form = { formKey: String(keys.take(1)), formId: schema.id, version, schema };
    this.#forms.push(form);
    return form;
  }

  withKey(formKey: string): Form | undefined {
    return this.#forms.find((form) => form.formKey === formKey);
  }

  /** That version, by default the newest. */
  find(formId: string, version?: number): Form | undefined {
    return this.#forms.findLast(
      (form) => form.formId === formId && form.version === (version ?? form.version),
    );
  }
}
