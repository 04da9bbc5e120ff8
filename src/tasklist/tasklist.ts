import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { orUnsupported } from '../operations/missing-operation';
import { type AskPage, taskPages } from '../search/paging';
import type { TaskPages, TaskSearch } from '../search/search';
import type { SearchAnswer } from '../search/search-answer';
import { tasklistNaming } from '../search/user-task';
import { sortValuesCursor } from '../search/user-task-answer';
import { sentence } from '../sentence';
import type { ApiAnswer, Transport } from '../transport/transport';
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
   * Searches tasks page by page; see `taskPages`. Tasklist tells no totals.
   * @throws CamundaError from the first `next()` on
   */
  searchTasks(search: TaskSearch, signal?: AbortSignal): TaskPages {
    const named = Boolean(search.variables?.length);
    const begin = () => {
      const request = tasklistRequest(search, this.#tenantId);
      const ask: AskPage = async (after, limit, stop) =>
        readTasks(await this.#send(tasklistBody(request, after, limit), stop));
      return { plan: request.plan, ask: named ? askingAgain(ask) : ask };
    };
    const pages = taskPages(begin, search.shape, signal);
    return named && search.shape === 'common' ? withVariableObjects(pages, this.#transport, signal) : pages;
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
      throw orTasklistGone(error);
    }
  }
}

/** What to throw where a request of `/v1` failed: a sentence of its own where the cluster has none. */
export function orTasklistGone(error: unknown): unknown {
  return orUnsupported(
    error,
    sentence`Tasklist v1 is not there on this cluster: it was removed in 8.10 and may be switched off: set API to v2`,
  );
}

function readTasks({ status, body, requests }: ApiAnswer): SearchAnswer {
  if (!Array.isArray(body) || !body.every(isJsonObject)) {
    throw protocolError(sentence`a search of Tasklist has no list of tasks`, status);
  }
  const next = sortValuesCursor(body.at(-1)?.sortValues, status);
  return { items: body, naming: tasklistNaming, status, requests, next };
}
