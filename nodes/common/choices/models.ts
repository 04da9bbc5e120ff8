// What forms and runtime both know of what is deployed. Data alone.

/** Characters of an ID, a name or a type that a form offers, and how many of a kind. */
export const MAX_TEXT = 200;
export const MOST_OFFERED = 1_000;

/** The name of the tenant that people do not name. */
export const DEFAULT_TENANT = '<default>';

/** Where a field asks what it can suggest. `processes` also has their keys. */
export type ModelQuestion =
  | { about: 'processes' | 'decisions' | 'models' | 'jobTypes' }
  | { about: 'versions'; processId: string }
  /** @param tenantId absent: of each tenant that has the process @param version blank: the newest */
  | { about: 'startForms'; processId: string; tenantId?: string }
  | { about: 'model'; processId: string; tenantId?: string; version: string };

/** A version of a process or a decision. */
export interface DeployedDefinition {
  id: string;
  key: string;
  version: number;
  name?: string;
  tag?: string;
  /** Absent: the default tenant. */
  tenantId?: string;
}

/** A task whose process nobody can read. */
export interface DeployedTask {
  id: string;
  processId: string;
  name?: string;
}

/** What a cluster shows; what was not asked for is absent. */
export interface Deployed {
  /** The newest first. */
  processes?: DeployedDefinition[];
  /** With the processes: the tenant that the cluster node names; absent where it names none. */
  tenantId?: string;
  decisions?: DeployedDefinition[];
  /** Of jobs that wait. */
  jobTypes?: string[];
  /** BPMN, which the browser reads. */
  models?: string[];
  tasks?: DeployedTask[];
  /** Schemas of forms, as JSON. */
  forms?: string[];
  /** Whether the cluster shows no others. */
  isAll: boolean;
}
