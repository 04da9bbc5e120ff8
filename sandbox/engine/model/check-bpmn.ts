import type { Fault } from './faults';
import {
  type FlowNode,
  isLinkTarget,
  type Listener,
  type ProcessModel,
  type Source,
  startEventsOf,
} from './model';

/** What only somebody who evaluates expressions can tell: why something is wrong, undefined where it is right. */
export interface Checker {
  expression(source: Source): string | undefined;
  /** A process's own, which has no variables. */
  startEvent(event: FlowNode): string | undefined;
}

/** What the engine would stumble over. */
export function faultsOfProcess({ elements, root }: ProcessModel, checker: Checker): Fault[] {
  const starts = startEventsOf(root);
  const faults = [...elements.values()].flatMap((node) => {
    const found = [
      ...faultsOfNode(node),
      ...sourcesOf(node).flatMap((source) => checker.expression(source) ?? []),
    ];
    if (starts.includes(node) && found.length === 0) found.push(...[checker.startEvent(node) ?? []].flat());
    return found.map((message) => ({ element: node.id, message }));
  });
  if (starts.length === 0) faults.push({ element: root.id, message: 'Must have at least one start event' });
  if (starts.filter(({ event }) => event.kind === 'none').length > 1) {
    faults.push({ element: root.id, message: 'Multiple none start events are not allowed' });
  }
  return faults;
}

const EXECUTION_EVENTS = ['start', 'end'];
const TASK_EVENTS = ['creating', 'assigning', 'updating', 'completing', 'canceling'];

const CHECKS: Partial<Record<FlowNode['type'], (node: FlowNode) => string | undefined>> = {
  SERVICE_TASK: needsJob,
  SEND_TASK: needsJob,
  SCRIPT_TASK: ({ job, script }) =>
    job || script
      ? undefined
      : "Must have either one 'zeebe:script' or one 'zeebe:taskDefinition' extension element",
  BUSINESS_RULE_TASK: ({ job, calledDecision }) =>
    job || calledDecision
      ? undefined
      : "Must have either one 'zeebe:calledDecision' or one 'zeebe:taskDefinition' extension element",
  CALL_ACTIVITY: ({ calledElement }) =>
    calledElement ? undefined : "Must have exactly one 'zeebe:calledElement' extension element",
  RECEIVE_TASK: needsTrigger,
  INTERMEDIATE_CATCH_EVENT: ({ event }) =>
    ['message', 'timer', 'signal', 'link'].includes(event.kind)
      ? needsName(event, true)
      : 'Event definition must be one of: message, timer, signal, link',
  INTERMEDIATE_THROW_EVENT: (node) => needsJobOrName(node) ?? needsTarget(node),
  END_EVENT: needsJobOrName,
  BOUNDARY_EVENT: (node) => (node.event.kind === 'compensation' ? needsHandler(node) : needsTrigger(node)),
  EVENT_SUB_PROCESS: (node) => {
    const [start, ...others] = startEventsOf(node);
    if (!start || others.length > 0) return 'Must have exactly one start event';
    return needsTrigger(start);
  },
  SUB_PROCESS: (node) => {
    const [start, ...others] = startEventsOf(node);
    return start?.event.kind === 'none' && others.length === 0
      ? undefined
      : 'Must have exactly one none start event';
  },
  START_EVENT: ({ event, scope }) =>
    scope?.type === 'EVENT_SUB_PROCESS' || ['none', 'message', 'timer', 'signal'].includes(event.kind)
      ? needsName(event, false)
      : 'Start event must be one of: none, message, timer, signal',
  EVENT_BASED_GATEWAY: ({ outgoing }) =>
    outgoing.length >= 2 &&
    outgoing.every(({ target }) => ['message', 'timer', 'signal'].includes(target.event.kind))
      ? undefined
      : 'Event-based gateway must have at least 2 outgoing sequence flows, all to events or receive tasks',
  AD_HOC_SUB_PROCESS: ({ children }) =>
    children.some(({ type }) => /TASK|SUB_PROCESS|CALL_ACTIVITY/.test(type))
      ? undefined
      : 'Must have at least one activity',
};

