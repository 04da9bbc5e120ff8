import type { FlowNode } from '../model/model';
import { activate, complete, terminate, terminateChildren } from '../run/lifecycle';
import type { ElementInstance, Subscription, Variables } from '../run/records';
import type { Run } from '../run/run';
import { closeSubscriptions } from './subscriptions';

/** An event happens that an element instance waits for. */
export function trigger(run: Run, subscription: Subscription, variables: Variables): void {
  const { holder, catcher } = subscription;
  if (!holder.isActive || !holder.subscriptions?.includes(subscription)) return;
  if (catcher.isInterrupting) {
    subscription.state = 'CORRELATED';
    closeSubscriptions(run, holder, (other) => other === subscription);
  }
  if (catcher.type === 'BOUNDARY_EVENT') triggerBoundary(run, holder, catcher, variables);
  else if (catcher.type === 'START_EVENT') triggerEventSubProcess(run, holder, catcher, variables);
  else if (holder.type === 'EVENT_BASED_GATEWAY') triggerBehindGateway(run, holder, catcher, variables);
  else complete(run, holder, variables);
}

/** The variables of errors stay with the event that catches them, unless its output mappings say otherwise. */
function beginning({ event, outputs }: FlowNode, variables: Variables) {
  const stays = (event.kind === 'error' || event.kind === 'escalation') && outputs.length === 0;
  return stays ? { variables, result: {} } : { result: variables };
}

export function triggerBoundary(
  run: Run,
  host: ElementInstance,
  event: FlowNode,
  variables: Variables,
): void {
  const { parent } = host;
  if (!parent) return;
  const happen = () => {
    if (parent.isActive) activate(run, event, parent, beginning(event, variables));
  };
  if (event.isInterrupting) terminate(run, host, happen);
  else happen();
}

export function triggerEventSubProcess(
  run: Run,
  scope: ElementInstance,
  start: FlowNode,
  variables: Variables,
): void {
  const subProcess = start.scope;
  if (!subProcess || scope.phase !== 'ACTIVE' || scope.isInterrupted) return;
  const { variables: stay = {}, result } = beginning(start, variables);
  if (start.isInterrupting) {
    scope.isInterrupted = true;
    closeSubscriptions(run, scope, ({ catcher }) => catcher.type === 'START_EVENT');
  }
  const begun = activate(run, subProcess, scope, { startEvent: start, variables: stay, result });
  if (start.isInterrupting) terminateChildren(run, scope, begun);
}

function triggerBehindGateway(
  run: Run,
  gateway: ElementInstance,
  catcher: FlowNode,
  variables: Variables,
): void {
  const { parent } = gateway;
  closeSubscriptions(run, gateway);
  gateway.takes = [];
  gateway.afterEnd = () => {
    if (!parent) return;
    run.key(parent.process);
    parent.process.takenFlows.push(...gateway.element.outgoing.filter(({ target }) => target === catcher));
    activate(run, catcher, parent, { result: variables });
  };
  complete(run, gateway, {});
}
