import { activate, complete } from '../run/lifecycle';
import type { Compensation, ElementInstance } from '../run/records';
import type { Run } from '../run/run';

/** Lets the handlers of what has been done in the scope undo it; the event goes on when all are through. */
export function compensate(run: Run, instance: ElementInstance, activity: string | undefined): void {
  const { parent, process } = instance;
  if (!parent) return;
  const isMeant = (one: Compensation) =>
    isWithin(one.scope, parent) &&
    (activity === undefined || one.activity.id === activity || isOf(one.scope, activity));
  const meant = process.compensations.filter(isMeant);
  process.compensations.splice(
    0,
    Number.POSITIVE_INFINITY,
    ...process.compensations.filter((one) => !meant.includes(one)),
  );
  let left = meant.length;
  if (left === 0) complete(run, instance);
  for (const { handler, scope } of meant.reverse()) {
    const afterEnd = () => {
      left -= 1;
      if (left === 0) complete(run, instance);
    };
    activate(run, handler, scope.isActive ? scope : parent, { afterEnd });
  }
}

function isWithin(scope: ElementInstance, outer: ElementInstance): boolean {
  for (let at: ElementInstance | undefined = scope; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Whether the scope is, or is in, an instance of this sub-process. */
function isOf(scope: ElementInstance, id: string): boolean {
  for (let at: ElementInstance | undefined = scope; at; at = at.parent) if (at.element.id === id) return true;
  return false;
}
