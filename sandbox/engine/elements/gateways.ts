import { open } from '../events/subscriptions';
import type { Flow, FlowNode } from '../model/model';
import { Failure } from '../run/incidents';
import { complete } from '../run/lifecycle';
import type { ElementInstance } from '../run/records';
import type { Behaviour, Run } from '../run/run';

export const parallelGateway: Behaviour = { enter: (run, instance) => complete(run, instance) };

export const exclusiveGateway: Behaviour = {
  enter(run, instance) {
    const [first] = takenFlows(run, instance);
    instance.takes = first ? [first] : [];
    complete(run, instance);
  },
};

export const inclusiveGateway: Behaviour = {
  enter(run, instance) {
    instance.takes = [...takenFlows(run, instance)];
    complete(run, instance);
  },
};

export const eventBasedGateway: Behaviour = {
  enter: (run, instance) =>
    open(
      run,
      instance,
      instance.element.outgoing.map(({ target }) => target),
    ),
};

/** The flows whose conditions hold, one by one, else the default one. @throws Failure */
function* takenFlows(run: Run, instance: ElementInstance): Generator<Flow> {
  const { outgoing, defaultFlow } = instance.element;
  if (isMerely(instance.element)) {
    yield* outgoing;
    return;
  }
  let taken = 0;
  for (const flow of outgoing) {
    const { condition } = flow;
    if (flow.id === defaultFlow || condition === undefined) continue;
    if (run.expect(condition, instance, ['BOOLEAN']) !== true) continue;
    taken += 1;
    yield flow;
  }
  if (taken > 0) return;
  const otherwise = outgoing.find(({ id }) => id === defaultFlow);
  if (!otherwise) {
    throw new Failure(
      'CONDITION_ERROR',
      'Expected at least one condition to evaluate to true, or to have a default flow',
    );
  }
  yield otherwise;
}

/** A gateway that only joins. */
function isMerely({ outgoing: [only, ...others] }: FlowNode): boolean {
  return others.length === 0 && only?.condition === undefined;
}
