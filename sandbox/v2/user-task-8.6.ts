import type { Collection } from '../exporter/collection';
import type { SandboxRequest } from '../http';
import type { UserTask } from '../user-task';
import { type Matches, objectOr400, type Searched86 } from './search-8.6';

/** `POST /v2/user-tasks/search` of 8.6. */
export function userTasksOf86(collection: Collection<UserTask>): Searched86<UserTask> {
  return {
    title: 'UserTask',
    collection,
    sorts: ['creationDate', 'completionDate', 'priority'],
    filters: {
      key: (task) => [task.key],
      state: (task) => [task.state],
      assignee: (task) => [task.assignee],
      elementId: (task) => [task.elementId],
      candidateGroup: (task) => task.candidateGroups,
      candidateUser: (task) => task.candidateUsers,
      processDefinitionId: (task) => [task.processDefinitionId],
      processDefinitionKey: (task) => [task.processDefinitionKey],
      processInstanceKey: (task) => [task.processInstanceKey],
      tenantIds: (task) => [task.tenantId],
    },
    conditions: (filter, request) => [isZeebes, ...withVariables(filter, request)],
    shape: userTaskOf86,
  };
}

const isZeebes = ({ implementation }: UserTask) => implementation === 'ZEEBE_USER_TASK';

function withVariables(
  { variables: asked }: Record<string, unknown>,
  request: SandboxRequest,
): Matches<UserTask>[] {
  const variables = Array.isArray(asked) ? asked.map((variable) => objectOr400(request, variable)) : [];
  if (variables.length === 0) return [];
  return [(task) => variables.some((variable) => hasVariable(task, variable))];
}

/** Without a value the name is enough; and one of several variables is enough for 8.6.0. */
function hasVariable({ variables }: UserTask, { name, value }: Record<string, unknown>): boolean {
  const text = JSON.stringify(variables[String(name)]);
  return text !== undefined && text === (value ?? text);
}

/** As recorded of 8.6.0: no name, no due date although there is one, and a list without entries is left out. */
function userTaskOf86(task: UserTask): object {
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
