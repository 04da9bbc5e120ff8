import type { Input, Values } from '../../src/operations/field';
import type { Answered } from '../../src/operations/operation';
import {
  assignUserTask,
  completeUserTask,
  getUserTask,
  getUserTaskForm,
  unassignUserTask,
  updateUserTask,
  userTaskKey,
} from '../../src/operations/user-tasks';
import { sentence } from '../../src/sentence';
import { claimsOf } from '../../src/user-tasks/recent-claims';
import { taskAfter } from '../../src/user-tasks/task-after';
import type { TaskChange, UserTaskOperations } from '../../src/user-tasks/user-task-operations';
import { type Choice, choice, type FormField, type FormOf, type FormProperties } from '../common/choice';
import { wholeNumber } from '../common/typed-value';
import { DEFAULT_WAIT, LONGEST_WAIT, type Operation } from './choices';

interface TaskInput extends Values {
  userTaskKey: typeof userTaskKey;
}

type Ask<V extends Values, T> = (
  tasks: UserTaskOperations,
  input: Input<V>,
  signal: AbortSignal,
  properties: FormProperties,
) => Promise<Answered<T>>;

function read<V extends TaskInput>(input: V, form: FormOf<V>, ask: Ask<V, unknown>): Choice {
  return choice(input, form, ({ client, signal }, values, { api, properties }) =>
    ask(client.userTasks[api], values, signal, properties),
  );
}

/** Its payload is the task after it. */
function command<V extends TaskInput>(input: V, form: FormOf<V>, ask: Ask<V, TaskChange>): Choice {
  return choice(input, form, ({ client, msg, signal }, values, { api, properties }) =>
    taskAfter(msg.payload, String(values.userTaskKey), () =>
      ask(client.userTasks[api], values, signal, properties),
    ),
  );
}

const KEY = {
  property: 'taskKey',
  as: 'typed',
  type: 'msg',
  elsewhere: {
    paths: ['payload.userTaskKey', 'userTaskKey'],
    list: sentence`msg.payload is an array of tasks. Set Send to one message per task, or put a Split node between`,
    missing: sentence`The task key is missing: neither msg.payload.userTaskKey nor msg.userTaskKey is there`,
  },
} as const satisfies FormField;
const ASSIGNEE = { property: 'assignee', as: 'typed', type: 'str' } as const satisfies FormField;
const VARIABLES = {
  property: 'variables',
  as: 'typed',
  type: 'msg',
  value: 'variables',
  rows: 'variableRows',
} as const satisfies FormField;

/** What each operation of the form asks, and with which of its fields. */
export const CHOICES: Readonly<Record<Operation, Choice>> = {
  get: read(getUserTask.input, { userTaskKey: KEY }, (tasks, { userTaskKey: key }, signal) =>
    tasks.get(key, signal),
  ),
  claim: choice(
    { assignee: assignUserTask.input.assignee },
    { assignee: ASSIGNEE },
    (call, { assignee }, chosen) => {
      // Loaded with the first claim: no other operation needs it.
      const { claim }: typeof import('./claim') = require('./claim');
      return claim(call, assignee, chosen);
    },
  ),
  assign: command(
    assignUserTask.input,
    {
      userTaskKey: KEY,
      assignee: ASSIGNEE,
      allowOverride: { property: 'allowOverride', as: 'ticked' },
    },
    (tasks, { userTaskKey: key, ...assignment }, signal) => tasks.assign(key, assignment, signal),
  ),
  unassign: choice(
    unassignUserTask.input,
    { userTaskKey: KEY },
    async ({ client, msg, signal }, { userTaskKey: key }, { api }) => {
      const answer = await taskAfter(msg.payload, key, () => client.userTasks[api].unassign(key, signal));
      claimsOf(client.sourceOf('v2')).giveBack(key);
      return answer;
    },
  ),
  complete: command(
    completeUserTask.input,
    { userTaskKey: KEY, variables: VARIABLES },
    async (tasks, { userTaskKey: key, variables }, signal, properties) => {
      const wait = waitOf(properties);
      const completed = await tasks.complete(key, variables, signal);
      if (wait === undefined) return completed;
      const waited = await tasks.untilClosed(key, completed.value, wait, signal);
      return { ...completed, requests: completed.requests + waited };
    },
  ),
  update: command(
    updateUserTask.input,
    {
      userTaskKey: KEY,
      changeset: { property: 'changes', as: 'typed', type: 'msg', value: 'changes' },
    },
    (tasks, { userTaskKey: key, changeset }, signal) => tasks.update(key, changeset, signal),
  ),
  variables: read(
    { userTaskKey, names: { kind: 'list', required: true } },
    { userTaskKey: KEY, names: { property: 'variableNames', as: 'names' } },
    (tasks, { userTaskKey: key, names }, signal) => tasks.variables(key, names, signal),
  ),
  setDraftVariables: command(
    completeUserTask.input,
    { userTaskKey: KEY, variables: VARIABLES },
    (tasks, { userTaskKey: key, variables }, signal) => tasks.setDraftVariables(key, variables, signal),
  ),
  form: read(getUserTaskForm.input, { userTaskKey: KEY }, (tasks, { userTaskKey: key }, signal) =>
    tasks.form(key, signal),
  ),
};

/** What the form says; a flow file may say anything. */
export function operationOf({ operation }: FormProperties): Operation {
  return isOperation(operation) ? operation : 'get';
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'string' && Object.hasOwn(CHOICES, value);
}

/** Milliseconds; undefined where nothing is waited for. @throws CamundaError CAMUNDA_CONFIG for no number of seconds */
function waitOf({ wait, waitTimeout }: FormProperties): number | undefined {
  if (!wait) return undefined;
  const seconds = wholeNumber(sentence`The longest wait`, waitTimeout, 1, LONGEST_WAIT);
  return (seconds ?? DEFAULT_WAIT) * 1_000;
}
