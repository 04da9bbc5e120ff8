import { type Clock, systemClock } from '../clock';
import { userTask } from '../entities/user-task';
import { protocolError, unsupportedError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { versionFrom88 } from '../operations/from-88';
import { shapedItem } from '../search/items';
import { prepareSearch } from '../search/prepared-search';
import type { Search } from '../search/search';
import { sentence } from '../sentence';
import type { ApiAnswer, ApiRequest, Transport } from '../transport/transport';
import { hasCursors, type ServerVersions } from '../version';
import { noTask, taskRefusal } from './command-refusal';
import { readForm } from './form';
import type { UserTask } from './task-search';
import { listEffectiveVariables } from './task-variables-v2';
import { untilClosed } from './until-closed';
import type { Answered, Assignment, TaskChange, TaskForm, UserTaskOperations } from './user-task-operations';
import { variablesIn } from './variables';

type Asked = Pick<ApiRequest, 'method' | 'kind' | 'body'>;

/** User tasks over the Orchestration Cluster API (`/v2`), which knows Zeebe's own and none of a job worker. */
export class OrchestrationClusterTasks implements UserTaskOperations {
  readonly #transport: Transport;
  readonly #versions: ServerVersions;
  readonly #clock: Clock;

  constructor(transport: Transport, versions: ServerVersions, clock = systemClock) {
    this.#transport = transport;
    this.#versions = versions;
    this.#clock = clock;
  }

  async get(key: string, signal?: AbortSignal): Promise<Answered<UserTask>> {
    const known = await this.#versions.current(signal);
    if (hasCursors(known.version)) {
      const { status, body, requests } = await this.#send(key, '', { method: 'GET', kind: 'read' }, signal);
      if (!isJsonObject(body)) throw protocolError(sentence`a task is no object`, status);
      return {
        value: shapedItem(body, userTask.newestNaming, 'common'),
        status,
        requests: known.requests + requests,
      };
    }
    const { task, status, requests } = await this.#find(key, signal);
    if (!task) throw noTask(key, status);
    return { value: task, status, requests: known.requests + requests };
  }

  assign(key: string, assignment: Assignment, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    const { assignee, allowOverride } = assignment;
    const asked: Asked = { method: 'POST', kind: 'command', body: { assignee, allowOverride } };
    return this.#change(key, '/assignment', asked, { assignee }, signal);
  }

  unassign(key: string, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    const asked: Asked = { method: 'DELETE', kind: 'command' };
    return this.#change(key, '/assignee', asked, { assignee: undefined }, signal);
  }

  complete(key: string, variables: JsonObject, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    const asked: Asked = { method: 'POST', kind: 'command', body: { variables } };
    return this.#change(key, '/completion', asked, { state: 'COMPLETED' }, signal);
  }

  update(key: string, changes: JsonObject, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    const asked: Asked = { method: 'PATCH', kind: 'command', body: { changeset: changes } };
    // An empty text takes a date away.
    const changed = Object.entries(changes).map(([name, value]) => [name, value === '' ? undefined : value]);
    return this.#change(key, '', asked, Object.fromEntries(changed), signal);
  }

  async variables(
    key: string,
    names: readonly string[] = [],
    signal?: AbortSignal,
  ): Promise<Answered<JsonObject>> {
    const known = await versionFrom88(this.#versions, sentence`variables of a task`, signal);
    const of = { key, names, version: known.version };
    const { value, status, requests } = await listEffectiveVariables(this.#transport, of, signal);
    return { value: variablesIn(value), status, requests: known.requests + requests };
  }

  async setDraftVariables(): Promise<never> {
    throw unsupportedError(sentence`Draft variables are Tasklist's alone: set API to v1`);
  }

  async form(key: string, signal?: AbortSignal): Promise<Answered<TaskForm | null>> {
    const known = await versionFrom88(this.#versions, sentence`the form of a task`, signal);
    const asked: Asked = { method: 'GET', kind: 'read' };
    const { status, body, requests } = await this.#send(key, '/form', asked, signal);
    const value = body === undefined ? null : readForm(body, status);
    return { value, status, requests: known.requests + requests };
  }

  untilClosed(key: string, _change: TaskChange, timeout: number, signal?: AbortSignal): Promise<number> {
    return untilClosed(key, (stop) => this.#find(key, stop), { timeout, clock: this.#clock, signal });
  }

  /** The task as a search shows it. The key alone finds it, so no tenant is asked for. */
  async #find(key: string, signal: AbortSignal | undefined) {
    const filters = [{ field: 'userTaskKey', operator: '$eq', value: key }];
    const search: Search = { filters, sort: [], query: undefined, limit: 1, shape: 'common' };
    const cluster = { transport: this.#transport, versions: this.#versions, tenantId: undefined };
    const pages = prepareSearch(cluster, userTask, search).pages(signal);
    const { value } = await pages.next();
    return { task: value?.items[0], status: value?.status ?? 0, requests: value?.requests ?? 0 };
  }

  async #change(
    key: string,
    path: string,
    asked: Asked,
    changed: UserTask,
    signal: AbortSignal | undefined,
  ): Promise<Answered<TaskChange>> {
    const { status, requests } = await this.#send(key, path, asked, signal);
    return { value: { changed }, status, requests };
  }

  async #send(key: string, path: string, asked: Asked, signal?: AbortSignal): Promise<ApiAnswer> {
    try {
      return await this.#transport.send({
        api: 'v2',
        path: `/v2/user-tasks/${key}${path}`,
        ...asked,
        signal,
      });
    } catch (error) {
      throw taskRefusal(error, key, asked.kind);
    }
  }
}
