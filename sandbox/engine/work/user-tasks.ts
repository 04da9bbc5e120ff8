import type { DeployedForm } from '../definitions/deployed';
import { instantOf } from '../feel/time';
import type { UserTaskSpec } from '../model/model';
import { Failure } from '../run/incidents';
import { complete } from '../run/lifecycle';
import type { ElementInstance } from '../run/records';
import type { Run } from '../run/run';
import { createJob } from './jobs';
import type { UserTaskRecord } from './records';
import { change } from './user-task-commands';

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
    asked: {},
    settled: undefined,
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
  const { assignee, dueDate, followUpDate } = spec ?? {};
  const formKey = (spec && formOf(run, scope, spec)?.key) ?? spec?.formKey;
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
    form: formOf(run, scope, spec),
    externalReference: text(spec.externalReference),
  };
}

/** @throws Failure where a form is linked that is not there */
function formOf(
  run: Run,
  scope: ElementInstance,
  { formId, formBinding }: UserTaskSpec,
): DeployedForm | undefined {
  if (formId === undefined) return undefined;
  const id = run.text(formId, scope);
  const form = run.definitions.forms.bound(id, scope.process.definition, formBinding);
  if (form) return form;
  throw new Failure(
    'FORM_NOT_FOUND',
    `Expected to find a form with id '${id}', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id`,
  );
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
