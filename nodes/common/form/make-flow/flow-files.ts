import { Facts } from '../model/facts';
import type { ChosenFile } from '../model/file-chooser';
import { formIdIn } from '../model/form-fields';
import { MAX_FILE, readModel } from '../model/model-text';
import type { ProcessModel } from '../model/process-model';
import { type LinkedForms, readProcesses } from '../model/read-processes';

/** Files that are taken at once. */
export const MOST_FILES = 50;

/** The processes of a file. */
export interface FileProcesses {
  name: string;
  processes: readonly ProcessModel[];
}

/** What is said of a file of which no flow can be made: a key of a text, and what is put into it. */
interface Remark {
  key: string;
  values: Readonly<Record<string, unknown>>;
}

/** What people have chosen or dropped: BPMN, of which the newest counts, and the forms to which it links, in any order. */
export class FlowFiles {
  readonly #forms = new Map<string, string>();
  #models: { name: string; text: string }[] = [];

  /** @returns what is to be said of them, and whether there is a process among them */
  take(files: readonly ChosenFile[]): { remarks: Remark[]; isNew: boolean } {
    const models: { name: string; text: string }[] = [];
    const remarks: Remark[] = [];
    const forms: string[] = [];
    for (const { name, content } of files) {
      const form = content === undefined ? undefined : formIdIn(content);
      if (form !== undefined && content !== undefined) {
        this.#forms.set(form, content);
        forms.push(name);
        continue;
      }
      const remark = remarkOn(name, content);
      if (remark) remarks.push(remark);
      else models.push({ name, text: content ?? '' });
    }
    // A form belongs to what is there already.
    if (models.length > 0 || forms.length === 0) this.#models = models;
    if (forms.length > 0) remarks.push({ key: 'makeFlow.formsTaken', values: { names: forms.join(', ') } });
    return { remarks, isNew: models.length > 0 };
  }

  get forms(): LinkedForms {
    return this.#forms;
  }

  /** Those that Camunda can start. */
  get processes(): FileProcesses[] {
    return this.#models.map(({ name, text }) => {
      const processes = readProcesses(text, this.#forms);
      return { name, processes: 'complaint' in processes ? [] : processes };
    });
  }
}

/** Undefined for BPMN with something that Camunda can start. */
function remarkOn(name: string, content: string | undefined): Remark | undefined {
  const found = content === undefined ? ({ complaint: 'large' } as const) : readProcesses(content);
  if ('complaint' in found) {
    const isDecision = found.complaint === 'other' && readModel(content ?? '', new Facts()) === 'DMN';
    const key = isDecision ? 'makeFlow.decisions' : `model.${found.complaint}`;
    return { key, values: { name, language: 'BPMN', megabytes: MAX_FILE / 1_000_000 } };
  }
  return found.length === 0 ? { key: 'makeFlow.noExecutable', values: { name } } : undefined;
}
