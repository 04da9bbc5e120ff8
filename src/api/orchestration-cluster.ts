import { CamundaError, unsupportedError } from '../errors';
import type { ApiAnswer, Transport } from '../http/transport';
import { isJsonObject, type JsonObject } from './json-object';
import { type Cursor, type SearchAnswer, taskPages } from './paging';
import type { TaskPage, TaskSearch } from './search';
import { hasCursors, isAtLeast, type ServerVersion, ServerVersions } from './server-version';
import { namingBefore88, newestNaming } from './user-task';
import { notThePromise, readUserTasks } from './user-task-answer';
import { type UserTaskRequest, userTaskBody, userTaskRequest } from './user-task-request';

const SEARCH = '/v2/user-tasks/search';

/** What one request for a page came to: an answer, or a doubt whether the server still is the version we took it for. */
type Attempt = { answer: SearchAnswer } | { doubt: CamundaError; requests: number };

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
  readonly #versions = new ServerVersions(() => this.topology());

  /** @param options.tenantId default of searches that name no tenant */
  constructor(transport: Transport, options: { tenantId?: string | undefined } = {}) {
    this.#transport = transport;
    this.#tenantId = options.tenantId;
  }

  /** @throws CamundaError */
  async topology(signal?: AbortSignal): Promise<Topology> {
    const { status, body, requests } = await this.#transport.send({
      api: 'v2',
      method: 'GET',
      path: '/v2/topology',
      kind: 'read',
      ...(signal ? { signal } : {}),
    });
    if (!isJsonObject(body)) throw notThePromise('a topology is no object', status);
    this.#versions.remember(body);
    return { topology: body, status, requests };
  }

  /**
   * Searches user tasks page by page; see `taskPages`. The first search asks for the cluster's version too.
   * @throws CamundaError from the first `next()` on; CAMUNDA_INVALID and CAMUNDA_UNSUPPORTED before a search is sent
   */
  async *searchUserTasks(search: TaskSearch, signal?: AbortSignal): AsyncGenerator<TaskPage, void> {
    const request = userTaskRequest(search, this.#tenantId);
    yield* taskPages(
      (after, limit, stop) => this.#page(request, after, limit, stop),
      request.plan,
      search.shape,
      signal,
    );
  }

  async #page(
    request: UserTaskRequest,
    after: Cursor | undefined,
    limit: number,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const known = await this.#versions.current(signal);
    let attempt = await this.#attempt(request, known.version, after, limit, signal);
    let requests = known.requests;
    // A cluster can be upgraded or downgraded under a running flow. What was asked just now is believed.
    if ('doubt' in attempt && known.requests === 0) {
      const renewed = await this.#versions.renewed(known.version, signal);
      requests += attempt.requests + renewed.requests;
      if (renewed.version.name !== known.version.name) {
        attempt = await this.#attempt(request, renewed.version, after, limit, signal);
      }
    }
    if ('doubt' in attempt) throw attempt.doubt;
    return { ...attempt.answer, requests: requests + attempt.answer.requests };
  }

  async #attempt(
    request: UserTaskRequest,
    version: ServerVersion,
    after: Cursor | undefined,
    limit: number,
    signal: AbortSignal,
  ): Promise<Attempt> {
    if (!isAtLeast(version, '8.6')) {
      throw unsupportedError(`Camunda ${version.name} cannot search user tasks over /v2: set API to v1`);
    }
    const expected = hasCursors(version) ? newestNaming : namingBefore88;
    // A place in the pages of the other kind of server means nothing here: start again, known tasks are left out.
    const place = hasCursors(version) === (typeof after === 'string') ? after : undefined;
    let sent: ApiAnswer;
    try {
      const body = userTaskBody(request, version, place, limit);
      sent = await this.#transport.send({
        api: 'v2',
        method: 'POST',
        path: SEARCH,
        body,
        kind: 'read',
        signal,
      });
    } catch (error) {
      if (!(error instanceof CamundaError)) throw error;
      if (error.code === 'CAMUNDA_INVALID' && error.cause.status === 400)
        return { doubt: error, requests: 1 };
      throw error.cause.status === 405 && !hasCursors(version) ? switchedOff(error) : error;
    }
    const answer = readUserTasks(sent, expected);
    // 8.6 ignores what newer versions filter by: nothing of such an answer may be handed on.
    if (answer.naming === expected) return { answer };
    const what = `its topology says ${version.name}, its tasks have the names of another version`;
    return { doubt: notThePromise(what, sent.status), requests: sent.requests };
  }
}

/** 8.6 and 8.7 have the search as an alpha; switched off, its path is a task's, which knows no POST. */
function switchedOff({ cause }: CamundaError): CamundaError {
  return unsupportedError(
    'Search is switched off on this cluster: set CAMUNDA_REST_QUERY_ENABLED=true',
    cause,
  );
}
