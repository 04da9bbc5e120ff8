import { type FlowNode, startEventsOf } from '../model/model';
import { Failure } from '../run/incidents';
import type { ElementInstance, Variables } from '../run/records';
import type { Run } from '../run/run';
import { triggerBoundary, triggerEventSubProcess } from './triggers';

export interface Thrown {
  readonly code: string;
  readonly message?: string;
  readonly variables?: Variables;
}

interface Catcher {
  readonly scope: ElementInstance;
  readonly event: FlowNode;
}

/** Throws a BPMN error. @returns why nobody catches it */
export function throwError(
  run: Run,
  from: ElementInstance,
  { code, message = '', variables = {} }: Thrown,
): Failure | undefined {
  const seen: string[] = [];
  const catcher = findCatcher(from, 'error', code, seen);
  if (catcher) {
    trigger(run, catcher, variables);
    return undefined;
  }
  const available =
    seen.length === 0
      ? 'No error events are available in the scope.'
      : `Available error events are [${seen.join(', ')}]`;
  const withMessage = message === '' ? '' : ` with message '${message}'`;
  return new Failure(
    'UNHANDLED_ERROR_EVENT',
    `Expected to throw an error event with the code '${code}'${withMessage}, but it was not caught. ${available}`,
  );
}

/** Escalates. Nobody has to catch it. */
export function throwEscalation(run: Run, from: ElementInstance, code: string): void {
  const catcher = findCatcher(from, 'escalation', code, []);
  if (catcher) trigger(run, catcher, {});
}

function trigger(run: Run, { scope, event }: Catcher, variables: Variables): void {
  if (event.type === 'BOUNDARY_EVENT') triggerBoundary(run, scope, event, variables);
  else triggerEventSubProcess(run, scope, event, variables);
}

/** From the inside outwards, also through call activities. @param seen gets the codes that were looked at */
function findCatcher(
  from: ElementInstance,
  kind: 'error' | 'escalation',
  code: string,
  seen: string[],
): Catcher | undefined {
  for (let scope: ElementInstance | undefined = from; scope; scope = scope.parent ?? scope.process.parent) {
    const inside = scope === from || scope.isInterrupted ? [] : startEventsOfEventSubProcesses(scope);
    const outside = scope.isWhole ? scope.element.boundaryEvents : [];
    const event = match(inside, kind, code, seen) ?? match(outside, kind, code, seen);
    if (event) return { scope, event };
  }
  return undefined;
}

function startEventsOfEventSubProcesses({ element, type }: ElementInstance): FlowNode[] {
  if (type === 'MULTI_INSTANCE_BODY') return [];
  return element.children.filter((child) => child.type === 'EVENT_SUB_PROCESS').flatMap(startEventsOf);
}

/** The event with the code, else one that catches all. */
function match(
  events: readonly FlowNode[],
  kind: 'error' | 'escalation',
  code: string,
  seen: string[],
): FlowNode | undefined {
  const codes = events.flatMap((event) =>
    event.event.kind === kind ? [{ event, code: event.event.code }] : [],
  );
  seen.push(...codes.map((each) => each.code ?? ''));
  const found = codes.find((each) => each.code === code) ?? codes.find((each) => each.code === undefined);
  return found?.event;
}
