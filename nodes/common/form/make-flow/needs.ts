import { variableName } from '../../../../src/connection/unset-variable';
import type { Example, ModelMessage, ProcessElement, ProcessModel } from '../model/process-model';

// Which nodes a process needs around it, and for which of its elements.

export type Need =
  | { kind: 'start'; processId: string }
  /** @param isListener whether none of its elements has it as its work @param isLeft whether connectors do it, as far as they run */
  | { kind: 'job'; jobType: string; gives: Example; isListener: boolean; isLeft: boolean }
  | { kind: 'task'; processId: string; elementId: string; isCamundaTask: boolean }
  /** What finishes a task as its form would; with nothing where that is not known. */
  | { kind: 'answer'; processId: string; elementId: string; isCamundaTask: boolean; answer: Example }
  /** @param isLeft whether a connector sends it */
  | { kind: 'message'; message: ModelMessage; isStart: boolean; isLeft: boolean }
  | { kind: 'signal'; signalName: string; isStart: boolean }
  | ErrorNeed;

/** Something that throws an error of the work. Only people know when. @param errorCode blank: every one */
interface ErrorNeed {
  kind: 'error';
  errorCode: string;
  isLeft: true;
}

/** For which nodes can be made. */
export type MadeNeed = Exclude<Need, ErrorNeed>;

/** A need, with the elements that have it in common, in the order of the diagram. */
export interface Needed<N extends Need = Need> {
  need: N;
  elements: ProcessElement[];
}

/** Why an element gets no node, although Camunda does not do all by itself. */
export interface Without {
  /** What the file lacks, names that only the running process knows, what no node of this package can tell, and what others do. */
  reason:
    | 'noJobType'
    | 'jobType'
    | 'message'
    | 'signal'
    | 'adHoc'
    | 'connector'
    | 'sender'
    | 'called'
    | 'calls'
    | 'error'
    | 'anyError';
  /** A job type, the ID of a process, or a code. */
  value: string;
}

export interface Needs {
  /** All that can need something, in the order of the diagram; the process first, if it has listeners of its own. */
  elements: readonly ProcessElement[];
  /** In the order of the diagram, each once. */
  needed: Needed[];
  without: (Without & { element: ProcessElement })[];
  /** What Camunda does by itself. */
  unneeded: ProcessElement[];
}

/** What is no fixed text: an expression, or what Node-RED would take for an environment variable. */
function isExpressed(text: string): boolean {
  return text === '' || text.startsWith('=') || variableName(text) !== undefined;
}

export function needsOf(process: ProcessModel): Needs {
  const needed = new Map<string, Needed>();
  const elements = [...wholeOf(process), ...process.elements];
  const needs: Needs = { elements, needed: [], without: [], unneeded: [] };
  const working = new Set(elements.filter(isWorkedFor).map(({ id }) => id));
  for (const element of elements) {
    const own = [
      ...needsOfElement(element, process.id),
      ...errorsOf(element, working),
      ...withoutNode(element),
    ];
    if (own.length === 0) needs.unneeded.push(element);
    for (const need of own) {
      if ('reason' in need) {
        needs.without.push({ ...need, element });
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

/** The process as an element, for the jobs of its own listeners. */
function wholeOf({ id, name, listeners }: ProcessModel): ProcessElement[] {
  if (listeners.length === 0) return [];
  const jobs = listeners.map((type) => ({ type, isListener: true }));
  const parts = { isStart: false, isEvent: false, isCamundaTask: false };
  return [{ id, type: 'process', name, jobs, gives: {}, ...parts }];
}

function isWorkedFor({ jobs, connector }: ProcessElement): boolean {
  return connector === undefined && jobs.some(({ isListener }) => !isListener);
}

const without = (reason: Without['reason'], value = ''): Without => ({ reason, value });

function needsOfElement(element: ProcessElement, processId: string): (Need | Without)[] {
  const { type, message, signal, isStart, isEvent, isCamundaTask, id, gives, answer, connector } = element;
  const isAdHoc = type === 'adHocSubProcess' && connector === undefined;
  const jobs = element.jobs.filter(({ isListener }) => isListener || !isAdHoc);
  const own = jobs.map(({ type: jobType, isListener }): Need | Without => {
    if (isExpressed(jobType)) return without('jobType');
    return {
      kind: 'job',
      jobType,
      isListener,
      gives: isListener ? {} : gives,
      isLeft: !isListener && connector === 'works',
    };
  });
  if (type === 'userTask' && !isExpressed(id)) {
    const task = { processId, elementId: id, isCamundaTask };
    own.push({ kind: 'task', ...task }, { kind: 'answer', ...task, answer: answer ?? {} });
  }
  if (isStart && !isEvent) own.push({ kind: 'start', processId });
  if (message) {
    const isLeft = connector === 'sends';
    const isKnown = isLeft || !isExpressed(message.name);
    own.push(isKnown ? { kind: 'message', message, isStart, isLeft } : without('message'));
  }
  if (signal !== undefined) {
    own.push(isExpressed(signal) ? without('signal') : { kind: 'signal', signalName: signal, isStart });
  }
  return own;
}

/** @param working IDs of the elements whose work a flow does */
function errorsOf({ errorCode, attachedTo = '' }: ProcessElement, working: ReadonlySet<string>): Need[] {
  const isThrown = errorCode !== undefined && working.has(attachedTo);
  return isThrown ? [{ kind: 'error', errorCode, isLeft: true }] : [];
}

function withoutNode({ type, jobs, connector, calls, isTold, lacksJob }: ProcessElement): Without[] {
  const found: Without[] = lacksJob ? [without('noJobType')] : [];
  if (type === 'adHocSubProcess' && connector === undefined) {
    const hasJob = jobs.some(({ isListener }) => !isListener);
    if (hasJob || !isTold) found.push(without('adHoc'));
  }
  if (calls !== undefined) found.push(calls === '' ? without('calls') : without('called', calls));
  return found;
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
    case 'error':
      return `error ${need.errorCode}`;
  }
}

/** A message that starts the process has no key: that of what waits for it counts. */
function join(known: Needed, need: Need, element: ProcessElement): void {
  if (!known.elements.includes(element)) known.elements.push(element);
  if (known.need.kind === 'message' && need.kind === 'message') {
    known.need.isStart ||= need.isStart;
    known.need.isLeft &&= need.isLeft;
    if (known.need.message.correlationKey === '') known.need.message = need.message;
  } else if (known.need.kind === 'job' && need.kind === 'job') {
    known.need.gives = { ...need.gives, ...known.need.gives };
    known.need.isLeft &&= need.isLeft;
    known.need.isListener &&= need.isListener;
  } else if (known.need.kind === 'signal' && need.kind === 'signal') known.need.isStart ||= need.isStart;
}
