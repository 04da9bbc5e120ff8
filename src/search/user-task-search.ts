import { CamundaError, protocolError, unsupportedError } from '../errors';
import { sentence } from '../sentence';
import type { ApiAnswer, Transport } from '../transport/transport';
import { hasCursors, isAtLeast, type ServerVersion, type ServerVersions } from '../version';
import type { AskPage } from './paging';
import type { Cursor, SearchAnswer } from './search-answer';
import { namingBefore88, newestNaming } from './user-task';
import { readUserTasks } from './user-task-answer';
import { firstUserTaskBody, type UserTaskRequest, userTaskBody } from './user-task-request';

/** What is asked for. */
interface Asked {
  /** A place in the pages; absent: the start. */
  after: Cursor | undefined;
  /** A number of tasks. */
  limit: number;
  signal: AbortSignal | undefined;
}

/** What another version of the server would explain, and the requests that it took to hear it. */
class Refusal {
  constructor(
    readonly error: CamundaError,
    readonly requests: number,
  ) {}
}

/** One search of `/v2/user-tasks/search`, in the words of whichever version the cluster has at the moment. */
export class UserTaskSearch {
  readonly #transport: Transport;
  readonly #versions: ServerVersions;
  readonly #request: UserTaskRequest;

  constructor(transport: Transport, versions: ServerVersions, request: UserTaskRequest) {
    this.#transport = transport;
    this.#versions = versions;
    this.#request = request;
  }

  /**
   * Asks for one page. A cluster can be upgraded or downgraded under a running flow: where the version was remembered
   * and does not fit, it is asked for again, and so is the page.
   * @throws CamundaError
   */
  async ask(...[after, limit, signal]: Parameters<AskPage>): Promise<SearchAnswer> {
    const asked: Asked = { after, limit, signal };
    const current = this.#versions.current(signal);
    let { version, requests } = current instanceof Promise ? await current : current;
    for (let isRemembered = requests === 0; ; isRemembered = false) {
      let outcome: SearchAnswer | Refusal;
      try {
        outcome = readAs(version, await this.#send(version, asked));
      } catch (error) {
        outcome = refusalIn(error, version);
      }
      if (!(outcome instanceof Refusal)) {
        outcome.requests += requests;
        return outcome;
      }
      if (!isRemembered) throw outcome.error;
      const renewed = await this.#versions.renewed(version, signal);
      if (renewed.version.name === version.name) throw outcome.error;
      version = renewed.version;
      requests = outcome.requests + renewed.requests;
    }
  }

  #send(version: ServerVersion, { after, limit, signal }: Asked): Promise<ApiAnswer> {
    if (!isAtLeast(version, '8.6')) {
      throw unsupportedError(
        sentence`Camunda ${version.name} cannot search user tasks over /v2: set API to v1`,
      );
    }
    // A place in the pages of the other kind of server means nothing here: start again, known tasks are left out.
    const place = hasCursors(version) === (typeof after === 'string') ? after : undefined;
    const body =
      place === undefined
        ? firstUserTaskBody(this.#request, version, limit)
        : userTaskBody(this.#request, version, place, limit);
    return this.#transport.send({
      api: 'v2',
      method: 'POST',
      path: '/v2/user-tasks/search',
      body,
      kind: 'read',
      signal,
    });
  }
}

function namingIn(version: ServerVersion) {
  return hasCursors(version) ? newestNaming : namingBefore88;
}

/** 8.6 ignores what newer versions filter by, so nothing may be handed on of an answer with the names of another one. */
function readAs(version: ServerVersion, answered: ApiAnswer): SearchAnswer | Refusal {
  const naming = namingIn(version);
  const answer = readUserTasks(answered, naming);
  if (answer.naming === naming) return answer;
  const what = sentence`its topology says ${version.name}, its tasks have the names of another version`;
  return new Refusal(protocolError(what, answer.status), answer.requests);
}

/** @throws what is no such refusal */
function refusalIn(error: unknown, version: ServerVersion): Refusal {
  if (!(error instanceof CamundaError)) throw error;
  const { status } = error.cause;
  const isRefusal = error.code === 'CAMUNDA_UNSUPPORTED' || error.code === 'CAMUNDA_INVALID';
  if (isRefusal && (status === undefined || status === 400)) return new Refusal(error, status ? 1 : 0);
  throw status === 405 && !hasCursors(version) ? switchedOff(error) : error;
}

/** 8.6 and 8.7 have the search as an alpha; switched off, its path is a task's, which knows no POST. */
function switchedOff({ cause }: CamundaError): CamundaError {
  return unsupportedError(
    sentence`Search is switched off on this cluster: set CAMUNDA_REST_QUERY_ENABLED=true`,
    cause,
  );
}
