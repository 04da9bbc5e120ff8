import { isBpmn, isForCamunda7 } from '../model/bpmn';
import { Facts } from '../model/facts';
import type { ChosenFile } from '../model/file-chooser';
import { formIdIn } from '../model/form-fields';
import { type Complaint, fileIn, MAX_FILE, readModel } from '../model/model-text';
import type { ProcessModel } from '../model/process-model';
import { type LinkedForms, notExecutable, processesIn, readProcesses } from '../model/read-processes';

/** Files that are taken at once. */
export const MOST_FILES = 50;

/** The processes of a file. */
export interface FileProcesses {
  name: string;
  processes: readonly ProcessModel[];
}

/** What is said of a file: a key of a text, and what is put into it. */
interface Remark {
  /** Whether no flow can be made of it. */
  isError: boolean;
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
      const own = content === undefined ? [refusalOf(name, '', 'large')] : remarksOn(name, content);
      remarks.push(...own);
      if (!own.some(({ isError }) => isError)) models.push({ name, text: content ?? '' });
    }
    // A form belongs to what is there already.
    if (models.length > 0 || forms.length === 0) this.#models = models;
    if (forms.length > 0) remarks.push(note('makeFlow.formsTaken', { names: forms.join(', ') }));
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

const note = (key: string, values: Remark['values']): Remark => ({ isError: false, key, values });
const error = (key: string, values: Remark['values']): Remark => ({ isError: true, key, values });

/** No error is among them for BPMN with something that Camunda can start. */
function remarksOn(name: string, content: string): Remark[] {
  const file = fileIn(content);
  if ('complaint' in file) return [refusalOf(name, content, file.complaint)];
  if (!isBpmn(file)) return [refusalOf(name, content, 'other')];
  if (isForCamunda7(file)) return [error('makeFlow.camunda7', { name })];
  if (processesIn(file).length === 0) return [error('makeFlow.noExecutable', { name })];
  const leftOut = notExecutable(file);
  return leftOut.length === 0 ? [] : [note('makeFlow.leftOut', { names: leftOut.join(', ') })];
}

function refusalOf(name: string, content: string, complaint: Complaint): Remark {
  const isDecision = complaint === 'other' && readModel(content, new Facts()) === 'DMN';
  const key = isDecision ? 'makeFlow.decisions' : `model.${complaint}`;
  return error(key, { name, language: 'BPMN', megabytes: MAX_FILE / 1_000_000 });
}
