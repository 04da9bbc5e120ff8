import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { orUnsupported } from '../operations/missing-operation';
import type { PreparedSearch } from '../search/search';
import { sentence } from '../sentence';
import type { ApiAnswer, Transport } from '../transport/transport';
import { ServerVersions } from '../version';
import { prepareTaskSearch, type TaskSearch } from './task-search';

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

  /** See `prepareTaskSearch`. @throws CamundaError */
  prepareTaskSearch(search: TaskSearch): PreparedSearch {
    const searched = { transport: this.#transport, versions: this.versions, tenantId: this.#tenantId };
    return prepareTaskSearch(searched, search);
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
