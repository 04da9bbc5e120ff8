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
      tasks.change(known, {
        ...task,
        assignee: known.assignee,
        draftVariables: known.draftVariables,
      });
    else tasks.add(task);
  });
  changes.on('forgotten', (kind, key) => {
    if (kind === 'userTask' || kind === 'job') tasks.delete(key);
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
  const keptVariables = record.state === 'COMPLETED' ? record.scope.result : NOTHING;
  return taskOf(record, { implementation: 'ZEEBE_USER_TASK', keptVariables, draftVariables });
}

/** Zeebe tells of it in the headers of its job alone. */
function ofJobWorker(job: Job, { forms }: Engine['definitions']): UserTask {
  const header = (name: string) => job.headers[`io.camunda.zeebe:${name}`];
  const list = (name: string): string[] => JSON.parse(header(name) ?? '[]');
  const date = (name: string) => {
    const time = Date.parse(header(name) ?? '');
    return Number.isNaN(time) ? undefined : time;
  };
  const keptVariables = job.state === 'COMPLETED' ? visible(job.scope) : NOTHING;
  const record = {
    key: job.key,
    scope: job.scope,
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
  };
  return taskOf(record, { implementation: 'JOB_WORKER', keptVariables, draftVariables: NOTHING });
}

function stateOf({ state, retries, endDate }: Job): TaskState {
  if (endDate !== undefined) return state === 'COMPLETED' ? 'COMPLETED' : 'CANCELED';
  return state === 'FAILED' && retries <= 0 ? 'FAILED' : 'CREATED';
}

type Fields = Omit<UserTaskRecord, 'state' | 'externalReference' | 'listeners' | 'settled' | 'asked'> &
  Pick<UserTask, 'state'>;
type OfTasklist = Pick<UserTask, 'implementation' | 'keptVariables' | 'draftVariables'>;

/** Every field by name, so that all tasks have one hidden class: 100,000 of them are searched several times faster. */
function taskOf(record: Fields, ofTasklist: OfTasklist): UserTask {
  const { scope } = record;
  const { element, process } = scope;
  const { definition } = process;
  return {
    key: record.key,
    name: element.name ?? element.id,
    state: record.state,
    assignee: record.assignee,
    candidateGroups: record.candidateGroups,
    candidateUsers: record.candidateUsers,
    elementId: element.id,
    elementInstanceKey: scope.key,
    processDefinitionId: definition.id,
    processDefinitionKey: definition.key,
    processDefinitionVersion: definition.version,
    processName: definition.model.name ?? definition.id,
    processInstanceKey: process.key,
    creationDate: record.createdDate,
    completionDate: record.endDate,
    dueDate: record.dueDate,
    followUpDate: record.followUpDate,
    tenantId: definition.tenantId,
    tags: process.tags,
    priority: record.priority,
    implementation: ofTasklist.implementation,
    variables: visible(scope),
    keptVariables: ofTasklist.keptVariables,
    form: record.form,
    draftVariables: ofTasklist.draftVariables,
  };
}
