import { closeSubscriptions, openBoundaryEvents } from '../events/subscriptions';
import type { ElementType, FlowNode } from '../model/model';
import { cancelJob } from '../work/jobs';
import { runListeners } from '../work/listeners';
import { cancelUserTask } from '../work/user-task-commands';
import { takeFlows, watchInclusive } from './flows';
import { close } from './incidents';
import { ElementInstance, type Variables } from './records';
import type { Run } from './run';
import { applyInputs, applyOutputs, propagate, setLocal } from './variables';

/** How an element instance begins. */
export interface Beginning {
  /** Where it is not the element's own: the one within a multi-instance or an ad-hoc sub-process. */
  readonly type?: ElementType;
  /** Local from the start. */
  readonly variables?: Variables;
  /** Of the event that has happened. */
  readonly result?: Variables;
  readonly startEvent?: FlowNode | undefined;
  /** Nothing is entered in it by itself. */
  readonly isEmpty?: boolean | undefined;
  readonly afterEnd?: () => void;
}

/** Lets an element begin in a scope. */
export function activate(
  run: Run,
  element: FlowNode,
  scope: ElementInstance,
  how: Beginning = {},
): ElementInstance {
  const { process } = scope;
  const type = how.type ?? (element.multiInstance ? 'MULTI_INSTANCE_BODY' : element.type);
  const instance = new ElementInstance(run.key(process), type, element, process, scope, run.now());
  scope.children ??= new Set();
  scope.children.add(instance);
  begin(run, instance, how);
  return instance;
}

/** The first steps of an instance that is made. */
export function begin(run: Run, instance: ElementInstance, how: Beginning = {}): void {
  instance.isTriggered = how.result !== undefined;
  instance.result = how.result ?? {};
  instance.startEvent = how.startEvent;
  instance.isEmpty = how.isEmpty ?? false;
  if (how.afterEnd) instance.afterEnd = how.afterEnd;
  run.store.put('elementInstance', instance);
  if (how.variables) setLocal(run, instance, how.variables);
  run.step(instance, () => {
    run.spend(instance);
    if (instance.isProper) applyInputs(run, instance);
    runListeners(run, instance, 'start', () => run.step(instance, () => enter(run, instance)));
  });
}

function enter(run: Run, instance: ElementInstance): void {
  if (instance.isWhole) openBoundaryEvents(run, instance);
  run.step(instance, () => {
    instance.phase = 'ACTIVE';
    run.behaviour(instance).enter(run, instance);
  });
}

/** Lets an element instance end well. @param result variables for its output mappings, or for its scope */
export function complete(run: Run, instance: ElementInstance, result: Variables = instance.result): void {
  if (!instance.isActive || instance.phase === 'COMPLETING') return;
  instance.phase = 'COMPLETING';
  instance.result = result;
  run.step(instance, () => {
    if (instance.isProper) applyOutputs(run, instance);
    else propagate(run, instance, instance.result);
    run.behaviour(instance).leave?.(run, instance);
    if (instance.parent) run.behaviour(instance.parent).childLeaves?.(run, instance.parent, instance);
    runListeners(run, instance, 'end', () => run.step(instance, () => completed(run, instance)));
  });
}

function completed(run: Run, instance: ElementInstance): void {
  const { element, parent, process } = instance;
  end(run, instance, 'COMPLETED');
  if (!parent || endsProcess(run, instance)) return;
  const compensation = instance.isWhole
    ? element.boundaryEvents.find(({ event }) => event.kind === 'compensation')
    : undefined;
  if (compensation?.handler) {
    process.compensations.push({ activity: element, scope: parent, handler: compensation.handler });
  }
  const isInner = parent.type === 'MULTI_INSTANCE_BODY';
  if (!isInner) takeFlows(run, instance.takes ?? element.outgoing, parent);
  instance.afterEnd?.();
  run.behaviour(parent).childCompleted?.(run, parent, instance);
  checkScope(run, parent);
}

/** Ends an element instance with all that is in it, at once or when listeners have let it. */
export function terminate(run: Run, instance: ElementInstance, afterEnd?: () => void): void {
  if (!instance.isActive) return;
  instance.phase = 'TERMINATING';
  instance.afterEnd = afterEnd;
  close(run, instance.incidentKey);
  cancelJob(run, instance.jobKey);
  closeSubscriptions(run, instance);
  discardTokens(instance);
  const ended = () => checkTerminated(run, instance);
  if (instance.called?.isActive) terminate(run, instance.called, ended);
  if (instance.userTaskKey !== undefined) cancelUserTask(run, instance, ended);
  for (const child of instance.children ?? []) terminate(run, child);
  ended();
}

/** Ends what is in a scope, but not the scope. */
export function terminateChildren(run: Run, scope: ElementInstance, except?: ElementInstance): void {
  discardTokens(scope);
  for (const child of scope.children ?? []) if (child !== except) terminate(run, child);
}

function checkTerminated(run: Run, instance: ElementInstance): void {
  const waits =
    instance.called?.isActive ||
    instance.called?.phase === 'TERMINATING' ||
    instance.userTaskKey !== undefined;
  if (instance.phase !== 'TERMINATING' || waits || (instance.children?.size ?? 0) > 0) return;
  const { parent } = instance;
  end(run, instance, 'TERMINATED');
  instance.afterEnd?.();
  if (parent) endsProcess(run, instance);
  if (parent?.phase === 'TERMINATING') checkTerminated(run, parent);
  else if (parent) checkScope(run, parent);
}

/** Whether the instance's creation has asked for its end after this element. */
function endsProcess(run: Run, { element, process, isWhole }: ElementInstance): boolean {
  const root = run.store.elementInstance.get(process.key);
  if (!root || !isWhole || !process.terminateAfter.includes(element.id)) return false;
  terminate(run, root);
  return true;
}

function end(run: Run, instance: ElementInstance, phase: 'COMPLETED' | 'TERMINATED'): void {
  const { process, parent } = instance;
  closeSubscriptions(run, instance);
  instance.phase = phase;
  instance.endDate = run.now();
  run.store.touch('elementInstance', instance);
  parent?.children?.delete(instance);
  if (parent) return;
  process.state = phase;
  process.endDate = instance.endDate;
  process.compensations.length = 0;
  run.store.touch('processInstance', process);
  run.inboxes.instanceEnded(run, process);
  if (phase === 'TERMINATED') return;
  const { parent: caller } = process;
  if (caller) run.later(() => complete(run, caller, calledResult(caller, instance)));
}

/** What a called process gives back: all of its variables, or those that output mappings ask for. */
function calledResult(caller: ElementInstance, { variables }: ElementInstance): Variables {
  const { calledElement, outputs } = caller.element;
  const returns = calledElement?.returnsAllVariables || outputs.length > 0;
  return returns ? Object.fromEntries(Array.from(variables ?? [], ([name, { value }]) => [name, value])) : {};
}

/** A scope in which nothing is left ends, unless its behaviour has other plans. */
export function checkScope(run: Run, scope: ElementInstance): void {
  if (scope.joins) watchInclusive(run, scope);
  if (scope.phase !== 'ACTIVE' || (scope.children?.size ?? 0) > 0 || scope.tokens > 0) return;
  const { emptied } = run.behaviour(scope);
  if (emptied) emptied(run, scope);
  else complete(run, scope);
}

function discardTokens(scope: ElementInstance): void {
  scope.tokens = 0;
  scope.generation += 1;
  scope.joins = undefined;
}
