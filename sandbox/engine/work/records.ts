import type { DeployedForm } from '../definitions/deployed';
import type { Listener } from '../model/model';
import type { Refusal } from '../refusal';
import type { ElementInstance, Variables } from '../run/records';

export type JobKind = 'BPMN_ELEMENT' | 'EXECUTION_LISTENER' | 'TASK_LISTENER' | 'AD_HOC_SUB_PROCESS';

export type JobState =
  | 'CREATED'
  | 'ACTIVATED'
  | 'COMPLETED'
  | 'FAILED'
  | 'RETRIES_UPDATED'
  | 'TIMED_OUT'
  | 'ERROR_THROWN'
  | 'CANCELED';

export interface Job {
  readonly key: string;
  readonly kind: JobKind;
  /** Of a listener: what it listens to. */
  readonly listenerEventType: string | undefined;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly scope: ElementInstance;
  readonly createdDate: number;
  state: JobState;
  retries: number;
  worker: string;
  /** When its lock or its back-off ends. */
  deadline: number | undefined;
  errorCode: string | undefined;
  errorMessage: string | undefined;
  endDate: number | undefined;
  isDenied: boolean | undefined;
  deniedReason: string | undefined;
  incidentKey: string | undefined;
  /** Takes back what happens at the deadline. */
  cancelDeadline: (() => void) | undefined;
  readonly done: (result: JobResult) => void;
}

/** What a worker completes a job with. */
export interface JobResult {
  readonly variables?: Variables | undefined;
  /** Of task listeners. */
  readonly denied?: boolean | undefined;
  readonly deniedReason?: string | undefined;
  readonly corrections?: Corrections | undefined;
  /** Of ad-hoc sub-processes. */
  readonly activateElements?:
    | readonly { readonly elementId: string; readonly variables?: Variables | undefined }[]
    | undefined;
  readonly isCompletionConditionFulfilled?: boolean | undefined;
  readonly isCancelRemainingInstances?: boolean | undefined;
}

/** Changes of a user task; dates as milliseconds since 1970, null takes one away. */
export interface Corrections {
  readonly assignee?: string | undefined;
  readonly candidateGroups?: readonly string[] | undefined;
  readonly candidateUsers?: readonly string[] | undefined;
  readonly dueDate?: number | null | undefined;
  readonly followUpDate?: number | null | undefined;
  readonly priority?: number | undefined;
}

export type IncidentType =
  | 'UNKNOWN'
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'EXECUTION_LISTENER_NO_RETRIES'
  | 'TASK_LISTENER_NO_RETRIES'
  | 'AD_HOC_SUB_PROCESS_NO_RETRIES'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'UNHANDLED_ERROR_EVENT'
  | 'CALLED_DECISION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'FORM_NOT_FOUND';

export interface Incident {
  readonly key: string;
  readonly type: IncidentType;
  readonly message: string;
  readonly scope: ElementInstance;
  readonly jobKey: string | undefined;
  readonly createdDate: number;
  state: 'ACTIVE' | 'RESOLVED';
  readonly retry: () => void;
}

/** A user task of Zeebe's, not one of a job worker's. */
export interface UserTaskRecord {
  readonly key: string;
  readonly scope: ElementInstance;
  readonly createdDate: number;
  endDate: number | undefined;
  state:
    | 'CREATING'
    | 'CREATED'
    | 'ASSIGNING'
    | 'UPDATING'
    | 'COMPLETING'
    | 'CANCELING'
    | 'COMPLETED'
    | 'CANCELED';
  assignee: string | undefined;
  candidateGroups: readonly string[];
  candidateUsers: readonly string[];
  dueDate: number | undefined;
  followUpDate: number | undefined;
  priority: number;
  readonly form: DeployedForm | undefined;
  readonly externalReference: string | undefined;
  readonly listeners: readonly Listener[];
  /** What its listeners are asked about. */
  asked: Corrections;
  /** Who waits for its listeners. */
  settled: ((denial?: Refusal) => void) | undefined;
}
