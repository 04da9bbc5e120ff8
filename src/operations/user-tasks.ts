import { type Sentence, sentence } from '../sentence';
import type { Field, Value } from './field';
import type { Operation } from './operation';
import { NO_PARTITION, type Refusal } from './refusal';

/** Of the search of a key that finds nothing too. */
export const noTask = (key: string) =>
  sentence`Task ${key} does not exist. Check the key; a new task can take a few seconds to appear`;
export const noOpenTask = (key: string) =>
  sentence`Task ${key} is not open. It may already be completed, or the process went on without it`;
export const taskIsTaken = (key: string) =>
  sentence`Task ${key} is already taken. Search again, or allow it to be taken over`;

const notFound = (says: Refusal['says']): Refusal => ({
  matches: ({ status, title }) => status === 404 && title === 'NOT_FOUND',
  code: 'CAMUNDA_NOT_FOUND',
  says,
});

export const OF_A_READ: readonly Refusal[] = [NO_PARTITION, notFound(noTask)];

/** A command needs an open task. */
export const OF_A_COMMAND: readonly Refusal[] = [
  NO_PARTITION,
  notFound(noOpenTask),
  {
    matches: ({ status, detail = '' }) => status === 409 && detail.includes('already been assigned'),
    code: 'CAMUNDA_CONFLICT',
    says: taskIsTaken,
  },
];

const tooOldFor = (what: Sentence) => (version: string) =>
  sentence`Set API to v1. Camunda ${version} cannot read ${what} over /v2 (new in 8.8)`;

export const userTaskKey = {
  in: 'path',
  kind: 'key',
  label: sentence`The task key`,
  required: true,
} as const satisfies Field;

const variables = { in: 'body', kind: 'variables' } as const satisfies Field;

const candidates = { kind: 'list', blank: [] } as const satisfies Value;
const date = { kind: 'date', blank: '' } as const satisfies Value;

export const getUserTask = {
  id: 'getUserTask',
  method: 'GET',
  path: '/v2/user-tasks/{userTaskKey}',
  kind: 'read',
  since: '8.8',
  input: { userTaskKey },
  refusals: OF_A_READ,
} as const satisfies Operation;

export const assignUserTask = {
  id: 'assignUserTask',
  method: 'POST',
  path: '/v2/user-tasks/{userTaskKey}/assignment',
  kind: 'command',
  since: '8.6',
  input: {
    userTaskKey,
    assignee: {
      in: 'body',
      kind: 'text',
      required: true,
      missing: (where) => sentence`The assignee is missing (${where}). It must be a username`,
    },
    allowOverride: { in: 'body', kind: 'flag' },
  },
  refusals: OF_A_COMMAND,
} as const satisfies Operation;

export const unassignUserTask = {
  id: 'unassignUserTask',
  method: 'DELETE',
  path: '/v2/user-tasks/{userTaskKey}/assignee',
  kind: 'command',
  since: '8.6',
  input: { userTaskKey },
  refusals: OF_A_COMMAND,
} as const satisfies Operation;

export const completeUserTask = {
  id: 'completeUserTask',
  method: 'POST',
  path: '/v2/user-tasks/{userTaskKey}/completion',
  kind: 'command',
  since: '8.6',
  input: { userTaskKey, variables },
  refusals: OF_A_COMMAND,
} as const satisfies Operation;

export const updateUserTask = {
  id: 'updateUserTask',
  method: 'PATCH',
  path: '/v2/user-tasks/{userTaskKey}',
  kind: 'command',
  since: '8.6',
  input: {
    userTaskKey,
    changeset: {
      in: 'body',
      kind: 'changes',
      changes: {
        of: {
          candidateGroups: candidates,
          candidateUsers: candidates,
          dueDate: date,
          followUpDate: date,
          priority: { kind: 'count', bounds: [0, 100] },
        },
        unknown: (names, known) => sentence`The changes have unknown names: ${names}. A task has ${known}`,
      },
    },
  },
  refusals: OF_A_COMMAND,
} as const satisfies Operation;

export const getUserTaskForm = {
  id: 'getUserTaskForm',
  method: 'GET',
  path: '/v2/user-tasks/{userTaskKey}/form',
  kind: 'read',
  since: '8.8',
  tooOld: tooOldFor(sentence`the form of a task`),
  input: { userTaskKey },
  refusals: OF_A_READ,
} as const satisfies Operation;

const variablesSearch = {
  userTaskKey,
  truncateValues: { in: 'query', kind: 'flag' },
  filter: { in: 'body', kind: 'object' },
  page: { in: 'body', kind: 'object' },
} as const satisfies Record<string, Field>;

/** Of each scope that the task sees. */
export const searchUserTaskVariables = {
  id: 'searchUserTaskVariables',
  method: 'POST',
  path: '/v2/user-tasks/{userTaskKey}/variables/search',
  kind: 'read',
  since: '8.8',
  tooOld: tooOldFor(sentence`variables of a task`),
  input: variablesSearch,
  refusals: OF_A_READ,
} as const satisfies Operation;

/** Of the innermost scope that has each name. Early patches of 8.8 do not have it. */
export const searchUserTaskEffectiveVariables = {
  ...searchUserTaskVariables,
  id: 'searchUserTaskEffectiveVariables',
  path: '/v2/user-tasks/{userTaskKey}/effective-variables/search',
} as const satisfies Operation;
