import { isJsonObject } from '../../src/api/json-object';
import type { UserTask } from '../../src/api/search';
import type { Operated, TaskChange } from '../../src/api/user-task-operations';
import type { Call } from '../common/action-node';
import type { Evaluate } from '../common/typed-value';
import { variableNames } from '../common/variable-names';
import {
  assignmentOf,
  changesOf,
  type TaskProperties,
  taskKeyOf,
  variablesOf,
  waitTimeoutOf,
} from './task-input';

/**
 * Does with the task what the form says.
 * @returns what `msg.payload` will be
 * @throws CamundaError
 */
export async function operate(
  { client, msg, signal }: Call,
  properties: TaskProperties,
  evaluate: Evaluate,
): Promise<Operated<unknown>> {
  const key = await taskKeyOf(properties, msg, evaluate);
  const tasks = client.userTask(properties.api === 'v1' ? 'v1' : 'v2');
  const known = ({ value, ...answered }: Operated<TaskChange>): Operated<UserTask> => ({
    value: taskAfter(msg.payload, key, value),
    ...answered,
  });
  switch (properties.operation) {
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

/** The task as far as it is known: as the API answered it, else as the message had it, with what is different now. */
function taskAfter(payload: unknown, key: string, change: TaskChange): UserTask {
  if ('task' in change) return change.task;
  const isKnown = isJsonObject(payload) && String(payload.userTaskKey) === key;
  const task: UserTask = { ...(isKnown ? payload : {}), userTaskKey: key };
  for (const [name, value] of Object.entries(change.changed)) {
    if (value === undefined) delete task[name];
    else task[name] = value;
  }
  return task;
}
