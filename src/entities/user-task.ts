import { sentence } from '../sentence';
import { entity, field, KEY, RANGE, STATE, since, TEXT } from './entity';

/** The states of a user task. */
export const TASK_STATES = [
  ...['CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'COMPLETED', 'CANCELING', 'CANCELED', 'FAILED'],
] as const;

/**
 * `POST /v2/user-tasks/search`. Sources: Camunda's OpenAPI files of 8.6 to 8.10-alpha, their properties' versions
 * included, and the Java clients of 8.6.0 to 8.7.10: 8.6.8 took `variables` away.
 */
export const userTask = entity({
  id: 'user-tasks',
  path: '/v2/user-tasks/search',
  since: '8.6',
  before: sentence`Set API to v1`,
  key: 'userTaskKey',
  fields: {
    state: field('text', since('8.6', 'state'), since('8.8', 'state', STATE)),
    assignee: field('text', since('8.6', 'assignee'), since('8.8', 'assignee', TEXT)),
    priority: field('number', since('8.8', 'priority', RANGE)),
    elementId: field('text', since('8.6', 'elementId')),
    name: field('text', since('8.8', 'name'), since('8.9', 'name', TEXT)),
    candidateGroup: field('text', since('8.6', 'candidateGroup'), since('8.8', 'candidateGroup', TEXT)),
    candidateUser: field('text', since('8.6', 'candidateUser'), since('8.8', 'candidateUser', TEXT)),
    tenantId: field('text', since('8.6', 'tenantIds'), since('8.8', 'tenantId', TEXT)),
    processDefinitionId: field(
      'text',
      since('8.6', 'processDefinitionId'),
      since('8.10', 'processDefinitionId', TEXT),
    ),
    dueDate: field('date', since('8.8', 'dueDate', RANGE)),
    followUpDate: field('date', since('8.8', 'followUpDate', RANGE)),
    creationDate: field('date', since('8.8', 'creationDate', RANGE)),
    completionDate: field('date', since('8.8', 'completionDate', RANGE)),
    processInstanceVariables: field(
      'variables',
      since('8.6', 'variables'),
      ['8.6.8', undefined],
      since('8.8', 'processInstanceVariables', TEXT),
    ),
    localVariables: field(
      'variables',
      since('8.6', 'variables'),
      ['8.6.8', undefined],
      since('8.8', 'localVariables', TEXT),
    ),
    userTaskKey: field('key', since('8.6', 'key'), since('8.8', 'userTaskKey')),
    processInstanceKey: field(
      'key',
      since('8.6', 'processInstanceKey'),
      since('8.10', 'processInstanceKey', KEY),
    ),
    processDefinitionKey: field(
      'key',
      since('8.6', 'processDefinitionKey'),
      since('8.10', 'processDefinitionKey', KEY),
    ),
    elementInstanceKey: field('key', since('8.8', 'elementInstanceKey')),
    tags: field('tags', since('8.9', 'tags')),
    businessId: field('text', since('8.10', 'businessId', TEXT)),
  },
  sorts: {
    creationDate: '8.6',
    completionDate: '8.6',
    // Nobody has read what 8.7 sorts by.
    followUpDate: '8.7',
    dueDate: '8.7',
    priority: '8.6',
    name: '8.7',
  },
  newestBy: 'creationDate',
  shown: ['name', 'elementId', 'state', 'assignee', 'dueDate'],
  suggest: {
    state: { values: TASK_STATES },
    assignee: { member: 'assignee' },
    candidateGroup: { member: 'candidateGroups' },
    candidateUser: { member: 'candidateUsers' },
    name: { member: 'name' },
    processDefinitionId: { member: 'processDefinitionId', label: 'processName' },
    elementId: { member: 'elementId', label: 'name' },
  },
  lists: ['candidateGroups', 'candidateUsers'],
  oldMembers: {
    key: 'userTaskKey',
    candidateGroup: 'candidateGroups',
    candidateUser: 'candidateUsers',
    tenantIds: 'tenantId',
  },
  words: {
    one: sentence`task`,
    a: sentence`a task`,
    aNew: sentence`a new task`,
    many: sentence`tasks`,
    full: sentence`user tasks`,
  },
});
