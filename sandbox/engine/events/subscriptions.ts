import { FeelFailure } from '../feel/failure';
import { typeOf } from '../feel/feel';
import { cycleOf, instantOf, timeAfter } from '../feel/time';
import { eventSubProcessStarts, type FlowNode } from '../model/model';
import { Failure } from '../run/incidents';
import type { ElementInstance, Subscription } from '../run/records';
import type { Run } from '../run/run';
import { trigger } from './triggers';

/** When a timer is due, and how often it comes again. */
export interface Schedule {
  readonly due: number;
  readonly repetitions: number;
  next(from: number): number;
}

/** What an event waits for, with its expressions evaluated. */
interface Wait {
  readonly kind: Subscription['kind'];
  readonly name: string;
  readonly correlationKey: string;
  readonly schedule?: Schedule | undefined;
}

/** Lets an activity's boundary events wait. @throws Failure */
export function openBoundaryEvents(run: Run, instance: ElementInstance): void {
  const { element, parent } = instance;
  if (element.boundaryEvents.length > 0 && parent) open(run, instance, element.boundaryEvents, parent);
}

/** Lets a scope's event sub-processes wait. @throws Failure */
export function openEventSubProcesses(run: Run, scope: ElementInstance): void {
  open(run, scope, eventSubProcessStarts(scope.element), scope);
}

/** Lets an element instance wait for the first of some events. @throws Failure of one of them; then it waits for none */
export function open(
  run: Run,
  holder: ElementInstance,
  catchers: readonly FlowNode[],
  scope: ElementInstance = holder,
): void {
  const waits = catchers.flatMap((catcher) => {
    const wait = waitOf(run, catcher, scope);
    return wait ? [{ catcher, wait }] : [];
  });
  for (const { catcher, wait } of waits) start(run, holder, catcher, wait);
}

function start(
  run: Run,
  holder: ElementInstance,
  catcher: FlowNode,
  { kind, name, correlationKey, schedule }: Wait,
): void {
  const subscription: Subscription = {
    key: run.key(holder.process),
    kind,
    holder,
    catcher,
    name,
    correlationKey,
    due: schedule?.due,
    createdDate: run.now(),
    state: 'CREATED',
    close: () => {},
  };
  holder.subscriptions ??= [];
  holder.subscriptions.push(subscription);
  if (schedule) startTimer(run, subscription, schedule);
  else run.inboxes.listen(run, subscription);
}

function startTimer(run: Run, subscription: Subscription, { due, repetitions, next }: Schedule): void {
  subscription.due = due;
  subscription.close = run.schedule(due - run.now(), () => {
    const isLast = repetitions <= 1;
    if (!isLast) startTimer(run, subscription, { due: next(due), repetitions: repetitions - 1, next });
    trigger(run, subscription, {});
    if (isLast) closeSubscriptions(run, subscription.holder, (other) => other === subscription);
  });
}

/** What an event waits for; undefined for errors and the like, which are looked for when they are thrown. @throws Failure */
function waitOf(
  run: Run,
  { event, isInterrupting, type }: FlowNode,
  scope: ElementInstance,
): Wait | undefined {
  const nothing = { name: '', correlationKey: '' };
  switch (event.kind) {
    case 'message':
      return {
        kind: 'message',
        name: run.text(event.name, scope),
        correlationKey: correlationKeyOf(run, event.correlationKey ?? '', scope),
      };
    case 'signal':
      return { ...nothing, kind: 'signal', name: run.text(event.name, scope) };
    case 'timer': {
      const schedule = scheduleOf(run, event, scope);
      const once = isInterrupting || type === 'INTERMEDIATE_CATCH_EVENT';
      return { ...nothing, kind: 'timer', schedule: once ? { ...schedule, repetitions: 1 } : schedule };
    }
    default:
      return undefined;
  }
}

/** @throws Failure */
function correlationKeyOf(run: Run, source: string, scope: ElementInstance): string {
  const key = run.evaluate(source, scope);
  if (typeof key === 'string' || typeof key === 'number') return String(key);
  throw new Failure(
    'EXTRACT_VALUE_ERROR',
    `Failed to extract the correlation key for '${source.replace(/^=\s*/, '')}': The value must be either a string or a number, but was '${typeOf(key)}'.`,
  );
}

/** When a timer event is due. @param scope of its variables; of a start event there are none @throws Failure, FeelFailure */
export function scheduleOf(
  run: Run,
  { timer, source }: { readonly timer: 'date' | 'duration' | 'cycle'; readonly source: string },
  scope: ElementInstance | (() => undefined),
): Schedule {
  const text = run.text(source, scope);
  const once = { repetitions: 1, next: (from: number) => from };
  if (timer === 'date') return { due: instantOf(text), ...once };
  if (timer === 'duration') return { due: timeAfter(run.now(), text), ...once };
  const { repetitions, next, start: first } = cycleOf(text, () => run.now());
  if (repetitions === 0) throw new FeelFailure(`Expected a cycle that is repeated, but was '${text}'`);
  return { due: first ?? next(run.now()), repetitions, next };
}

/** Nothing more is waited for, or nothing of what is named. */
export function closeSubscriptions(
  run: Run,
  holder: ElementInstance,
  which: (subscription: Subscription) => boolean = () => true,
): void {
  const open = holder.subscriptions ?? [];
  if (open.length === 0) return;
  const kept = open.filter((subscription) => !which(subscription));
  holder.subscriptions = kept.length === 0 ? undefined : kept;
  for (const subscription of open.filter(which)) {
    subscription.close();
    if (subscription.state === 'CREATED') subscription.state = 'DELETED';
    if (subscription.kind === 'message') run.store.touch('messageSubscription', subscription);
  }
}
