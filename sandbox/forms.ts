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
  /** All that were deployed, the deleted ones too: no version number is given twice. */
  readonly #forms: Form[] = [];
  readonly #deleted = new Set<string>();

  /** Makes a form known, as its next version unless nothing has changed. Deployments are the first partition's. */
  deploy(schema: FormSchema, keys: Keys): Form {
    const newest = this.find(schema.id);
    if (newest && isDeepStrictEqual(newest.schema, schema)) {
      return newest;
    }
    const version = this.#forms.filter(({ formId }) => formId === schema.id).length + 1;
    const form = { formKey: String(keys.take(1)), formId: schema.id, version, schema };
    this.#forms.push(form);
    return form;
  }

  withKey(formKey: string): Form | undefined {
    return this.#known().find((form) => form.formKey === formKey);
  }

  /** That version, by default the newest. */
  find(formId: string, version?: number): Form | undefined {
    return this.#known().findLast(
      (form) => form.formId === formId && form.version === (version ?? form.version),
    );
  }

  /** Forgets a version. False where none has the key. */
  delete(formKey: string): boolean {
    const form = this.withKey(formKey);
    this.#deleted.add(formKey);
    return form !== undefined;
  }

  keys(): string[] {
    return this.#known().map(({ formKey }) => formKey);
  }

  #known(): Form[] {
    return this.#forms.filter(({ formKey }) => !this.#deleted.has(formKey));
  }
}
