import { noSuchOperation, type Refusal } from '../operations/refusal';
import { noOpenTask, noTask, OF_A_COMMAND, OF_A_READ, taskIsTaken } from '../operations/user-tasks';
import { sentence } from '../sentence';

export const NO_TASKLIST: readonly Refusal[] = [
  noSuchOperation(
    () => sentence`Set API to v2. This cluster has no Tasklist v1 (removed in 8.10, or switched off)`,
  ),
];

/** Tasklist has words of its own, and hands on those of Zeebe. */
const NO_TASK: Refusal = {
  matches: ({ detail = '' }) => /^task with id \d+ was not found/i.test(detail),
  code: 'CAMUNDA_NOT_FOUND',
  says: noTask,
};

export const OF_A_TASKLIST_READ: readonly Refusal[] = [...OF_A_READ, NO_TASK, ...NO_TASKLIST];

export const OF_A_TASKLIST_COMMAND: readonly Refusal[] = [
  NO_TASK,
  ...OF_A_COMMAND,
  {
    matches: ({ detail }) => detail === 'Task is not active',
    code: 'CAMUNDA_NOT_FOUND',
    says: noOpenTask,
  },
  {
    matches: ({ detail }) => detail === 'Task is already assigned',
    code: 'CAMUNDA_CONFLICT',
    says: taskIsTaken,
  },
  {
    matches: ({ status, detail = '' }) => status === 403 && detail.includes('assign another user'),
    code: 'CAMUNDA_FORBIDDEN',
    says: () =>
      sentence`Set Assignee to the user of the cluster. Tasklist v1 lets people assign tasks only to themselves`,
  },
  {
    matches: ({ detail }) => detail === 'Task is not assigned',
    code: 'CAMUNDA_INVALID',
    says: (key) => sentence`Assign task ${key} first. Tasklist v1 changes only assigned tasks`,
  },
  {
    matches: ({ detail = '' }) => detail.includes('not supported using Tasklist V1'),
    code: 'CAMUNDA_UNSUPPORTED',
    says: (key) =>
      sentence`Set API to v2. Tasklist v1 cannot do this for task ${key}, which is a Zeebe user task`,
  },
  {
    // Tasklist of 8.6 asks the gateway without credentials, or knows no person behind a token.
    matches: ({ status, detail = '' }) =>
      status === 500 && (detail.startsWith('Unexpected server error') || detail.includes('zeebe.client')),
    code: 'CAMUNDA_UNAVAILABLE',
    says: (key) =>
      sentence`Set API to v2. Tasklist v1 failed on task ${key} (500), as it does in 8.6 on Zeebe user tasks and with a client's token`,
    leavesOpen: true,
  },
  ...NO_TASKLIST,
];
