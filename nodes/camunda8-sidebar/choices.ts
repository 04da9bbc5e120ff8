// What the sidebar asks the runtime, and what it is answered. Data alone.
import type { ElementFigures } from '../../src/processes/tokens';

export type { ElementFigures };

/** Incidents that are looked through. */
export const MOST_INCIDENTS = 100;

/** Processes or decisions of a cluster, and instances or versions of a process, that are shown. */
export const MOST_PROCESSES = 50;
export const MOST_INSTANCES = 20;
export const MOST_VERSIONS = 20;
/** The same where instances of older ones may run that are not shown. */
export const MOST_OLD_VERSIONS = 500;
/** Nodes that search whose figures are shown. */
export const MOST_SEARCHES = 50;
/** Milliseconds that lines show at most. */
export const HOUR = 3_600_000;

/** Characters of a name or an ID, and of the message of an incident. */
export const MAX_NAME = 200;
export const MAX_MESSAGE = 500;

/** Characters of a form's JSON that a browser is sent, and reads. */
export const MAX_FORM = 500_000;

/** @param cluster ID of the config node */
export type Question =
  | { about: 'cluster' | 'processes' | 'decisions' | 'searches'; cluster: string }
  /** `key` of one version; blank before 8.8, which has none. `tenantId` is blank for the default tenant. */
  | { about: 'process'; cluster: string; processId: string; tenantId: string; key: string }
  | { about: 'model' | 'table' | 'instance'; cluster: string; key: string }
  /** What a process of a tenant calls. */
  | { about: 'calledProcess' | 'calledDecision'; cluster: string; id: string; tenantId: string }
  /** `key` of one version of the process; `elementId` of a user task, blank for the form that starts it. */
  | { about: 'form'; cluster: string; key: string; elementId: string };

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
  /** Of which there are more than that: Camunda finds 10,000 and says that it stops there. Absent: of none. */
  more?: readonly ('running' | 'stuck')[];
}

export interface ShownProcess {
  id: string;
  /** Of its newest version, as far as it is known; blank before 8.8. */
  key: string;
  version?: number;
  name?: string;
  /** Absent: the default tenant. */
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

export interface ShownVersion {
  key: string;
  version: number;
}

export interface ShownInstance {
  key: string;
  /** Of its process; absent before 8.8. */
  version?: ShownVersion;
  /** RFC 3339; blank where it is not known. */
  startDate: string;
  isStuck: boolean;
  businessId?: string;
}

export interface ProcessAnswer {
  ok: true;
  /** Of the version that was asked for. */
  elements: ElementFigures[];
  /** Of all versions: those that are stuck before the others, and of each the newest first. */
  instances: ShownInstance[];
  /** Of the version that was asked for; before 8.8 of all. */
  figures: Figures;
  /** Of all other versions; absent where nothing of them runs. */
  others?: Figures;
  /** The newest first: the newest, and all of which instances run. */
  versions: ShownVersion[];
}

export interface ShownDecision {
  id: string;
  key: string;
  version: number;
  name?: string;
  /** Absent: the default tenant. */
  tenantId?: string;
}

export interface DecisionsAnswer {
  ok: true;
  decisions: ShownDecision[];
  isAll: boolean;
}

export interface CalledAnswer {
  ok: true;
  /** Its newest version; absent where it is not deployed, or not for everybody. */
  process?: ShownProcess;
  decision?: ShownDecision;
}

export interface ModelAnswer {
  ok: true;
  /** BPMN or DMN; absent where it cannot be read. */
  xml?: string;
}

export interface FormAnswer {
  ok: true;
  /** A Camunda Form, as JSON. */
  schema?: string;
  /** Why there is none: a form that is linked is known of a task alone. */
  missing?: 'noTask' | 'noForm' | 'tooLarge';
}

export interface ShownIncident {
  key: string;
  elementId: string;
  /** ID of the process that the element is in; absent: the one that is shown. */
  processId?: string;
  errorType: string;
  message: string;
  /** A date; blank where Camunda tells none. */
  since: string;
}

export interface InstanceAnswer {
  ok: true;
  elements: ElementFigures[];
  /** IDs of the sequence flows that it has taken. */
  way: string[];
  incidents: ShownIncident[];
}

/** What a search found, so many milliseconds ago. */
export interface ShownRun {
  ago: number;
  items: number;
  pages: number;
}

/** What a node found since it was deployed. */
export interface ShownSearch {
  /** Of the node; of those in instances of a subflow, that of its node in the template. */
  id: string;
  last: ShownRun;
  /** Of the last hour, the oldest first; of several within a minute the one that found the most. */
  runs: ShownRun[];
}

export interface SearchesAnswer {
  ok: true;
  /** Those that searched last come first. */
  searches: ShownSearch[];
}

export interface Answers {
  cluster: ClusterAnswer;
  processes: ProcessesAnswer;
  process: ProcessAnswer;
  model: ModelAnswer;
  decisions: DecisionsAnswer;
  table: ModelAnswer;
  instance: InstanceAnswer;
  form: FormAnswer;
  calledProcess: CalledAnswer;
  calledDecision: CalledAnswer;
  searches: SearchesAnswer;
}

/** What can be changed: an incident is resolved, and the job that waits for that gets a retry. @param key of the incident */
export interface Mending {
  cluster: string;
  key: string;
}
