// What the sidebar asks the runtime, and what it is answered. Data alone.

/** Processes or decisions of a cluster, and instances of a process, that are shown. */
export const MOST_PROCESSES = 50;
export const MOST_INSTANCES = 20;

/** Characters of a name or an ID, and of the message of an incident. */
export const MAX_NAME = 200;
export const MAX_MESSAGE = 500;

/** @param cluster ID of the config node */
export type Question =
  | { about: 'cluster' | 'processes' | 'decisions'; cluster: string }
  /** `key` of one version; blank before 8.8, which has none. */
  | { about: 'process'; cluster: string; processId: string; key: string }
  | { about: 'model' | 'table' | 'instance'; cluster: string; key: string };

/** `unknown`: it cannot be asked, or it is not deployed. */
export type State = 'up' | 'down' | 'loggedOut' | 'unknown';

export interface Refused {
  ok: false;
  /** In the reader's language. */
  message: string;
  state: State;
}

export interface ClusterAnswer {
  ok: true;
  state: 'up';
  version: string;
}

/** Instances that run, and those of them with an incident. */
export interface Figures {
  running: number;
  stuck: number;
}

export interface ShownProcess {
  id: string;
  /** Of its newest version, as far as it is known; blank before 8.8. */
  key: string;
  version?: number;
  name?: string;
  tenantId?: string;
  /** Absent: nobody may know. */
  figures?: Figures;
}

export interface ProcessesAnswer {
  ok: true;
  processes: ShownProcess[];
  isAll: boolean;
  /** Before 8.8 a cluster shows only what runs. */
  isOld: boolean;
  /** Why there are no figures. */
  message?: string;
}

export interface ShownInstance {
  key: string;
  /** RFC 3339; blank where it is not known. */
  startDate: string;
  isStuck: boolean;
  businessId?: string;
}

/** How many tokens are at an element, and how many were. */
export interface ElementFigures {
  elementId: string;
  active: number;
  stuck: number;
  completed: number;
  canceled: number;
}

export interface ProcessAnswer {
  ok: true;
  elements: ElementFigures[];
  /** Those that run, the newest first; where they are not all, those that are stuck before the others. */
  instances: ShownInstance[];
  figures: Figures;
  versions: { key: string; version: number }[];
}

export interface ShownDecision {
  id: string;
  key: string;
  version: number;
  name?: string;
}

export interface DecisionsAnswer {
  ok: true;
  decisions: ShownDecision[];
  isAll: boolean;
}

export interface ModelAnswer {
  ok: true;
  /** BPMN or DMN; absent where it cannot be read. */
  xml?: string;
}

export interface ShownIncident {
  key: string;
  elementId: string;
  errorType: string;
  message: string;
}

export interface InstanceAnswer {
  ok: true;
  elements: ElementFigures[];
  /** IDs of the sequence flows that it has taken. */
  way: string[];
  incidents: ShownIncident[];
}

export interface Answers {
  cluster: ClusterAnswer;
  processes: ProcessesAnswer;
  process: ProcessAnswer;
  model: ModelAnswer;
  decisions: DecisionsAnswer;
  table: ModelAnswer;
  instance: InstanceAnswer;
}

/** What can be changed: an incident is resolved, and the job that waits for that gets a retry. @param key of the incident */
export interface Mending {
  cluster: string;
  key: string;
}
