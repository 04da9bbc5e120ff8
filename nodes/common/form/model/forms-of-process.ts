import { attributeOf } from './bpmn';
import { fieldsIn } from './form-fields';
import type { ProcessElement, ProcessModel } from './process-model';
import type { Uses } from './variables';

/** In front of the ID of a form that stands in the same file. */
export const EMBEDDED = 'camunda-forms:bpmn:';

/** Which elements of a process open which forms. */
export class FormsOfProcess {
  /** As JSON. */
  readonly #forms: Map<string, string>;
  readonly #opened: { id: string; by: ProcessElement }[] = [];

  /** @param linked in files of their own, by their IDs */
  constructor(linked: ReadonlyMap<string, string>) {
    this.#forms = new Map(linked);
  }

  embed(form: Element): void {
    this.#forms.set(EMBEDDED + attributeOf(form, 'id'), form.textContent ?? '');
  }

  open(definition: Element, by: ProcessElement): void {
    const key = attributeOf(definition, 'formKey');
    // Any other key is of a form that a program of somebody's own shows.
    const id = attributeOf(definition, 'formId') || (key.startsWith(EMBEDDED) ? key : '');
    if (id !== '' && !id.startsWith('=')) this.#opened.push({ id, by });
  }

  /** When all is read: tells the elements and the process of their variables. @returns IDs of those that are not there */
  settle(uses: Uses): ProcessModel['missingForms'] {
    const missing = { start: new Set<string>(), tasks: new Set<string>() };
    for (const { id, by } of this.#opened) {
      const form = this.#forms.get(id);
      if (form === undefined && !id.startsWith(EMBEDDED)) missing[by.isStart ? 'start' : 'tasks'].add(id);
      const fields = fieldsIn(form ?? '');
      uses.form(fields, by.isStart);
      if (!by.isStart && fields.size > 0) by.answer = Object.fromEntries(fields);
    }
    return { start: [...missing.start], tasks: [...missing.tasks] };
  }
}
