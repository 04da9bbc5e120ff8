import { instantOf } from '../feel/time';
import type { UserTaskSpec } from '../model/model';
import { invalidState, notFound, type Refusal } from '../refusal';
import { attempt, Failure } from './incidents';
import { createJob } from './jobs';
import { complete } from './lifecycle';
import type { Corrections, ElementInstance, UserTaskRecord, Variables } from './records';
import type { Run } from './run';

/** Told when listeners have let a command through, or have denied it. */
export type Settled = (denial?: Refusal) => void;

/** Lets a person's task begin. @throws Failure */
export function enterUserTask(run: Run, scope: ElementInstance): void {
  const { userTask } = scope.element;
  if (!userTask || userTask.implementation === 'JOB_WORKER') {
    enterJobWorkerTask(run, scope, userTask);
    return;
  }
  const { assignee, ...fields } = fieldsOf(run, scope, userTask);
  const task: UserTaskRecord = {
    key: run.key(scope.process),
    scope,
    createdDate: run.now(),
    endDate: undefined,
    state: 'CREATING',
    assignee: undefined,
    ...fields,
    listeners: userTask.listeners,
  };
  scope.userTaskKey = task.key;
  run.store.put('userTask', task);
  change(run, task, 'creating', { state: 'CREATING', next: 'CREATED' }, {}, () => {
    if (assignee !== undefined)
      change(run, task, 'assigning', { state: 'ASSIGNING', next: 'CREATED' }, { assignee });
  });
}

function enterJobWorkerTask(run: Run, scope: ElementInstance, spec: UserTaskSpec | undefined): void {
  const headers: Record<string, string> = {};
  const lists = {
    candidateGroups: list(run, scope, spec?.candidateGroups),
    candidateUsers: list(run, scope, spec?.candidateUsers),
  };
  const { assignee, dueDate, followUpDate, formKey } = spec ?? {};
  for (const [name, source] of Object.entries({ assignee, dueDate, followUpDate, formKey })) {
    const value = source === undefined ? null : run.evaluate(source, scope);
    if (value !== null) headers[`io.camunda.zeebe:${name}`] = String(value);
  }
  for (const [name, names] of Object.entries(lists)) {
    if (names.length > 0) headers[`io.camunda.zeebe:${name}`] = JSON.stringify(names);
  }
  const job = {
    type: 'io.camunda.zeebe:userTask',
    retries: '1',
    headers: { ...scope.element.job?.headers, ...headers },
  };
  createJob(run, scope, job, ({ variables }) => complete(run, scope, variables ?? {}));
}

function fieldsOf(run: Run, scope: ElementInstance, spec: UserTaskSpec) {
  const text = (source?: string): string | undefined => {
    const value = source === undefined ? null : run.expect(source, scope, ['STRING', 'NULL']);
    return value === null || value === '' ? undefined : String(value);
  };
  const date = (source?: string): number | undefined => {
    const value = text(source);
    return value === undefined ? undefined : instantOf(value);
  };
  return {
    assignee: text(spec.assignee),
    candidateGroups: list(run, scope, spec.candidateGroups),
    candidateUsers: list(run, scope, spec.candidateUsers),
    dueDate: date(spec.dueDate),
    followUpDate: date(spec.followUpDate),
    priority: spec.priority === undefined ? 50 : priorityOf(run, scope, spec.priority),
    formId: text(spec.formId),
    formKey: spec.formKey,
    externalReference: text(spec.externalReference),
  };
}

function priorityOf(run: Run, scope: ElementInstance, source: string): number {
  const priority = run.number(source, scope);
  if (Number.isInteger(priority) && priority >= 0 && priority <= 100) return priority;
  throw new Failure(
    'EXTRACT_VALUE_ERROR',
    `Expected priority to be in the range [0,100] but was '${priority}'.`,
  );
}

/** Names from a list of FEEL, or with commas between. */
function list(run: Run, scope: ElementInstance, source?: string): string[] {
  if (source === undefined) return [];
  const value = run.evaluate(source, scope);
  if (value === null) return [];
  if (source.startsWith('=')) return (run.expect(source, scope, ['ARRAY']) as unknown[]).map(String);
  return String(value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** @throws Refusal where the task is not open, or a listener has it */
export function openTask(run: Run, key: string, verb: string): UserTaskRecord {
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
function change(
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
      set({ ...fieldsAfter(task, corrected), state: next });
      done?.();
      settled?.();
      return;
    }
    createJob(
      run,
      task.scope,
      listener.job,
      ({ denied, deniedReason, corrections = {} }) => {
        if (!denied) return attempt(run, task.scope, () => ask(index + 1, { ...corrected, ...corrections }));
        set({ state: 'CREATED' });
        settled?.(denialOf(task, eventType, deniedReason));
      },
      'TASK_LISTENER',
      eventType.toUpperCase(),
    );
  };
  set({ state });
  attempt(run, task.scope, () => ask(0, changes));
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
