import type { Authentication, LoginState } from './auth/authentication';
import { createAuthentication } from './auth/create-authentication';
import { systemClock } from './clock';
import type { Api, ClusterSettings } from './connection/settings';
import { Definitions } from './definitions/definitions';
import type { Entity } from './entities/entity';
import { ConnectionFailure } from './http/connection-failure';
import type { ConnectionOptions } from './http/dispatcher';
import { Jobs } from './jobs/jobs';
import type { Answered, Server } from './operations/operation';
import { askWhole, type WholeRequest } from './operations/whole-request';
import { Decisions } from './processes/decisions';
import { type DeploymentFile, deploy } from './processes/deploy';
import { Incidents } from './processes/incidents';
import { Messages } from './processes/messages';
import { Onlooker } from './processes/onlooker';
import { Processes } from './processes/processes';
import type { Pages, PreparedSearch, Search } from './search/search';
import type { Sentence } from './sentence';
import { Tasklist } from './tasklist/tasklist';
import { TasklistTasks } from './tasklist/user-task-operations-v1';
import { type Ear, HeardTransport } from './transport/heard-transport';
import { HttpTransport } from './transport/http-transport';
import { startFormOf } from './user-tasks/form';
import { OrchestrationCluster } from './user-tasks/orchestration-cluster';
import type { TaskSearch } from './user-tasks/task-search';
import type { UserTaskOperations } from './user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from './user-tasks/user-task-operations-v2';
import type { KnownVersion } from './version';

/** Milliseconds after `close` for the last polls of workers, which nobody can take back, and for what is handed back. */
const LAST_JOBS = 12_000;

/** What `login` found out, and what was asked for it. */
export interface LoginResult {
  state: LoginState & { gatewayVersion?: string };
  status: number;
  requests: number;
}

/**
 * One Camunda cluster: its APIs, and the one token or session with which all of them are asked.
 * Every method throws `CamundaError` and nothing else.
 */
export class CamundaClient {
  readonly #authentication: Authentication;
  readonly #transport: HttpTransport;
  readonly #calls: HeardTransport;
  readonly #server: Server;
  readonly #tenantId: string | undefined;
  readonly #orchestrationCluster: OrchestrationCluster;
  readonly #tasklist: Tasklist;
  /** What can be done with one user task, over each API. */
  readonly userTasks: Readonly<Record<Api, UserTaskOperations>>;
  readonly messages: Messages;
  readonly decisions: Decisions;
  /** What is deployed. */
  readonly definitions: Definitions;
  readonly incidents: Incidents;
  /** Workers, and what flows answer. */
  readonly jobs: Jobs;
  /** Process instances: what starts, changes and ends them. */
  readonly processes: Processes;
  /** What those are asked for who only look. */
  readonly onlooker: Onlooker;
  readonly #sources: Record<Api, string>;

