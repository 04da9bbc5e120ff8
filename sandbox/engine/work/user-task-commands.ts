import { invalidState, notFound, type Refusal } from '../refusal';
import { attempt } from '../run/incidents';
import { complete } from '../run/lifecycle';
import type { ElementInstance, Variables } from '../run/records';
import type { Run } from '../run/run';
import { createJob } from './jobs';
import type { Corrections, UserTaskRecord } from './records';

/** Told when listeners have let a command through, or have denied it. */
export type Settled = (denial?: Refusal) => void;

/** @throws Refusal where the task is not open, or a listener has it */
function openTask(run: Run, key: string, verb: string): UserTaskRecord {
  const task = run.store.userTask.get(key);
  if (!task || task.endDate !== undefined) {
    throw notFound(`Expected to ${verb} user task with key '${key}', but no such user task was found`);
  }
  if (task.state !== 'CREATED') {
    throw invalidState(`Expected to ${verb} user task with key '${key}', but it is in state '${task.state}'`);
  }
  return task;
}

/** @throws Refusal */
export function completeUserTask(run: Run, key: string, variables: Variables, settled?: Settled): void {
  const task = openTask(run, key, 'complete');
  change(
    run,
    task,
    'completing',
    { state: 'COMPLETING', next: 'COMPLETED' },
    {},
    () => {
      task.endDate = run.now();
      task.scope.userTaskKey = undefined;
      complete(run, task.scope, variables);
    },
    settled,
  );
}

/** @param assignee undefined takes the task from whoever has it @throws Refusal */
export function assignUserTask(run: Run, key: string, assignee: string | undefined, settled?: Settled): void {
  const task = openTask(run, key, assignee === undefined ? 'unassign' : 'assign');
  change(
    run,
    task,
    'assigning',
    { state: 'ASSIGNING', next: 'CREATED' },
    { assignee: assignee ?? '' },
    undefined,
    settled,
  );
}

/** @throws Refusal */
export function updateUserTask(run: Run, key: string, changes: Corrections, settled?: Settled): void {
  const task = openTask(run, key, 'update');
  change(run, task, 'updating', { state: 'UPDATING', next: 'CREATED' }, changes, undefined, settled);
}

/** The element ends, and its task with it. @param ended is told when listeners have let it */
export function cancelUserTask(run: Run, scope: ElementInstance, ended: () => void): void {
  const task = run.store.userTask.get(scope.userTaskKey ?? '');
  if (!task) return;
  settle(task, notFound(`Expected to change user task with key '${task.key}', but it is canceled`));
  change(run, task, 'canceling', { state: 'CANCELING', next: 'CANCELED' }, {}, () => {
    task.endDate = run.now();
    scope.userTaskKey = undefined;
    ended();
  });
}

interface Transition {
  readonly state: UserTaskRecord['state'];
  readonly next: UserTaskRecord['state'];
}

/** Lets the listeners do their jobs, one after the other, and then makes the change as they have corrected it. */
export function change(
  run: Run,
  task: UserTaskRecord,
  eventType: string,
  { state, next }: Transition,
  changes: Corrections,
  done?: () => void,
  settled?: Settled,
): void {
  const listeners = task.listeners.filter((listener) => listener.eventType === eventType);
  const set = (fields: Partial<UserTaskRecord>) => {
    Object.assign(task, fields);
    run.store.touch('userTask', task);
  };
  const ask = (index: number, corrected: Corrections): void => {
    const listener = listeners[index];
    if (!listener) {
      set({ ...fieldsAfter(task, corrected), asked: {}, state: next });
      done?.();
      settle(task);
      return;
    }
    task.asked = corrected;
    createJob(
      run,
      task.scope,
      listener.job,
      ({ denied, deniedReason, corrections = {} }) => {
        if (!denied) return attempt(run, task.scope, () => ask(index + 1, { ...corrected, ...corrections }));
        set({ asked: {}, state: 'CREATED' });
        settle(task, denialOf(task, eventType, deniedReason));
      },
      'TASK_LISTENER',
      eventType.toUpperCase(),
    );
  };
  set({ state, settled });
  attempt(run, task.scope, () => ask(0, changes));
}

/** A task as it will be when no listener corrects or denies what is asked for, and the names of what will have changed. */
export function askedChangeOf(
  task: UserTaskRecord,
): Omit<UserTaskRecord, 'asked'> & { readonly changes: string[] } {
  const { asked, ...fields } = task;
  return { ...fields, ...fieldsAfter(task, asked), changes: Object.keys(asked) };
}

function settle(task: UserTaskRecord, denial?: Refusal): void {
  const { settled } = task;
  task.settled = undefined;
  settled?.(denial);
}

function fieldsAfter(task: UserTaskRecord, changes: Corrections): Partial<UserTaskRecord> {
  const { assignee = task.assignee, candidateGroups, candidateUsers, priority } = changes;
  const date = (changed: number | null | undefined, before: number | undefined) =>
    changed === undefined ? before : (changed ?? undefined);
  return {
    assignee: assignee === '' ? undefined : assignee,
    candidateGroups: candidateGroups ?? task.candidateGroups,
    candidateUsers: candidateUsers ?? task.candidateUsers,
    priority: priority ?? task.priority,
    dueDate: date(changes.dueDate, task.dueDate),
    followUpDate: date(changes.followUpDate, task.followUpDate),
  };
}

function denialOf({ key }: UserTaskRecord, eventType: string, reason = ''): Refusal {
  const what =
    { completing: 'Completion', assigning: 'Assignment', updating: 'Update' }[eventType] ?? 'Change';
  return invalidState(
    `${what} of the User Task with key '${key}' was denied by Task Listener. Reason to deny: '${reason}'`,
  );
}
