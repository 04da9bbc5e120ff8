import { type Clock, systemClock } from '../clock';
import { userTask } from '../entities/user-task';
import { CamundaError, protocolError, unsupportedError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type Answered, callOperation, type Server, versionFor } from '../operations/operation';
import {
  assignUserTask,
  completeUserTask,
  getUserTask,
  getUserTaskForm,
  noTask,
  searchUserTaskEffectiveVariables,
  unassignUserTask,
  updateUserTask,
} from '../operations/user-tasks';
import { shapedItem } from '../search/items';
import { prepareSearch } from '../search/prepared-search';
import type { Search } from '../search/search';
import { sentence } from '../sentence';
import type { Transport } from '../transport/transport';
import { hasCursors, type ServerVersions } from '../version';
import { readForm } from './form';
import type { UserTask } from './task-search';
import { listEffectiveVariables } from './task-variables-v2';
import { untilClosed } from './until-closed';
import type { Assignment, TaskChange, TaskForm, UserTaskOperations } from './user-task-operations';
import { variablesIn } from './variables';

/** User tasks over the Orchestration Cluster API (`/v2`), which knows Zeebe's own and none of a job worker. */
export class OrchestrationClusterTasks implements UserTaskOperations {
  readonly #server: Server;
  readonly #clock: Clock;

  constructor(transport: Transport, versions: ServerVersions, clock = systemClock) {
    this.#server = { transport, versions };
    this.#clock = clock;
  }

  async get(userTaskKey: string, signal?: AbortSignal): Promise<Answered<UserTask>> {
    const known = await this.#server.versions.current(signal);
    if (hasCursors(known.version)) {
      const { value, status, requests } = await callOperation(
        this.#server,
        getUserTask,
        { userTaskKey },
        signal,
      );
      if (!isJsonObject(value)) throw protocolError(sentence`a task is not an object`, status);
      return {
        value: shapedItem(value, userTask.newestNaming, 'common'),
        status,
        requests: known.requests + requests,
      };
    }
    const { task, status, requests } = await this.#find(userTaskKey, signal);
    if (!task) {
      const cause = { status, source: 'api', retryable: false } as const;
      throw new CamundaError('CAMUNDA_NOT_FOUND', noTask(userTaskKey), cause);
    }
    return { value: task, status, requests: known.requests + requests };
  }

  async assign(
    userTaskKey: string,
    { assignee, allowOverride }: Assignment,
    signal?: AbortSignal,
  ): Promise<Answered<TaskChange>> {
    const input = { userTaskKey, assignee, allowOverride };
    return changed({ assignee }, await callOperation(this.#server, assignUserTask, input, signal));
  }

  async unassign(userTaskKey: string, signal?: AbortSignal): Promise<Answered<TaskChange>> {
    const answer = await callOperation(this.#server, unassignUserTask, { userTaskKey }, signal);
    return changed({ assignee: undefined }, answer);
  }

  async complete(
    userTaskKey: string,
    variables: JsonObject,
    signal?: AbortSignal,
  ): Promise<Answered<TaskChange>> {
    const answer = await callOperation(this.#server, completeUserTask, { userTaskKey, variables }, signal);
    return changed({ state: 'COMPLETED' }, answer);
  }

  async update(
    userTaskKey: string,
    changeset: JsonObject,
    signal?: AbortSignal,
  ): Promise<Answered<TaskChange>> {
    const answer = await callOperation(this.#server, updateUserTask, { userTaskKey, changeset }, signal);
    // An empty text takes a date away.
    const different = Object.entries(changeset).map(([name, value]) => [
      name,
      value === '' ? undefined : value,
    ]);
    return changed(Object.fromEntries(different), answer);
  }

  async variables(
    key: string,
    names: readonly string[] = [],
    signal?: AbortSignal,
  ): Promise<Answered<JsonObject>> {
    const { versions } = this.#server;
    const known = await versionFor(searchUserTaskEffectiveVariables, versions, signal);
    const of = { key, names, version: known.version };
    const { value, status, requests } = await listEffectiveVariables(this.#server, of, signal);
    return { value: variablesIn(value), status, requests: known.requests + requests };
  }

  async setDraftVariables(): Promise<never> {
    throw unsupportedError(sentence`Set API to v1. Only Tasklist has draft variables`);
  }

  async form(userTaskKey: string, signal?: AbortSignal): Promise<Answered<TaskForm | null>> {
    const answer = await callOperation(this.#server, getUserTaskForm, { userTaskKey }, signal);
    const { value: body, status, requests } = answer;
    return { value: body === undefined ? null : readForm(body, status), status, requests };
  }

  untilClosed(key: string, _change: TaskChange, timeout: number, signal?: AbortSignal): Promise<number> {
    return untilClosed(key, (stop) => this.#find(key, stop), { timeout, clock: this.#clock, signal });
  }

  /** The task as a search shows it. The key alone finds it, so no tenant is asked for. */
  async #find(key: string, signal: AbortSignal | undefined) {
    const filters = [{ field: 'userTaskKey', operator: '$eq', value: key }];
    const search: Search = { filters, sort: [], query: undefined, limit: 1, shape: 'common' };
    const cluster = { ...this.#server, tenantId: undefined };
    const pages = prepareSearch(cluster, userTask, search).pages(signal);
    const { value } = await pages.next();
    return { task: value?.items[0], status: value?.status ?? 0, requests: value?.requests ?? 0 };
  }
}

/** The answer to a command, which tells nothing of the task. */
function changed(different: UserTask, { status, requests }: Answered<unknown>): Answered<TaskChange> {
  return { value: { changed: different }, status, requests };
}
