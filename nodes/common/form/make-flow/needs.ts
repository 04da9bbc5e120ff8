import { variableName } from '../../../../src/connection/unset-variable';
import type { Example, ModelMessage, ProcessElement, ProcessModel } from '../model/process-model';

// Which nodes a process needs around it, and for which of its elements.

export type Need =
  | { kind: 'start'; processId: string }
  | { kind: 'job'; jobType: string; gives: Example }
  | { kind: 'task'; processId: string; elementId: string; isCamundaTask: boolean }
  /** What finishes a task as its form would. */
  | { kind: 'answer'; processId: string; elementId: string; isCamundaTask: boolean; answer: Example }
  | { kind: 'message'; message: ModelMessage; isStart: boolean }
  | { kind: 'signal'; signalName: string; isStart: boolean };

/** A need, with the elements that have it in common, in the order of the diagram. */
export interface Needed {
  need: Need;
  elements: ProcessElement[];
}

/** What an element waits for whose name only the running process knows. */
export type Expressed = 'jobType' | 'message' | 'signal';

export interface Needs {
  /** In the order of the diagram, each once. */
  needed: Needed[];
  /** Elements that need a node which cannot be made. */
  impossible: { element: ProcessElement; expressed: Expressed }[];
  /** What Camunda does by itself. */
  unneeded: ProcessElement[];
}

/** What is no fixed text: an expression, or what Node-RED would take for an environment variable. */
function isExpressed(text: string): boolean {
  return text === '' || text.startsWith('=') || variableName(text) !== undefined;
}

export function needsOf(process: ProcessModel): Needs {
  const needed = new Map<string, Needed>();
  const needs: Needs = { needed: [], impossible: [], unneeded: [] };
  for (const element of process.elements) {
    const own = needsOfElement(element, process.id);
    if (own.length === 0) needs.unneeded.push(element);
    for (const need of own) {
      if (typeof need === 'string') {
        needs.impossible.push({ element, expressed: need });
        continue;
      }
      const key = keyOf(need);
      const known = needed.get(key);
      if (known) join(known, need, element);
      else needed.set(key, { need, elements: [element] });
    }
  }
  needs.needed = [...needed.values()];
  return needs;
}

function needsOfElement(element: ProcessElement, processId: string): (Need | Expressed)[] {
  const { type, message, signal, isStart, isEvent, isCamundaTask, id, jobs, gives, answer } = element;
  const own = jobs.map(({ type: jobType, isListener }): Need | Expressed =>
    isExpressed(jobType) ? 'jobType' : { kind: 'job', jobType, gives: isListener ? {} : gives },
  );
  if (type === 'userTask') {
    const isKnown = !isExpressed(id);
    if (isKnown) own.push({ kind: 'task', processId, elementId: id, isCamundaTask });
    if (isKnown && answer) own.push({ kind: 'answer', processId, elementId: id, isCamundaTask, answer });
  }
  if (isStart && !isEvent) own.push({ kind: 'start', processId });
  if (message) own.push(isExpressed(message.name) ? 'message' : { kind: 'message', message, isStart });
  if (signal !== undefined) {
    own.push(isExpressed(signal) ? 'signal' : { kind: 'signal', signalName: signal, isStart });
  }
  return own;
}

/** Elements with the same key share a node. */
function keyOf(need: Need): string {
  switch (need.kind) {
    case 'start':
      return 'start';
    case 'job':
      return `job ${need.jobType}`;
    case 'task':
      return `task ${need.elementId}`;
    case 'answer':
      return `answer ${need.elementId}`;
    case 'message':
      return `message ${need.message.name}`;
    case 'signal':
      return `signal ${need.signalName}`;
  }
}

/** A message that starts the process has no key: that of what waits for it counts. */
function join(known: Needed, need: Need, element: ProcessElement): void {
  if (!known.elements.includes(element)) known.elements.push(element);
  if (known.need.kind === 'message' && need.kind === 'message') {
    known.need.isStart ||= need.isStart;
    if (known.need.message.correlationKey === '') known.need.message = need.message;
  } else if (known.need.kind === 'job' && need.kind === 'job') {
    known.need.gives = { ...need.gives, ...known.need.gives };
  } else if (known.need.kind === 'signal' && need.kind === 'signal') known.need.isStart ||= need.isStart;
}