function faultsOfNode(node: FlowNode): string[] {
  const loops = node.multiInstance;
  return [
    CHECKS[node.type]?.(node),
    loops && loops.inputCollection === ''
      ? "Attribute 'inputCollection' must be present and not empty"
      : undefined,
    node.type === 'EXCLUSIVE_GATEWAY' || node.type === 'INCLUSIVE_GATEWAY'
      ? needsConditions(node)
      : undefined,
    ...node.listeners.map((listener) => faultOfListener('Execution', listener, EXECUTION_EVENTS)),
    ...(node.userTask?.listeners ?? []).map((listener) => faultOfListener('Task', listener, TASK_EVENTS)),
  ].filter((message) => message !== undefined);
}

function faultOfListener(
  kind: string,
  { eventType, job }: Listener,
  known: readonly string[],
): string | undefined {
  if (job.type === '') return `${kind} listener must have a type`;
  return known.includes(eventType)
    ? undefined
    : `${kind} listener event type '${eventType}' is not supported`;
}

function needsJob({ job }: FlowNode): string | undefined {
  return job ? undefined : "Must have exactly one 'zeebe:taskDefinition' extension element";
}

function needsJobOrName(node: FlowNode): string | undefined {
  return node.event.kind === 'message' ? needsJob(node) : needsName(node.event, false);
}

/** Of a link. */
function needsTarget({ event, scope }: FlowNode): string | undefined {
  if (event.kind !== 'link') return undefined;
  const isThere = scope?.children.some((other) => isLinkTarget(other, event.name));
  return isThere ? undefined : `Must have a link catch event with the name '${event.name}' in the same scope`;
}

function needsTrigger({ event }: FlowNode): string | undefined {
  const kinds = ['message', 'timer', 'signal', 'error', 'escalation'];
  return kinds.includes(event.kind)
    ? needsName(event, true)
    : 'Must have an event definition that can be caught';
}

function needsHandler({ handler }: FlowNode): string | undefined {
  if (!handler) return 'Compensation boundary event must have an association to a compensation handler';
  return handler.isForCompensation ? undefined : `'${handler.id}' must be marked as for compensation`;
}

function needsName(event: FlowNode['event'], isWaiting: boolean): string | undefined {
  if (event.kind === 'timer' && event.source === '')
    return 'Must have exactly one type of timer: date, duration or cycle';
  if (event.kind === 'message' && event.name === '') return 'Must reference a message';
  if (event.kind === 'message' && isWaiting && event.correlationKey === undefined) {
    return "Must have exactly one 'zeebe:subscription' extension element";
  }
  if (event.kind === 'signal' && event.name === '') return 'Must reference a signal';
  return undefined;
}

function needsConditions({ outgoing, defaultFlow, type }: FlowNode): string | undefined {
  const without = outgoing.filter(({ id, condition }) => condition === undefined && id !== defaultFlow);
  return outgoing.length > 1 && without.length > 0
    ? `Must have a condition or be default flow: ${without.map(({ id }) => id).join(', ')} of this ${type.toLowerCase().replace('_', ' ')}`
    : undefined;
}

/** All texts that may be expressions. */
function sourcesOf(node: FlowNode): Source[] {
  const { event, job, multiInstance, calledElement, calledDecision, script, userTask, adHoc } = node;
  const parts = [event, job, multiInstance, calledElement, calledDecision, script, userTask, adHoc];
  const mappings = [...node.inputs, ...node.outputs].map(({ source }) => source);
  const conditions = node.outgoing.map(({ condition }) => condition);
  const attributes = parts.flatMap((part): unknown[] => Object.values(part ?? {}));
  return [...attributes, ...mappings, ...conditions].filter(
    (source): source is string => typeof source === 'string' && source.startsWith('='),
  );
}
