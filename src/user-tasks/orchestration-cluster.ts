import type { Entity } from '../entities/entity';
import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type Answered, callOperation } from '../operations/operation';
import { getTopology } from '../operations/topology';
import { prepareSearch, type Searched } from '../search/prepared-search';
import type { PreparedSearch, Search } from '../search/search';
import { sentence } from '../sentence';
import type { Transport } from '../transport/transport';
import { ServerVersions } from '../version';
import { prepareTaskSearch, type TaskSearch } from './task-search';
import { listUsers, type User } from './users';

export interface Topology {
  /** As the server sends it. */
  topology: JsonObject;
  status: number;
  requests: number;
}

/** The Orchestration Cluster API (`/v2`), of 8.6 and newer. */
export class OrchestrationCluster {
  readonly #searched: Searched;
  /** The version, as all that ask this cluster know it. */
  readonly versions: ServerVersions;

  /**
   * @param options.tenantId default of searches that name no tenant
   * @param options.versions of another one for the same cluster, which knows them as well
   */
  constructor(
    transport: Transport,
    options: { tenantId?: string | undefined; versions?: ServerVersions } = {},
  ) {
    this.versions = options.versions ?? new ServerVersions(() => this.topology());
    this.#searched = { transport, versions: this.versions, tenantId: options.tenantId };
  }

  /** @throws CamundaError */
  async topology(signal?: AbortSignal): Promise<Topology> {
    const { value: body, status, requests } = await callOperation(this.#searched, getTopology, {}, signal);
    if (!isJsonObject(body)) throw protocolError(sentence`the topology is not an object`, status);
    this.versions.remember(body);
    return { topology: body, status, requests };
  }

  /** The users that this cluster manages itself, by name. @throws CamundaError */
  users(limit: number, signal?: AbortSignal): Promise<Answered<User[]>> {
    return listUsers(this.#searched, limit, signal);
  }

  /** See `prepareSearch`. @throws CamundaError */
  prepareSearch(entity: Entity, search: Search): PreparedSearch {
    return prepareSearch(this.#searched, entity, search);
  }

  /** See `prepareTaskSearch`. @throws CamundaError */
  prepareTaskSearch(search: TaskSearch): PreparedSearch {
    return prepareTaskSearch(this.#searched, search);
  }
}
