import { throwError, throwEscalation } from '../events/errors';
import { open, openEventSubProcesses } from '../events/subscriptions';
import { type EventDefinition, isLinkTarget } from '../model/model';
import { activate, complete, terminateChildren } from '../run/lifecycle';
import type { ElementInstance } from '../run/records';
import type { Behaviour, Run } from '../run/run';
import { compensate } from './compensation';
import { jobTask } from './tasks';

/** Event sub-processes wait from when the start event's variables are there. */
export const startEvent: Behaviour = {
  enter: (run, instance) => complete(run, instance),
  leave(run, { parent }) {
    if (parent) openEventSubProcesses(run, parent);
  },
};

export const boundaryEvent: Behaviour = { enter: (run, instance) => complete(run, instance) };

/** Catch events and receive tasks. */
export const catchEvent: Behaviour = {
  enter(run, instance) {
    if (instance.isTriggered) complete(run, instance);
    else open(run, instance, [instance.element]);
  },
};

export const throwEvent: Behaviour = { enter: throwOf };

export const endEvent: Behaviour = { enter: throwOf };

type Throwing = {
  readonly [Kind in EventDefinition['kind']]: (
    run: Run,
    instance: ElementInstance,
    event: Extract<EventDefinition, { kind: Kind }>,
  ) => void;
};

const THROWS: Throwing = {
  none: goOn,
  timer: goOn,
  message: (run, instance) => jobTask.enter(run, instance),
  signal(run, instance, { name }) {
    const { definition, budget } = instance.process;
    run.inboxes.broadcast(run, run.text(name, instance), {}, definition.tenantId, budget);
    complete(run, instance);
  },
  error(run, instance, { code = '' }) {
    const failure = throwError(run, instance, { code: run.text(code, instance) });
    if (failure) throw failure;
  },
  escalation(run, instance, { code = '' }) {
    throwEscalation(run, instance, run.text(code, instance));
    complete(run, instance);
  },
  link(run, instance, { name }) {
    const { parent, element } = instance;
    const target = element.scope?.children.find((other) => isLinkTarget(other, name));
    if (parent && target) instance.afterEnd = () => void activate(run, target, parent, { result: {} });
    complete(run, instance);
  },
  compensation: (run, instance, { activity }) => compensate(run, instance, activity),
  terminate(run, instance) {
    if (instance.parent) terminateChildren(run, instance.parent, instance);
    complete(run, instance);
  },
};

function throwOf(run: Run, instance: ElementInstance): void {
  const { event } = instance.element;
  const act: (run: Run, instance: ElementInstance, event: never) => void = THROWS[event.kind];
  act(run, instance, event as never);
}

function goOn(run: Run, instance: ElementInstance): void {
  complete(run, instance);
}
