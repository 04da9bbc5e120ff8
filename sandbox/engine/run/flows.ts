import type { Flow, FlowNode } from '../model/model';
import { activate } from './lifecycle';
import type { ElementInstance } from './records';
import type { Run } from './run';

/** Sends a token along each flow. */
export function takeFlows(run: Run, flows: readonly Flow[], scope: ElementInstance): void {
  const { generation } = scope;
  for (const flow of flows) {
    run.key(scope.process);
    scope.process.takenFlows.push(flow);
    scope.tokens += 1;
    run.later(() => {
      if (scope.isActive && scope.generation === generation) arrive(run, flow, scope);
    });
  }
}

function arrive(run: Run, flow: Flow, scope: ElementInstance): void {
  const { target } = flow;
  const isJoin = target.incoming.length > 1 && /^(PARALLEL|INCLUSIVE)_GATEWAY$/.test(target.type);
  if (!isJoin) {
    scope.tokens -= 1;
    activate(run, target, scope);
    return;
  }
  scope.joins ??= new Map();
  const arrived = scope.joins.get(target) ?? new Map<Flow, number>();
  scope.joins.set(target, arrived);
  arrived.set(flow, (arrived.get(flow) ?? 0) + 1);
  if (target.type === 'INCLUSIVE_GATEWAY') watchInclusive(run, scope);
  else if (target.incoming.every((incoming) => arrived.has(incoming))) pass(run, target, arrived, scope);
}

/** Takes one token of each flow that has one, and goes on behind the join. */
function pass(run: Run, join: FlowNode, arrived: Map<Flow, number>, scope: ElementInstance): void {
  for (const [flow, count] of arrived) {
    scope.tokens -= 1;
    if (count > 1) arrived.set(flow, count - 1);
    else arrived.delete(flow);
  }
  if (arrived.size === 0) scope.joins?.delete(join);
  activate(run, join, scope);
}

/** Looks at a scope's inclusive joins when nothing else moves. */
export function watchInclusive(run: Run, scope: ElementInstance): void {
  run.whenIdle(scope, () => {
    if (!scope.isActive) return;
    const waiting = [...(scope.joins ?? [])].filter(([join]) => join.type === 'INCLUSIVE_GATEWAY');
    for (const [join, arrived] of waiting) {
      if (!isAwaited(join, arrived, scope)) {
        pass(run, join, arrived, scope);
        return;
      }
    }
  });
}

/** Whether a token elsewhere in the scope can still come to the join by a flow that has brought none. */
function isAwaited(join: FlowNode, arrived: ReadonlyMap<Flow, number>, scope: ElementInstance): boolean {
  const missing = new Set(join.incoming.filter((flow) => !arrived.has(flow)));
  const others = [...(scope.joins?.keys() ?? [])].filter((other) => other !== join);
  const reached = new Set([...(scope.children ?? [])].map(({ element }) => element).concat(others));
  // A set goes on with what is added while it is gone through.
  for (const element of reached) {
    const flows = [element, ...element.boundaryEvents].flatMap(({ outgoing }) => outgoing);
    if (flows.some((flow) => missing.has(flow))) return true;
    for (const { target } of flows) if (target !== join) reached.add(target);
  }
  return false;
}
