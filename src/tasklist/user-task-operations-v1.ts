import { type Clock, systemClock } from '../clock';
import { CamundaError, maybeDoneError, protocolError, unsupportedError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import type { Answered } from '../operations/operation';
import { type Refusal, refused } from '../operations/refusal';
import { shapedItem } from '../search/items';
import { sentence } from '../sentence';
import type { ApiAnswer, ApiRequest, Transport } from '../transport/transport';
import { EMBEDDED, readForm } from '../user-tasks/form';
import type { UserTask } from '../user-tasks/task-search';
import { type Found, untilClosed } from '../user-tasks/until-closed';
import type {
  Assignment,
  TaskChange,
  TaskForm,
  UserTaskOperations,
} from '../user-tasks/user-task-operations';
import { tasklistVariables } from '../user-tasks/variables';
import { tasklistNaming } from './naming';
import { NO_TASKLIST, OF_A_TASKLIST_COMMAND, OF_A_TASKLIST_READ } from './refusals';
import { tasklistTaskVariables } from './task-variables';
import { Tasklist } from './tasklist';

type Asked = Pick<ApiRequest, 'method' | 'kind' | 'body'>;

const READ: Asked = { method: 'GET', kind: 'read' };

const REFUSALS = { read: OF_A_TASKLIST_READ, command: OF_A_TASKLIST_COMMAND };

/** Characters of a form's id, which becomes part of a path. */
const MAX_FORM_ID = 1_000;

/** Half of a character beyond 16 bits, which a path cannot hold. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** User tasks over Tasklist's API (`/v1`), those of job workers too. It answers commands with the task. */
export class TasklistTasks implements UserTaskOperations {
  readonly #transport: Transport;
  readonly #clock: Clock;

  constructor(transport: Transport, clock = systemClock) {
    this.#transport = transport;
    this.#clock = clock;
  }

  async get(key: string, signal?: AbortSignal): Promise<Answered<UserTask>> {
    return commonTask(await this.#send(key, '', READ, signal));
  }

  assign(key: string, assignment: Assignment, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    const { assignee, allowOverride: allowOverrideAssignment } = assignment;
    return this.#change(key, '/assign', { assignee, allowOverrideAssignment }, signal);
  }

  unassign(key: string, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    return this.#change(key, '/unassign', undefined, signal);
  }

  complete(key: string, variables: JsonObject, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    return this.#change(key, '/complete', { variables: tasklistVariables(variables) }, signal);
  }

  async update(): Promise<never> {
    throw unsupportedError(sentence`Set API to v2. Tasklist v1 cannot update tasks`);
  }

  variables(key: string, names: readonly string[] = [], signal?: AbortSignal): Promise<Answered<JsonObject>> {
    const listed = tasklistTaskVariables(this.#transport, key, names, signal);
    return inWords(listed, OF_A_TASKLIST_READ, key);
  }

  async setDraftVariables(
    key: string,
    variables: JsonObject,
    signal?: AbortSignal,
  ): Promise<Answered<TaskChange>> {
    const asked: Asked = {
      method: 'POST',
      kind: 'command',
      body: { variables: tasklistVariables(variables) },
    };
    const { status, requests } = await this.#send(key, '/variables', asked, signal);
    return { value: { changed: {} }, status, requests };
  }

  async form(key: string, signal?: AbortSignal): Promise<Answered<TaskForm | null>> {
    const { value: task, status, requests } = await this.get(key, signal);
    const { formKey } = task;
    const isEmbedded = typeof formKey === 'string' && formKey.startsWith(EMBEDDED);
    // A task that Tasklist has imported before its form keeps the form's key alone, which finds it too (8.6.0).
    const linkedKey = typeof formKey === 'string' && /^\d+$/.test(formKey) ? formKey : undefined;
    const id = isEmbedded ? formKey.slice(EMBEDDED.length) : (task.formId ?? linkedKey);
    if (typeof id !== 'string') return { value: null, status, requests };
    const request = { api: 'v1', path: formPath(id, task, status), ...READ, signal } as const;
    const answer = await inWords(this.#transport.send(request), NO_TASKLIST, key);
    const form = readForm(answer.body, answer.status);
    const value = typeof formKey === 'string' ? { formKey, ...form } : form;
    return { value, status: answer.status, requests: requests + answer.requests };
  }

  /** Tasklist cannot search by a task's key, so the open tasks of its process are looked through. */
  untilClosed(key: string, change: TaskChange, timeout: number, signal?: AbortSignal): Promise<number> {
    const { processInstanceKey, elementId } = 'task' in change ? change.task : {};
    const equal = { state: 'CREATED', processInstanceKey, elementId };
    const find = (stop: AbortSignal) => this.#findOpen(key, equal, stop);
    return untilClosed(key, find, { timeout, clock: this.#clock, signal });
  }

  async #findOpen(key: string, equal: JsonObject, signal: AbortSignal): Promise<Found> {
    const filters = Object.entries(equal).map(([field, value]) => ({ field, operator: '$eq', value }));
    const search = { api: 'v1', filters, sort: [], query: undefined, shape: 'common' } as const;
    let requests = 0;
    for await (const page of new Tasklist(this.#transport).prepareSearch(search).pages(signal)) {
      requests = page.requests;
      const task = page.items.find(({ userTaskKey }) => userTaskKey === key);
      if (task) return { task, requests };
    }
    return { requests };
  }

  async #change(
    key: string,
    path: string,
    body: JsonObject | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Answered<TaskChange>> {
    const asked: Asked = { method: 'PATCH', kind: 'command', body };
    const { value: task, ...answered } = taskAfter(await this.#send(key, path, asked, signal));
    return { value: { task }, ...answered };
  }

  #send(key: string, path: string, asked: Asked, signal?: AbortSignal): Promise<ApiAnswer> {
    const answer = this.#transport.send({ api: 'v1', path: `/v1/tasks/${key}${path}`, ...asked, signal });
    return inWords(answer, REFUSALS[asked.kind], key);
  }
}

/** What was asked for, or the refusal in a sentence of its own. */
async function inWords<T>(answer: Promise<T>, refusals: readonly Refusal[], key: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw refused(error, refusals, key);
  }
}

/** @throws CamundaError CAMUNDA_PROTOCOL for a task whose form cannot be asked for */
function formPath(id: string, { processDefinitionKey, formVersion }: UserTask, status: number): string {
  const isKey = typeof processDefinitionKey === 'string' || processDefinitionKey === undefined;
  const isVersion = typeof formVersion === 'number' || formVersion === undefined;
  if (!isKey || !isVersion || id.length > MAX_FORM_ID || HALF_CHARACTER.test(id)) {
    throw protocolError(sentence`a task names an impossible form`, status);
  }
  const query = new URLSearchParams({ processDefinitionKey: String(processDefinitionKey) });
  if (formVersion !== undefined) query.set('version', String(formVersion));
  return `/v1/forms/${encodeURIComponent(id)}?${query}`;
}

function commonTask({ status, body, requests }: ApiAnswer): Answered<UserTask> {
  if (!isJsonObject(body)) throw protocolError(sentence`a task is not an object`, status);
  return { value: shapedItem(body, tasklistNaming, 'common'), status, requests };
}

/** The task in the answer to a command, which was done whatever else was answered. */
function taskAfter(answer: ApiAnswer): Answered<UserTask> {
  try {
    return commonTask(answer);
  } catch (error) {
    throw error instanceof CamundaError ? maybeDoneError(error) : error;
  }
}
