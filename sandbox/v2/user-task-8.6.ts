import type { UserTask } from '../user-task';

/** As recorded of 8.6.0: no name, no due date although there is one, and a list without entries is left out. */
export function userTaskOf86(task: UserTask): Record<string, unknown> {
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

function entriesOf(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}

function dateTime(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
