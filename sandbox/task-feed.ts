import type { Engine } from './engine/engine';
import type { ElementInstance } from './engine/run/records';
import { visible } from './engine/run/variables';
import type { Job, UserTaskRecord } from './engine/work/records';
import type { TaskStore } from './task-store';
import type { TaskState, UserTask } from './user-task';

const JOB_TYPE = 'io.camunda.zeebe:userTask';
const NOTHING = {};

/** Brings each user task of an engine into the store that searches look at, and each change of it. */
export function feedTasks({ changes, store, definitions }: Engine, tasks: TaskStore): void {
  changes.on('userTask', (record) => {
    const known = tasks.get(record.key);
    if (known) tasks.change(known, ofZeebe(record, known.draftVariables));
    else tasks.add(ofZeebe(record, NOTHING));
  });
  changes.on('job', (job) => {
    if (job.type !== JOB_TYPE || job.kind !== 'BPMN_ELEMENT') return;
    const task = ofJobWorker(job, definitions);
    const known = tasks.get(job.key);
    // Who has it, and what they have drafted, only Tasklist knows.
    if (known)
      tasks.change(known, { ...task, assignee: known.assignee, draftVariables: known.draftVariables });
    else tasks.add(task);
  });
  changes.on('variable', ({ scopeKey }) => {
    for (const scope of tasksIn(store.elementInstance.get(scopeKey))) {
      const known = tasks.get(scope.userTaskKey ?? scope.jobKey ?? '');
      if (known) tasks.change(known, { variables: visible(scope) });
    }
  });
}

/** The active elements in a scope that wait for somebody, the scope among them. */
function tasksIn(scope: ElementInstance | undefined): ElementInstance[] {
  if (!scope) return [];
  const inner = Array.from(scope.children ?? [], tasksIn).flat();
  return scope.userTaskKey === undefined && scope.jobKey === undefined ? inner : [scope, ...inner];
}

function ofZeebe(record: UserTaskRecord, draftVariables: UserTask['draftVariables']): UserTask {
  const isCompleted = record.state === 'COMPLETED';
  return taskOf(record.scope, {
    ...record,
    implementation: 'ZEEBE_USER_TASK',
    keptVariables: isCompleted ? record.scope.result : NOTHING,
    draftVariables,
  });
}

/** Zeebe tells of it in the headers of its job alone. */
function ofJobWorker(job: Job, { forms }: Engine['definitions']): UserTask {
  const header = (name: string) => job.headers[`io.camunda.zeebe:${name}`];
  const list = (name: string): string[] => JSON.parse(header(name) ?? '[]');
  const date = (name: string) => {
    const time = Date.parse(header(name) ?? '');
    return Number.isNaN(time) ? undefined : time;
  };
  const isCompleted = job.state === 'COMPLETED';
  return taskOf(job.scope, {
    key: job.key,
    state: stateOf(job),
    createdDate: job.createdDate,
    endDate: job.endDate,
    assignee: header('assignee'),
    candidateGroups: list('candidateGroups'),
    candidateUsers: list('candidateUsers'),
    dueDate: date('dueDate'),
    followUpDate: date('followUpDate'),
    priority: 50,
    form: forms.withKey(header('formKey') ?? ''),
    implementation: 'JOB_WORKER',
    keptVariables: isCompleted ? visible(job.scope) : NOTHING,
    draftVariables: NOTHING,
  });
}

function stateOf({ state, retries, endDate }: Job): TaskState {
  if (endDate !== undefined) return state === 'COMPLETED' ? 'COMPLETED' : 'CANCELED';
  return state === 'FAILED' && retries <= 0 ? 'FAILED' : 'CREATED';
}

type Own = Omit<UserTaskRecord, 'scope' | 'state' | 'externalReference' | 'listeners' | 'settled' | 'asked'> &
  Pick<UserTask, 'state' | 'implementation' | 'keptVariables' | 'draftVariables'>;

/** Every field by name, so that all tasks have one hidden class: 100,000 of them are searched several times faster. */
function taskOf(scope: ElementInstance, own: Own): UserTask {
  const { element, process } = scope;
  const { definition } = process;
  return {
    key: own.key,
    name: element.name ?? element.id,
    state: own.state,
    assignee: own.assignee,
    candidateGroups: own.candidateGroups,
    candidateUsers: own.candidateUsers,
    elementId: element.id,
    elementInstanceKey: scope.key,
    processDefinitionId: definition.id,
    processDefinitionKey: definition.key,
    processDefinitionVersion: definition.version,
    processName: definition.model.name ?? definition.id,
    processInstanceKey: process.key,
    creationDate: own.createdDate,
    completionDate: own.endDate,
    dueDate: own.dueDate,
    followUpDate: own.followUpDate,
    tenantId: definition.tenantId,
    tags: process.tags,
    priority: own.priority,
    implementation: own.implementation,
    variables: visible(scope),
    keptVariables: own.keptVariables,
    form: own.form,
    draftVariables: own.draftVariables,
  };
}
