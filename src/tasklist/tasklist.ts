import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { refused } from '../operations/refusal';
import { type SearchAnswer, sortValuesCursor } from '../search/answer';
import { type PagedSearch, pagesOf } from '../search/paging';
import type { PreparedSearch } from '../search/search';
import { sentence } from '../sentence';
import type { ApiAnswer, Transport } from '../transport/transport';
import type { TaskSearch } from '../user-tasks/task-search';
import { tasklistNaming } from './naming';
import { NO_TASKLIST } from './refusals';
import { askingAgain, withVariableObjects } from './search-with-variables';
import { tasklistBody, tasklistRequest } from './tasklist-request';

/** Tasklist's API (`/v1`), which 8.10 no longer has. It never asks `/v2` and never needs its audience. */
export class Tasklist {
  readonly #transport: Transport;
  readonly #tenantId: string | undefined;

  /** @param options.tenantId default of searches that name no tenant */
  constructor(transport: Transport, options: { tenantId?: string | undefined } = {}) {
    this.#transport = transport;
    this.#tenantId = options.tenantId;
  }

  /**
   * A search for tasks. Tasklist tells no totals.
   * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_UNSUPPORTED for what Tasklist does not take
   */
  prepareSearch(search: TaskSearch): PreparedSearch {
    const { shape, variables } = search;
    const isNamed = Boolean(variables?.length);
    const request = tasklistRequest(search, this.#tenantId);
    const ask: PagedSearch['ask'] = async (after, limit, stop) =>
      readTasks(await this.#send(tasklistBody(request, after, limit), stop));
    const paged = { plan: request.plan, shape, ask: isNamed ? askingAgain(ask) : ask };
    if (!isNamed || shape === 'raw') return { pages: (signal) => pagesOf(paged, signal) };
    return {
      pages: (signal) => withVariableObjects(pagesOf(paged, signal), this.#transport, signal),
    };
  }

  /** Searches one task: the cheapest proof that the address is right and the credentials are taken. */
  async probe(signal?: AbortSignal): Promise<{ status: number; requests: number }> {
    const { status, requests } = readTasks(await this.#send({ pageSize: 1 }, signal));
    return { status, requests };
  }

  async #send(body: JsonObject, signal: AbortSignal | undefined): Promise<ApiAnswer> {
    try {
      return await this.#transport.send({
        api: 'v1',
        method: 'POST',
        path: '/v1/tasks/search',
        body,
        kind: 'read',
        signal,
      });
    } catch (error) {
      throw refused(error, NO_TASKLIST, '');
    }
  }
}

function readTasks({ status, body, requests }: ApiAnswer): SearchAnswer {
  if (!Array.isArray(body) || !body.every(isJsonObject)) {
    throw protocolError(sentence`the answer has no list of tasks`, status);
  }
  const next = sortValuesCursor(body.at(-1)?.sortValues, status);
  return { items: body, naming: tasklistNaming, status, requests, next };
}
