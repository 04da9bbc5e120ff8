import type { Entity, Naming } from '../entities/entity';
import { CamundaError, protocolError, unsupportedError } from '../errors';
import { writeJson } from '../http/write-json';
import type { Server } from '../operations/operation';
import { sentence } from '../sentence';
import { type ApiAnswer, JsonText } from '../transport/transport';
import { hasCursors, isAtLeast, type ServerVersion } from '../version';
import { type Cursor, readSearchAnswer, type SearchAnswer } from './answer';
import { type PagedSearch, pagesOf } from './paging';
import type { Pages, PreparedSearch, Search } from './search';
import { type SearchRequest, searchBody, searchRequest } from './search-request';

/** The cluster that is searched. */
export interface Searched extends Server {
  /** Of searches that name no tenant. */
  tenantId: string | undefined;
}

/** What another version of the server would explain, and the requests that it took to hear it. */
class Refusal {
  constructor(
    readonly error: CamundaError,
    readonly requests: number,
  ) {}
}

/** A search over /v2, in the words of whichever version the cluster has at the moment. */
class EntitySearch implements PagedSearch, PreparedSearch {
  readonly #cluster: Searched;
  readonly #request: SearchRequest;
  readonly plan: SearchRequest['plan'];
  readonly shape: Search['shape'];
  /** The body of the first page as it was asked for last: messages of one flow mostly ask for the same. */
  #first: { version: ServerVersion; limit: number; body: JsonText } | undefined;

  constructor(cluster: Searched, entity: Entity, search: Search) {
    this.#cluster = cluster;
    this.#request = searchRequest(entity, search, cluster.tenantId);
    this.plan = this.#request.plan;
    this.shape = search.shape;
  }

  pages(signal: AbortSignal | undefined): Pages {
    return pagesOf(this, signal);
  }

  /**
   * Asks for one page. A cluster can be upgraded or downgraded under a running flow: where the version was remembered
   * and does not fit, it is asked for again, and so is the page.
   * @throws CamundaError
   */
  async ask(
    after: Cursor | undefined,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<SearchAnswer> {
    const { versions } = this.#cluster;
    const { entity } = this.#request;
    const current = versions.current(signal);
    let { version, requests } = current instanceof Promise ? await current : current;
    for (let isRemembered = requests === 0; ; isRemembered = false) {
      let outcome: SearchAnswer | Refusal;
      try {
        outcome = readAs(entity, version, await this.#send(version, after, limit, signal));
      } catch (error) {
        outcome = refusalIn(error, version);
      }
      if (!(outcome instanceof Refusal)) {
        outcome.requests += requests;
        return outcome;
      }
      if (!isRemembered) throw outcome.error;
      const renewed = await versions.renewed(version, signal);
      if (renewed.version.name === version.name) throw outcome.error;
      version = renewed.version;
      requests = outcome.requests + renewed.requests;
    }
  }

  #send(
    version: ServerVersion,
    after: Cursor | undefined,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<ApiAnswer> {
    const { entity } = this.#request;
    if (!isAtLeast(version, entity.since)) throw tooOld(entity, version);
    // A place in the pages of the other kind of server means nothing here: start again, known items are left out.
    const place = hasCursors(version) === (typeof after === 'string') ? after : undefined;
    const body =
      place === undefined
        ? this.#firstBody(version, limit)
        : searchBody(this.#request, version, place, limit);
    const path = (hasCursors(version) ? undefined : entity.oldPath) ?? entity.path;
    return this.#cluster.transport.send({ api: 'v2', method: 'POST', path, body, kind: 'read', signal });
  }

  #firstBody(version: ServerVersion, limit: number): JsonText {
    if (this.#first?.version === version && this.#first.limit === limit) return this.#first.body;
    const body = new JsonText(writeJson(searchBody(this.#request, version, undefined, limit)));
    this.#first = { version, limit, body };
    return body;
  }
}

/**
 * Checks a search, and translates it as far as that goes without the server's version.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_UNSUPPORTED for what no version of the API takes
 */
export function prepareSearch(cluster: Searched, entity: Entity, search: Search): PreparedSearch {
  return new EntitySearch(cluster, entity, search);
}

function tooOld({ since, before, words }: Entity, { name }: ServerVersion): CamundaError {
  return unsupportedError(
    before
      ? sentence`Camunda ${name} cannot search ${words.full} over /v2. ${before}`
      : sentence`Camunda ${name} cannot search ${words.full} over /v2. That came with Camunda ${since}`,
  );
}

function namingIn(entity: Entity, version: ServerVersion): Naming {
  return hasCursors(version) ? entity.newestNaming : entity.namingBefore88;
}

/** 8.6 ignores what newer versions filter by, so nothing may be handed on of an answer with the names of another one. */
function readAs(entity: Entity, version: ServerVersion, answered: ApiAnswer): SearchAnswer | Refusal {
  const naming = namingIn(entity, version);
  const answer = readSearchAnswer(answered, entity, naming);
  if (answer.naming === naming) return answer;
  const what = sentence`its topology says ${version.name}, its ${entity.words.many} have the names of another version`;
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

/** 8.6 and 8.7 have the search as an alpha; switched off, its path is one item's, which knows no POST. */
function switchedOff({ cause }: CamundaError): CamundaError {
  return unsupportedError(
    sentence`Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true`,
    cause,
  );
}
