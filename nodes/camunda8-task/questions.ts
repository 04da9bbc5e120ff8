import type { NodeAPI } from 'node-red';
import { invalidError } from '../../src/errors';
import type { JsonObject } from '../../src/json-object';
import { readInput } from '../../src/operations/read-input';
import { getUserTaskForm } from '../../src/operations/user-tasks';
import { sentence } from '../../src/sentence';
import { hasCamundaForm } from '../../src/user-tasks/form';
import type { UserTask } from '../../src/user-tasks/task-search';
import { apiOf } from '../common/api-of';
import { askForForm } from '../common/cluster/form-client';
import { newestItems } from '../common/search/newest-items';
import { readSearchForm } from '../common/search/search-preview';
import { OPEN } from '../common/search/search-rows';
import { suggestPeople } from '../common/search/suggest-people';
import { orWords, type Wording } from '../common/wording';
import type { RowsOfForm, TasksWithForm, TaskWithForm } from './choices';
import { rowsOfForm } from './form-inputs';

type Answer = (RED: NodeAPI, form: JsonObject, wording: Wording) => Promise<unknown>;

/** Newest open tasks that are looked at, those of them that a form offers, and characters of a text there. */
const LOOKED_AT = 200;
const OFFERED = 50;
const MAX_TEXT = 200;

/** What the form asks, by the name in the question's address. */
export const answers: Readonly<Record<'suggestions' | 'forms' | 'rows', Answer>> = {
  suggestions: (RED, form) => suggestPeople(RED, readSearchForm(form)),
  forms: (RED, form, wording) => orWords(wording, tasksWithForm(RED, form)),
  rows: (RED, form, wording) => orWords(wording, rowsOfTask(RED, form)),
};

/** The newest open task of each kind that has a Camunda Form. */
async function tasksWithForm(RED: NodeAPI, form: JsonObject): Promise<TasksWithForm> {
  const tasks = await newestItems(RED, readSearchForm(form), [OPEN], LOOKED_AT);
  const kinds = new Map<string, UserTask>();
  for (const task of tasks.filter(hasCamundaForm)) {
    const kind = JSON.stringify([task.processDefinitionId, task.elementId]);
    if (!kinds.has(kind)) kinds.set(kind, task);
  }
  return { ok: true, tasks: [...kinds.values()].slice(0, OFFERED).map(shown) };
}

function shown({ userTaskKey, name, elementId, processName }: UserTask): TaskWithForm {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '');
  return {
    userTaskKey: text(userTaskKey),
    name: text(name) || text(elementId),
    ...(text(processName) ? { processName: text(processName) } : {}),
  };
}

/** A row for each input of a task's form. */
async function rowsOfTask(RED: NodeAPI, form: JsonObject): Promise<RowsOfForm> {
  const { properties, cluster } = readSearchForm(form);
  const { userTaskKey } = readInput(getUserTaskForm.input, { userTaskKey: form.taskKey });
  const { value } = await askForForm(RED, cluster, (client, signal) =>
    client.userTasks[apiOf(properties.api)].form(userTaskKey, signal),
  );
  if (!value) throw invalidError(sentence`Task ${userTaskKey} has no Camunda Form. Choose another task`);
  return { ok: true, rows: rowsOfForm(value.schema) };
}
