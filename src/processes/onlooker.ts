import { Definitions } from '../definitions/definitions';
import type { Entity } from '../entities/entity';
import type { Server } from '../operations/operation';
import type { PreparedSearch, Search } from '../search/search';
import type { Transport } from '../transport/transport';
import { startFormOf } from '../user-tasks/form';
import { OrchestrationCluster, type Topology } from '../user-tasks/orchestration-cluster';
import type { TaskSearch } from '../user-tasks/task-search';
import type { UserTaskOperations } from '../user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from '../user-tasks/user-task-operations-v2';
import type { KnownVersion, ServerVersions } from '../version';
import { Incidents } from './incidents';
import { Tokens } from './tokens';

/**
 * A cluster for those who only look at it, of whom there may be many: they have a few connections of their own, so that no
 * flow waits for them. Everything throws CamundaError.
 */
export class Onlooker {
  readonly definitions: Definitions;
  readonly tokens: Tokens;
  readonly incidents: Pick<Incidents, 'ofInstance'>;
  readonly userTasks: Pick<UserTaskOperations, 'form'>;
  readonly #server: Server;
  readonly #cluster: OrchestrationCluster;

  /** @param versions as flows know them */
  constructor(usual: Transport, versions: ServerVersions, tenantId: string | undefined) {
    const transport: Transport = { send: (request) => usual.send({ ...request, isLook: true }) };
    this.#server = { transport, versions };
    this.#cluster = new OrchestrationCluster(transport, { versions, tenantId });
    this.definitions = new Definitions(this.#server);
    this.tokens = new Tokens(this.#server);
    this.incidents = new Incidents(this.#server);
    this.userTasks = new OrchestrationClusterTasks(transport, versions);
  }

  /** The topology as the server sends it. */
  topology(signal?: AbortSignal): Promise<Topology> {
    return this.#cluster.topology(signal);
  }

  /** The version as it was found out last, without any request. */
  get knownVersion(): string | undefined {
    return this.#server.versions.known?.name;
  }

  /** At once where it is known, else it is asked for. */
  version(signal?: AbortSignal): KnownVersion | Promise<KnownVersion> {
    return this.#server.versions.current(signal);
  }

  prepareSearch(entity: Entity, search: Search): PreparedSearch {
    return this.#cluster.prepareSearch(entity, search);
  }

  prepareTaskSearch(search: TaskSearch): PreparedSearch {
    return this.#cluster.prepareTaskSearch(search);
  }

  /** The form with which people start a process; null where it has none. */
  startForm(processDefinitionKey: string, signal?: AbortSignal): ReturnType<typeof startFormOf> {
    return startFormOf(this.#server, processDefinitionKey, signal);
  }
}
