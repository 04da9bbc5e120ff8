import { attributeOf, ZEEBE } from '../../../common/form/model/bpmn';
import { EMBEDDED } from '../../../common/form/model/forms-of-process';
import { MAX_NAME } from '../../choices';

/** Forms that are offered of a process. */
const MOST = 500;

/** A form that people see at an element. */
export interface ElementForm {
  elementId: string;
  /** What people call the element. */
  name: string;
  /** Whether it starts the process. */
  isStart: boolean;
  /** Whether the task is a job, whose form Camunda shows nobody. */
  isJob: boolean;
  /** JSON, where it stands in the file itself; else Camunda is asked for it. */
  json?: string;
}

/** By the IDs of elements. */
export type Forms = ReadonlyMap<string, ElementForm>;

/** Of the user tasks of a process, and of its start. */
export function formsIn(process: Element): Forms {
  const forms = new Map<string, ElementForm>();
  const embedded = new Map(
    Array.from(process.getElementsByTagNameNS(ZEEBE, 'userTaskForm'), (form) => [
      EMBEDDED + attributeOf(form, 'id'),
      form.textContent ?? '',
    ]),
  );
  for (const definition of process.getElementsByTagNameNS(ZEEBE, 'formDefinition')) {
    const form = formOf(definition, process, embedded);
    if (form && forms.size < MOST) forms.set(form.elementId, form);
  }
  return forms;
}

function formOf(
  definition: Element,
  process: Element,
  embedded: ReadonlyMap<string, string>,
): ElementForm | undefined {
  const extensions = definition.parentElement;
  const owner = extensions?.parentElement;
  const isStart = owner?.localName === 'startEvent' && owner.parentElement === process;
  if (!extensions || !owner || !(isStart || owner.localName === 'userTask')) return undefined;
  const elementId = attributeOf(owner, 'id');
  if (elementId === '' || elementId.length > MAX_NAME) return undefined;
  const key = attributeOf(definition, 'formKey');
  const isEmbedded = key.startsWith(EMBEDDED);
  // Anything else is a page of somebody's own.
  if (!isEmbedded && attributeOf(definition, 'formId') === '') return undefined;
  return {
    elementId,
    name: attributeOf(owner, 'name').replace(/\s+/g, ' ').slice(0, MAX_NAME) || elementId,
    isStart,
    isJob: !isStart && !Array.from(extensions.children).some(({ localName }) => localName === 'userTask'),
    ...(isEmbedded ? { json: embedded.get(key) ?? '' } : {}),
  };
}
