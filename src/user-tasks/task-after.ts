import { isJsonObject } from '../json-object';
import type { Answered } from '../operations/operation';
import type { UserTask } from './task-search';
import type { TaskChange } from './user-task-operations';

/**
 * The task after a command, as far as it is known: as the API answered it, else as it was known before, with what is
 * different now.
 * @param known what a message has of a task. It is looked at before anything is sent: where it cannot be read, that must
 *   not fail a message whose command was done
 */
export async function taskAfter(
  known: unknown,
  key: string,
  command: () => Promise<Answered<TaskChange>>,
): Promise<Answered<UserTask>> {
  const before = taskIn(known, key);
  const { value, ...answer } = await command();
  return { value: 'task' in value ? value.task : changedTask(before, key, value.changed), ...answer };
}

/** The task, where it is this one. */
function taskIn(known: unknown, key: string): UserTask {
  if (!isJsonObject(known)) return {};
  const { userTaskKey } = known;
  const isText = typeof userTaskKey === 'string' || typeof userTaskKey === 'number';
  return isText && String(userTaskKey) === key ? { ...known } : {};
}

function changedTask(before: UserTask, key: string, changed: UserTask): UserTask {
  const task: UserTask = { ...before, userTaskKey: key };
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) delete task[name];
    else task[name] = value;
  }
  return task;
}
