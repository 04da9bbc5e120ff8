import type { Sandbox, SandboxAuthentication, Version } from '../../../../sandbox/sandbox';
import type { Dialect } from '../intents/intent';
import type { FilterRow } from '../suites/filter-rows';

export type Item = Record<string, unknown>;

/** In the words of the REST API, whatever the client calls them. */
export interface Query {
  filter?: Item;
  sort?: { field: string; order?: 'ASC' | 'DESC' }[];
  page?: { from?: number; limit?: number; after?: string; before?: string };
}

export interface Page {
  items: Item[];
  page: { totalItems: unknown; startCursor?: string; endCursor?: string };
}

export interface Resource {
  name: string;
  content: string;
}

/** What a worker does with a job. */
export type Deed =
  | { complete: Item }
  /** Its handler throws an error of this message. */
  | { fail: string }
  | { error: { errorCode: string; errorMessage?: string; variables?: Item } };

/** A worker to open. */
export interface Work {
  type: string;
  /** Its name. */
  worker: string;
  /** Jobs that it has at once. */
  capacity: number;
  /** Milliseconds that a job is locked. */
  timeout: number;
  /** Names; none: all. */
  fetchVariables?: readonly string[];
  /** What it does with a job that comes the first time, the second time, and so on; the last one for ever. */
  deeds: readonly Deed[];
}

/** A job worker of a client's own. */
export interface Worker {
  /** Lets it finish what it has. @returns every job that it was given, in their order */
  stop(): Promise<Item[]>;
}

/** What can be searched, as the REST API's paths call it. */
export const ENTITIES = [
  'process-definitions',
  'process-instances',
  'element-instances',
  'variables',
  'incidents',
  'jobs',
  'decision-definitions',
  'decision-requirements',
  'decision-instances',
  'message-subscriptions',
  'correlated-message-subscriptions',
] as const;

export type Entity = (typeof ENTITIES)[number];

/** `ProcessInstances` for `process-instances`. */
export function pascal(entity: Entity): string {
  return entity.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export interface Deployment {
  processes: Item[];
  decisions: Item[];
  decisionRequirements: Item[];
  forms: Item[];
}

/** What a client has logged in to. Keys are decimal texts. */
export interface Session {
  topology(): Promise<Item>;
  searchTasks(query: Query): Promise<Page>;
  task(key: string): Promise<Item>;
  form?(key: string): Promise<Item | null>;
  variables(key: string, filter?: Item): Promise<Item[]>;
  effectiveVariables?(key: string): Promise<Item[]>;
  assign(key: string, assignee: string, allowOverride?: boolean): Promise<unknown>;
  unassign(key: string): Promise<unknown>;
  update?(key: string, changeset: Item): Promise<unknown>;
  complete(key: string, variables: Item): Promise<unknown>;
  deploy(resources: readonly Resource[]): Promise<Deployment>;
  start(process: Item): Promise<Item>;
  search(entity: Entity, query: Query): Promise<Page>;
  work(work: Work): Promise<Worker>;
  updateJob(key: string, changeset: Item): Promise<unknown>;
  /** Takes jobs without a worker. @param lock milliseconds @returns their keys */
  activateJobs?(type: string, most: number, lock: number): Promise<string[]>;
  completeJob?(key: string, variables: Item): Promise<unknown>;
  resolveIncident(key: string): Promise<unknown>;
  setVariables(elementInstanceKey: string, variables: Item): Promise<unknown>;
  publish(message: Item): Promise<Item>;
  correlate(message: Item): Promise<Item>;
  broadcast(signal: Item): Promise<Item>;
  evaluate(decision: Item): Promise<Item>;
  instance?(key: string): Promise<Item>;
  cancel(key: string): Promise<unknown>;
  identity?(): Promise<Item>;
}

/** Where the client is, and who it says it is. */
export interface Login {
  sandbox: Pick<Sandbox, 'url' | 'tokenUrl'>;
  authentication: SandboxAuthentication;
  /** Of the user, and of the OIDC client. */
  password: string;
  clientSecret: string;
}

/** What not every client has a function for. */
export type Offer = 'form' | 'effectiveVariables' | 'update' | 'instance' | 'identity';

/** A client of Camunda's in one version. */
export interface Vendor {
  name: string;
  version: string;
  /** Of the sandbox that it is meant for. */
  api: Version;
  dialect: Dialect;
  /** The ways that it can log in, and what keeps it from the others. */
  authentications: Record<SandboxAuthentication, true | string>;
  offers: readonly Offer[];
  /** What it has a search for, beside user tasks. */
  searches: readonly Entity[];
  /**
   * What a filter can say of what it searches, such as `state` and `state.like`, or the fields of an order; absent:
   * everything.
   */
  offered?(entity: Entity, part: 'filter' | 'sort'): Promise<ReadonlySet<string>>;
  /** Fields of process definitions that it does not show. */
  hides: readonly string[];
  /** What its filters cannot say, as it stands in a query. */
  lacks: readonly string[];
  /** Filters of the tasks in `suites/filters.ts` that no other client has. */
  ownFilters: readonly FilterRow[];
  /** Whether it writes names of files in ISO-8859-1, whatever the server reads. */
  namesInLatin1: boolean;
  start(): Promise<void>;
  connect(login: Login): Promise<Session>;
  /** Logs in too. @returns what calls its functions by their own names, as `call` of `ClientProcess` does */
  speak(login: Login): Promise<(call: readonly unknown[]) => Promise<unknown>>;
  stop(): Promise<void>;
}

/** A login of the sandbox's own user and client. */
export function rightLogin(sandbox: Login['sandbox'], authentication: SandboxAuthentication = 'none'): Login {
  return { sandbox, authentication, password: 'demo', clientSecret: 'node-red-test-secret' };
}
