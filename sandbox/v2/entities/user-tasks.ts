import type { SecondaryStorage } from '../../exporter/secondary-storage';
import type { TaskStore } from '../../task-store';
import type { UserTask } from '../../user-task';
import {
  ALWAYS,
  type Entity,
  EQUALITY,
  FROM_89,
  OPERATORS,
  OPERATORS_FROM_89,
  OPERATORS_IN_89,
} from './entity';

const STATES = [
  ...['CREATING', 'CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'COMPLETED', 'CANCELING', 'CANCELED'],
  'FAILED',
];

/** User tasks, of which /v2 shows Zeebe's own. */
export const userTasks = ({ documents }: TaskStore): Entity<UserTask> => ({
  path: '/v2/user-tasks',
  collection: () => documents,
  shows: ({ implementation }) => implementation === 'ZEEBE_USER_TASK',
  fields: {
    name: { kind: 'text', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    state: { kind: 'state', words: STATES, filter: OPERATORS, item: ALWAYS },
    assignee: { kind: 'text', filter: OPERATORS, item: ALWAYS },
    elementId: { kind: 'text', filter: EQUALITY, item: ALWAYS },
    candidateGroup: { kind: 'text', of: 'candidateGroups', filter: OPERATORS },
    candidateGroups: { kind: 'text', item: ALWAYS },
    candidateUser: { kind: 'text', of: 'candidateUsers', filter: OPERATORS },
    candidateUsers: { kind: 'text', item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: EQUALITY, item: ALWAYS },
    creationDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    completionDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    followUpDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    dueDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: OPERATORS, item: ALWAYS },
    externalFormReference: { kind: 'text', of: () => undefined, item: ALWAYS },
    processDefinitionVersion: { kind: 'number', item: ALWAYS },
    customHeaders: { kind: 'text', of: () => ({}), item: ALWAYS },
    priority: { kind: 'number', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    userTaskKey: { kind: 'key', of: 'key', filter: EQUALITY, item: ALWAYS },
    elementInstanceKey: { kind: 'key', filter: EQUALITY, item: ALWAYS },
    processName: { kind: 'text', item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: EQUALITY, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: EQUALITY, item: ALWAYS },
    formKey: { kind: 'key', of: ({ form }) => form?.key, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', of: rootOf, item: FROM_89 },
    tags: { kind: 'tags', filter: OPERATORS_FROM_89, item: FROM_89 },
    processInstanceVariables: { kind: 'variables', variable: ofInstance, filter: OPERATORS },
    localVariables: { kind: 'variables', variable: ofTask, filter: OPERATORS },
  },
});

/** What has no root process instance that is known is one itself. */
function rootOf({ processInstanceKey }: UserTask, { processInstance }: SecondaryStorage): string {
  return processInstance.get(processInstanceKey)?.rootProcessInstanceKey ?? processInstanceKey;
}

function ofInstance({ processInstanceKey }: UserTask, storage: SecondaryStorage, name: string): string[] {
  return inScope(storage, processInstanceKey, name);
}

function ofTask({ elementInstanceKey }: UserTask, storage: SecondaryStorage, name: string): string[] {
  return inScope(storage, elementInstanceKey, name);
}

/** The JSON of a scope's own variable of that name. */
function inScope({ variable }: SecondaryStorage, scopeKey: string, name: string): string[] {
  return variable.of('scopeKey', scopeKey).flatMap((one) => (one.name === name ? [one.value] : []));
}
