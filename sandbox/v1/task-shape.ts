import type { UserTask } from '../user-task';

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
    formKey: null,
    formId: null,
    formVersion: null,
    isFormEmbedded: ofJobWorker ? false : null,
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

/** A variable of a task, or one that is no more than a draft. */
export function variableShape(task: UserTask, name: string) {
  const value = JSON.stringify(task.variables[name]) ?? null;
  const draft = task.draftVariables[name];
  return {
    id: `${value === null ? task.key : task.processInstanceKey}-${name}`,
    name,
    value,
    isValueTruncated: false,
    previewValue: value,
    draft: draft === undefined ? null : { value: draft, isValueTruncated: false, previewValue: draft },
  };
}

function entriesOrNull(list: readonly string[]): readonly string[] | null {
  return list.length > 0 ? list : null;
}

/** Tasklist writes `+0000`, without the colon of RFC 3339. */
function dateTime(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString().replace('Z', '+0000');
}