  /** @param warn told in a sentence what went wrong without failing a call */
  constructor(settings: ClusterSettings, options: ConnectionOptions, warn: (words: Sentence) => void) {
    this.#authentication = createAuthentication(settings, options, warn);
    this.#transport = new HttpTransport(settings, this.#authentication, options);
    this.#calls = new HeardTransport(this.#transport);
    const { addresses, tenantId = '' } = settings;
    this.#sources = { v2: `${addresses.v2[0]} ${tenantId}`, v1: `${addresses.v1[0]} ${tenantId}` };
    this.#tenantId = tenantId || undefined;
    const defaults = settings.tenantId ? { tenantId: settings.tenantId } : {};
    this.#orchestrationCluster = new OrchestrationCluster(this.#calls, defaults);
    this.#tasklist = new Tasklist(this.#calls, defaults);
    this.userTasks = {
      v2: new OrchestrationClusterTasks(this.#calls, this.#orchestrationCluster.versions),
      v1: new TasklistTasks(this.#calls),
    };
    this.#server = { transport: this.#calls, versions: this.#orchestrationCluster.versions };
    this.definitions = new Definitions(this.#server);
    this.jobs = new Jobs(this.#server, addresses.v2[0], this.#tenantId);
    this.processes = new Processes({
      ...this.#server,
      tenantId: this.#tenantId,
      time: () => this.timeOf('v2'),
    });
    this.onlooker = new Onlooker(this.#calls, this.#server.versions, this.#tenantId);
    this.messages = new Messages(this.#server, this.#tenantId);
    this.decisions = new Decisions(this.#server, this.#tenantId);
    this.incidents = new Incidents(this.#server);
  }

  /** The topology as the server sends it. */
  topology(signal?: AbortSignal): ReturnType<OrchestrationCluster['topology']> {
    return this.#orchestrationCluster.topology(signal);
  }

  /** The version of the cluster as it was found out last, without any request; undefined before the first search over v2. */
  get knownVersion(): string | undefined {
    return this.#orchestrationCluster.versions.known?.name;
  }

  /** The version of the cluster: at once where it is known, else it is asked for. @throws CamundaError */
  version(signal?: AbortSignal): KnownVersion | Promise<KnownVersion> {
    return this.#orchestrationCluster.versions.current(signal);
  }

  /** A search over /v2 for any entity that can be asked again and again. @throws CamundaError for what cannot be asked */
  prepareSearch(entity: Entity, search: Search): PreparedSearch {
    return this.#orchestrationCluster.prepareSearch(entity, search);
  }

  /** A search for user tasks that can be asked again and again. @throws CamundaError for what cannot be asked */
  prepareTaskSearch(search: TaskSearch): PreparedSearch {
    return search.api === 'v1'
      ? this.#tasklist.prepareSearch(search)
      : this.#orchestrationCluster.prepareTaskSearch(search);
  }

  /** The user tasks that match, page by page. */
  searchTasks(search: TaskSearch, signal?: AbortSignal): Pages {
    return this.prepareTaskSearch(search).pages(signal);
  }

  /** That of everything that names none, where the settings have one. */
  get tenantId(): string | undefined {
    return this.#tenantId;
  }

  /** Which tasks are found over this API, as text: its address and the tenant. */
  sourceOf(api: Api): string {
    return this.#sources[api];
  }

  /** What time it was at this API's server when it last answered, in milliseconds since 1970; undefined where it did not say. */
  timeOf(api: Api): number | undefined {
    return this.#transport.timeOf(api);
  }

  /** Tells of every call of an API that has ended, whoever made it. @returns ends it */
  listen(ear: Ear): () => void {
    return this.#calls.listen(ear);
  }

  /** Proves the connection with one call: v2 the topology, v1 a search of one task. */
  async login(api: Api, signal?: AbortSignal): Promise<LoginResult> {
    if (api === 'v1') {
      const { status, requests } = await this.#tasklist.probe(signal);
      return { state: { ...this.loginState(api), authenticated: true }, status, requests };
    }
    const { topology, status, requests } = await this.#orchestrationCluster.topology(signal);
    const { gatewayVersion } = topology;
    const version = typeof gatewayVersion === 'string' ? { gatewayVersion } : {};
    return { state: { ...this.loginState(api), authenticated: true, ...version }, status, requests };
  }

  /** Asks for an operation of the catalog, or of one's own. */
  ask(request: WholeRequest, signal?: AbortSignal): Promise<Answered<unknown>> {
    return askWhole(this.#server, request, signal);
  }

  /** Deploys files, all of them or none. @param tenantId absent: the cluster's */
  deploy(
    files: readonly DeploymentFile[],
    tenantId?: string,
    signal?: AbortSignal,
  ): ReturnType<typeof deploy> {
    return deploy(this.#server, files, tenantId ?? this.#tenantId, signal);
  }

  /** The form with which people start a process; null where it has none. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  startForm(processDefinitionKey: string, signal?: AbortSignal): ReturnType<typeof startFormOf> {
    return startFormOf(this.#server, processDefinitionKey, signal);
  }

  /** Users that the cluster manages itself, so many at most. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  users(limit: number, signal?: AbortSignal): ReturnType<OrchestrationCluster['users']> {
    return this.#orchestrationCluster.users(limit, signal);
  }

  /** What is known about the login, without any request. */
  loginState(api: Api): LoginState {
    return this.#authentication.state(api);
  }

  /** Ends the session on the server, or forgets the token; the next call logs in again. */
  async logout(api: Api): Promise<void> {
    try {
      await this.#authentication.logout(api);
    } catch (failure) {
      throw failure instanceof ConnectionFailure ? failure.error : failure;
    }
  }

  /** Headers that authenticate a request to this API. They are secret. */
  async requestHeaders(api: Api, signal?: AbortSignal): Promise<Record<string, string>> {
    const { headers } = await this.#authentication.authorize(api, signal);
    return { ...headers };
  }

  /**
   * Ends all calls and forgets every token and session. Where there are workers, their last polls and what they hand back
   * may take 12 s more: nobody waits for that.
   */
  async close(): Promise<void> {
    const lastJobs = this.jobs.underWay;
    if (!lastJobs) return this.#end();
    void this.#endAfter(lastJobs);
    await this.#transport.closeUsual();
  }

  /** Never rejects. */
  async #endAfter(lastJobs: Promise<unknown>): Promise<void> {
    const enough = new AbortController();
    await Promise.race([lastJobs, systemClock.sleep(LAST_JOBS, enough.signal).catch(() => {})]);
    enough.abort();
    await this.#end().catch(() => {});
  }

  async #end(): Promise<void> {
    await Promise.all([this.#transport.close(), this.#authentication.close()]);
  }
}
