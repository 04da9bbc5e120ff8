import type { Sandbox, SandboxAuthentication, Version } from '../../../../sandbox/sandbox';
import type { FilterRow } from '../suites/filter-rows';

export type Item = Record<string, unknown>;

/** In the words of the REST API, whatever the client calls them. */
export interface TaskQuery {
  filter?: Item;
  sort?: { field: string; order?: 'ASC' | 'DESC' }[];
  page?: { from?: number; limit?: number; after?: string; before?: string };
}

export interface TaskPage {
  items: Item[];
  page: { totalItems: unknown; startCursor?: string; endCursor?: string };
}

export interface Resource {
  name: string;
  content: string;
}

/** What a client has logged in to. Keys are decimal texts. */
export interface Session {
  topology(): Promise<Item>;
  searchTasks(query: TaskQuery): Promise<TaskPage>;
  task(key: string): Promise<Item>;
  form?(key: string): Promise<Item | null>;
  variables(key: string, filter?: Item): Promise<Item[]>;
  effectiveVariables?(key: string): Promise<Item[]>;
  assign(key: string, assignee: string, allowOverride?: boolean): Promise<unknown>;
  unassign(key: string): Promise<unknown>;
  update?(key: string, changeset: Item): Promise<unknown>;
  complete(key: string, variables: Item): Promise<unknown>;
  deploy(resources: readonly Resource[]): Promise<{ processes: Item[]; forms: Item[] }>;
  start(process: Item): Promise<Item>;
  instance?(key: string): Promise<Item>;
  cancel(key: string): Promise<unknown>;
  identity?(): Promise<Item>;
}

/** Where the client is, and who it says it is. */
export interface Login {
  sandbox: Sandbox;
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
  /** The ways that it can log in, and what keeps it from the others. */
  authentications: Record<SandboxAuthentication, true | string>;
  offers: readonly Offer[];
  /** What its filters cannot say, as it stands in a query. */
  lacks: readonly string[];
  /** Filters of the tasks in `suites/filters.ts` that no other client has. */
  ownFilters: readonly FilterRow[];
  start(): Promise<void>;
  connect(login: Login): Promise<Session>;
  stop(): Promise<void>;
}

/** A login of the sandbox's own user and client. */
export function rightLogin(sandbox: Sandbox, authentication: SandboxAuthentication = 'none'): Login {
  return { sandbox, authentication, password: 'demo', clientSecret: 'node-red-test-secret' };
}
