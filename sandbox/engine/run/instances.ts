import type { DeployedProcess } from '../definitions/deployed';
import { type FlowNode, startEventsOf } from '../model/model';
import { invalidState, notFound } from '../refusal';
import { begin, terminate } from './lifecycle';
import { type Budget, ElementInstance, type ProcessInstance, type Variables } from './records';
import type { Run } from './run';
import { setLocal } from './variables';

export interface Start {
  readonly variables?: Variables | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly businessId?: string | undefined;
  readonly terminateAfter?: readonly string[] | undefined;
  /** By default the one without a trigger. */
  readonly startEvent?: FlowNode | undefined;
  /** Variables of the event that has happened. */
  readonly result?: Variables | undefined;
  readonly correlationKey?: string | undefined;
  /** The call activity. */
  readonly parent?: ElementInstance | undefined;
  readonly budget?: Budget | undefined;
  /** Nothing is entered by itself. */
  readonly isEmpty?: boolean;
}

/** Starts an instance; partitions take turns. */
export function createInstance(run: Run, definition: DeployedProcess, how: Start = {}): ProcessInstance {
  const { parent, tags = [], businessId, terminateAfter = [], correlationKey } = how;
  const key = String(run.keys.take(run.partitionFor(parent)));
  const process: ProcessInstance = {
    key,
    definition,
    state: 'ACTIVE',
    startDate: run.now(),
    endDate: undefined,
    tags,
    businessId,
    terminateAfter,
    parent,
    rootKey: parent?.process.rootKey ?? key,
    depth: (parent?.process.depth ?? 0) + 1,
    correlationKey,
    incidents: 0,
    takenFlows: [],
    compensations: [],
    budget: how.budget ?? parent?.process.budget ?? { command: 0, steps: 0 },
  };
  const root = new ElementInstance(key, 'PROCESS', definition.model.root, process, undefined, run.now());
  if (parent) parent.called = root;
  run.store.put('processInstance', process);
  setLocal(run, root, how.variables ?? {});
  // Zeebe numbers the event of the start, too.
  run.key(process);
  const { startEvent, isEmpty } = how;
  begin(run, root, { startEvent, isEmpty, ...(how.result ? { result: how.result } : {}) });
  return process;
}

/** The start event without a trigger. */
export function plainStartOf(scope: FlowNode): FlowNode | undefined {
  return startEventsOf(scope).find(({ event }) => event.kind === 'none');
}

/** @throws Refusal where no such instance runs, or it is a called one */
export function cancelInstance(run: Run, key: string): void {
  const root = run.store.elementInstance.get(key);
  if (!root || root.parent || !root.isActive) {
    throw notFound(`Expected to cancel a process instance with key '${key}', but no such process was found`);
  }
  const { parent, rootKey } = root.process;
  if (parent) {
    throw invalidState(
      `Expected to cancel a process instance with key '${key}', but it is created by a parent process instance. Cancel the root process instance '${rootKey}' instead.`,
    );
  }
  terminate(run, root);
}
