import type { Version } from '../settings';
import type { UserTask } from '../user-task';
import { absent } from './answer';

export function userTaskShape(version: Version, task: UserTask): Record<string, unknown> {
  return version === '8.6' ? shapeOf86(task) : newestShape(version, task);
}

/** As recorded of 8.6.0: no name, no due date although there is one, and a list without entries is left out. */
function shapeOf86(task: UserTask): Record<string, unknown> {
  return {
    key: task.key,
    state: task.state,
    assignee: task.assignee,
    elementId: task.elementId,
    elementInstanceKey: task.elementInstanceKey,
    candidateGroup: entriesOf(task.candidateGroups),
    candidateUser: entriesOf(task.candidateUsers),
    processDefinitionId: task.processDefinitionId,
    processDefinitionKey: task.processDefinitionKey,
    processInstanceKey: task.processInstanceKey,
    creationDate: dateTime(task.creationDate),
    completionDate: dateTime(task.completionDate),
    tenantIds: task.tenantId,
    externalFormReference: '',
    formKey: task.form?.key,
    processDefinitionVersion: task.processDefinitionVersion,
    customHeaders: {},
    priority: task.priority,
  };
}

/** The UserTaskResult that 8.8 documents, and 8.9's, where no field may be missing. */
function newestShape(version: Version, task: UserTask): Record<string, unknown> {
  const nothing = absent(version);
  return {
    name: task.name,
    state: task.state,
    assignee: task.assignee ?? nothing,
    elementId: task.elementId,
    candidateGroups: task.candidateGroups,
    candidateUsers: task.candidateUsers,
    processDefinitionId: task.processDefinitionId,
    creationDate: dateTime(task.creationDate),
    completionDate: dateTime(task.completionDate) ?? nothing,
    followUpDate: dateTime(task.followUpDate) ?? nothing,
    dueDate: dateTime(task.dueDate) ?? nothing,
    tenantId: task.tenantId,
    externalFormReference: nothing,
    processDefinitionVersion: task.processDefinitionVersion,
    customHeaders: {},
    priority: task.priority,
    userTaskKey: task.key,
    elementInstanceKey: task.elementInstanceKey,
    processName: task.processName,
    processDefinitionKey: task.processDefinitionKey,
    processInstanceKey: task.processInstanceKey,
    formKey: task.form?.key ?? nothing,
    ...(version === '8.9' ? { rootProcessInstanceKey: task.processInstanceKey, tags: task.tags } : {}),
  };
}

function entriesOf(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}

function dateTime(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
