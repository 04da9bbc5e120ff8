import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { orUnsupported } from '../operations/missing-operation';
import { type AskPage, type Beginning, taskPages } from '../search/paging';
import type { TaskPages, TaskSearch } from '../search/search';
import { userTaskRequest } from '../search/user-task-request';
import { UserTaskSearch } from '../search/user-task-search';
import { sentence } from '../sentence';
import type { ApiAnswer, Transport } from '../transport/transport';
import { ServerVersions } from '../version';
import { withVariables } from './search-with-variables';

export interface Topology {
  /** As the server sends it. */
  topology: JsonObject;
  status: number;
  requests: number;
}

/** The Orchestration Cluster API (`/v2`), of 8.6 and newer. */
export class OrchestrationCluster {
  readonly #transport: Transport;
  readonly #tenantId: string | undefined;
  /** The version, as all that ask this cluster know it. */
  readonly versions = new ServerVersions(() => this.topology());
  readonly #beginnings = new WeakMap<TaskSearch, Beginning>();

  /** @param options.tenantId default of searches that name no tenant */
  constructor(transport: Transport, options: { tenantId?: string | undefined } = {}) {
    this.#transport = transport;
    this.#tenantId = options.tenantId;
  }

  /** @throws CamundaError */
  async topology(signal?: AbortSignal): Promise<Topology> {
    const { status, body, requests } = await this.#askTopology(signal);
    if (!isJsonObject(body)) throw protocolError(sentence`a topology is no object`, status);
    this.versions.remember(body);
    return { topology: body, status, requests };
  }

  /**
   * Searches user tasks page by page; see `taskPages`. The first search asks for the cluster's version too.
   * @throws CamundaError from the first `next()` on; CAMUNDA_INVALID and CAMUNDA_UNSUPPORTED before a search is sent
   */
  searchUserTasks(search: TaskSearch, signal?: AbortSignal): TaskPages {
    const pages = taskPages(() => this.#beginningOf(search), search.shape, signal);
    const { variables: names, shape } = search;
    if (!names?.length) return pages;
    return withVariables(pages, this.#transport, this.versions, { names, shape }, signal);
  }

  #beginningOf(search: TaskSearch): Beginning {
    const known = this.#beginnings.get(search);
    if (known) return known;
    const request = userTaskRequest(search, this.#tenantId);
    const pages = new UserTaskSearch(this.#transport, this.versions, request);
    const ask: AskPage = (after, limit, stop) => pages.ask(after, limit, stop);
    const beginning = { plan: request.plan, ask };
    this.#beginnings.set(search, beginning);
    return beginning;
  }

  async #askTopology(signal: AbortSignal | undefined): Promise<ApiAnswer> {
    try {
      return await this.#transport.send({
        api: 'v2',
        method: 'GET',
        path: '/v2/topology',
        kind: 'read',
        signal,
      });
    } catch (error) {
      throw orUnsupported(
        error,
        sentence`There is no /v2 at this address: Camunda has it from 8.5 on, but a Tasklist or an Operate of its own (up to 8.7) has none: check the REST address, or set API to v1`,
      );
    }
  }
}
