import { isJsonObject } from '../../src/json-object';
import type { UserTask } from '../../src/user-tasks/task-search';
import type { Answered, TaskChange } from '../../src/user-tasks/user-task-operations';
import type { Call } from '../common/action-node';
import type { Evaluate } from '../common/typed-value';
import { variableNames } from '../common/variable-names';
import type { Operation } from './choices';
import {
  assignmentOf,
  changesOf,
  operationOf,
  type TaskProperties,
  taskKeyOf,
  variablesOf,
  waitTimeoutOf,
} from './task-input';

/** Operations that answer something else than the task after it. */
const READS: readonly Operation[] = ['get', 'variables', 'form'];

/**
 * Does with the task what the form says.
 * @returns what `msg.payload` will be
 * @throws CamundaError
 */
export async function operate(
  { client, msg, signal }: Call,
  properties: TaskProperties,
  evaluate: Evaluate,
): Promise<Answered<unknown>> {
  const key = await taskKeyOf(properties, msg, evaluate);
  const tasks = client.userTask(properties.api === 'v1' ? 'v1' : 'v2');
  const operation = operationOf(properties);
  // Before anything is sent: a payload that cannot be read must not fail a message whose command was done.
  const before = READS.includes(operation) ? {} : taskBefore(msg.payload, key);
  const known = ({ value, ...answered }: Answered<TaskChange>): Answered<UserTask> => ({
    value: taskAfter(before, key, value),
    ...answered,
  });
  switch (operation) {
    case 'assign':
      return known(await tasks.assign(key, await assignmentOf(properties, evaluate), signal));
    case 'unassign':
      return known(await tasks.unassign(key, signal));
    case 'complete': {
      const timeout = properties.wait ? waitTimeoutOf(properties) : undefined;
      const completed = await tasks.complete(key, await variablesOf(properties, evaluate), signal);
      if (timeout === undefined) return known(completed);
      const waited = await tasks.untilClosed(key, completed.value, timeout, signal);
      return known({ ...completed, requests: completed.requests + waited });
    }
    case 'update':
      return known(await tasks.update(key, await changesOf(properties, evaluate), signal));
    case 'setDraftVariables':
      return known(await tasks.setDraftVariables(key, await variablesOf(properties, evaluate), signal));
    case 'variables':
      return tasks.variables(key, variableNames(properties.variableNames), signal);
    case 'form':
      return tasks.form(key, signal);
    default:
      return tasks.get(key, signal);
  }
}

/** The task as the message has it, where it has this one. */
function taskBefore(payload: unknown, key: string): UserTask {
  if (!isJsonObject(payload)) return {};
  const { userTaskKey } = payload;
  const isText = typeof userTaskKey === 'string' || typeof userTaskKey === 'number';
  return isText && String(userTaskKey) === key ? { ...payload } : {};
}

/** The task as far as it is known: as the API answered it, else as the message had it, with what is different now. */
function taskAfter(before: UserTask, key: string, change: TaskChange): UserTask {
  if ('task' in change) return change.task;
  const task: UserTask = { ...before, userTaskKey: key };
  for (const [name, value] of Object.entries(change.changed)) {
    if (value === undefined) delete task[name];
    else task[name] = value;
  }
  return task;
}
