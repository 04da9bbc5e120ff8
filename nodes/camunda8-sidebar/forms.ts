import { userTask } from '../../src/entities/user-task';
import type { Onlooker } from '../../src/processes/onlooker';
import type { TaskForm } from '../../src/user-tasks/user-task-operations';
import { type FormAnswer, MAX_FORM } from './choices';
import { newest } from './found';

/**
 * The form of a user task, or the one that starts a process.
 * @param key of one version of the process
 * @param elementId blank for the form that starts it
 * @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8
 */
export async function formOf(
  client: Onlooker,
  key: string,
  elementId: string,
  signal: AbortSignal,
): Promise<FormAnswer> {
  if (elementId === '') return sent(await client.startForm(key, signal));
  // Nobody can ask for a linked form by its ID. The newest task has the one that the next will have, as far as anybody knows.
  const filter = { processDefinitionKey: key, elementId };
  const { items } = await newest(client, userTask, filter, 1, signal);
  const [task] = items;
  if (typeof task?.userTaskKey !== 'string') return { ok: true, missing: 'noTask' };
  const { value } = await client.userTasks.form(task.userTaskKey, signal);
  return sent(value);
}

function sent(form: TaskForm | null): FormAnswer {
  if (form === null) return { ok: true, missing: 'noForm' };
  const schema = JSON.stringify(form.schema);
  return schema.length > MAX_FORM ? { ok: true, missing: 'tooLarge' } : { ok: true, schema };
}
