import type { UserTask } from '../user-task';
import { PREVIEW_LENGTH } from '../variables';

/** A task as Tasklist's `/v1/tasks/{id}` sends it: every key a string, nothing left out. */
export function taskShape(task: UserTask) {
  const ofJobWorker = task.implementation === 'JOB_WORKER';
  return {
    id: task.key,
    name: task.name,
    taskDefinitionId: task.elementId,
    processName: task.processName,
    creationDate: dateTime(task.creationDate),
    completionDate: dateTime(task.completionDate),
    assignee: task.assignee ?? null,
    taskState: task.state,
    formKey: task.form?.key ?? null,
    formId: task.form?.id ?? null,
    formVersion: task.form?.version ?? null,
    isFormEmbedded: task.form || ofJobWorker ? false : null,
    processDefinitionKey: task.processDefinitionKey,
    processInstanceKey: task.processInstanceKey,
    tenantId: task.tenantId,
    dueDate: dateTime(task.dueDate),
    followUpDate: dateTime(task.followUpDate),
    candidateGroups: entriesOrNull(task.candidateGroups),
    candidateUsers: entriesOrNull(task.candidateUsers),
    implementation: task.implementation,
    priority: task.priority,
  };
}

/** The variables that Tasklist shows. */
export function variablesOf(task: UserTask): UserTask['variables'] {
  return task.state === 'COMPLETED' ? task.keptVariables : task.variables;
}

/** A variable of a task, or one that is no more than a draft. A long value is its preview alone, unless all of it is asked for. */
export function variableShape(task: UserTask, name: string, full = false) {
  const value = JSON.stringify(variablesOf(task)[name]) ?? null;
  const draft = task.draftVariables[name];
  const ofTask = value === null || task.state === 'COMPLETED';
  return {
    id: `${ofTask ? task.key : task.processInstanceKey}-${name}`,
    name,
    ...valueShape(value, full),
    draft: draft === undefined ? null : valueShape(draft, full),
  };
}

function valueShape(value: string | null, full: boolean) {
  const isValueTruncated = value !== null && value.length > PREVIEW_LENGTH;
  return {
    value: isValueTruncated && !full ? null : value,
    isValueTruncated,
    previewValue: value?.slice(0, PREVIEW_LENGTH) ?? null,
  };
}

function entriesOrNull(list: readonly string[]): readonly string[] | null {
  return list.length > 0 ? list : null;
}

/** Tasklist writes `+0000`, without the colon of RFC 3339. */
function dateTime(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString().replace('Z', '+0000');
}
