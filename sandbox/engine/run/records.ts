import type { DeployedProcess } from '../definitions/deployed';
import type { ElementType, Flow, FlowNode, Listener } from '../model/model';

export type Variables = Readonly<Record<string, unknown>>;

export interface Variable {
  readonly key: string;
  readonly name: string;
  value: unknown;
  readonly scopeKey: string;
  readonly processInstanceKey: string;
}

export interface ProcessInstance {
  readonly key: string;
  definition: DeployedProcess;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  /** Milliseconds since 1970, as all dates here. */
  readonly startDate: number;
  endDate: number | undefined;
  readonly tags: readonly string[];
  readonly businessId: string | undefined;
  /** The call activity that has started it. */
  readonly parent: ElementInstance | undefined;
  readonly rootKey: string;
  /** How many processes have called each other down to it; 1 of a root. */
  readonly depth: number;
  /** Of the message that has started it, as long as no other may start one. */
  readonly correlationKey: string | undefined;
  /** Active ones. */
  incidents: number;
  /** Each time that one was taken. */
  readonly takenFlows: Flow[];
  readonly compensations: Compensation[];
  /** Shared by all that one command leads to, so that no loop goes on for ever. */
  budget: Budget;
}

export interface Budget {
  command: number;
  steps: number;
}

/** An activity that can be undone. */
export interface Compensation {
  readonly activity: FlowNode;
  readonly scope: ElementInstance;
  readonly handler: FlowNode;
}

/** How far an element instance has come. */
export type Phase = 'ACTIVATING' | 'ACTIVE' | 'COMPLETING' | 'TERMINATING' | 'COMPLETED' | 'TERMINATED';

/** An element that is or was active: a token, or a scope with tokens in it. */
export class ElementInstance {
  phase: Phase = 'ACTIVATING';
  endDate: number | undefined = undefined;
  /** Its own variables. */
  variables: Map<string, Variable> | undefined = undefined;
  /** Active ones in it. */
  children: Set<ElementInstance> | undefined = undefined;
  /** Flows that are taken and have not been arrived at, also those that wait at a join. */
  tokens = 0;
  /** Changes when its tokens are thrown away. */
  generation = 0;
  joins: Map<FlowNode, Map<Flow, number>> | undefined = undefined;
  subscriptions: Subscription[] | undefined = undefined;
  jobKey: string | undefined = undefined;
  userTaskKey: string | undefined = undefined;
  incidentKey: string | undefined = undefined;
  /** The root element of the instance that a call activity has started. */
  called: ElementInstance | undefined = undefined;
  loop: Loop | undefined = undefined;
  /** Variables that it gets at its end, for its output mappings. */
  result: Variables = {};
  /** The event has happened before it was entered. */
  isTriggered = false;
  /** An event sub-process has interrupted it, or an ad-hoc sub-process is to end. */
  isInterrupted = false;
  /** Its outgoing flows that are taken; all by default. */
  takes: readonly Flow[] | undefined = undefined;
  /** Nothing is entered in it by itself. */
  isEmpty = false;
  /** What is entered first in it, where that is not its start event without a trigger. */
  startEvent: FlowNode | undefined = undefined;
  /** What follows its end, whichever it is. */
  afterEnd: (() => void) | undefined = undefined;

  constructor(
    readonly key: string,
    readonly type: ElementType,
    public element: FlowNode,
    readonly process: ProcessInstance,
    readonly parent: ElementInstance | undefined,
    readonly startDate: number,
  ) {}

  /** Whether it is still to do something. */
  get isActive(): boolean {
    return this.phase === 'ACTIVATING' || this.phase === 'ACTIVE' || this.phase === 'COMPLETING';
  }

  /** As searches show it. */
  get state(): 'ACTIVE' | 'COMPLETED' | 'TERMINATED' {
    return this.phase === 'COMPLETED' || this.phase === 'TERMINATED' ? this.phase : 'ACTIVE';
  }

  /** Whether boundary events and compensation belong to it: to the body of a multi-instance, not to each in it. */
  get isWhole(): boolean {
    return this.type === 'MULTI_INSTANCE_BODY' || (!this.element.multiInstance && this.isProper);
  }

  /** Whether mappings and listeners belong to it: not to what Zeebe puts around or into an activity. */
  get isProper(): boolean {
    return this.type !== 'MULTI_INSTANCE_BODY' && this.type !== 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';
  }
}

/** How far a multi-instance or an ad-hoc sub-process has come. */
export interface Loop {
  readonly items: readonly unknown[];
  next: number;
  completed: number;
  isFulfilled: boolean;
  readonly results: unknown[];
}

/** What an element instance waits for: a message, a signal or a time. */
export interface Subscription {
  readonly key: string;
  readonly kind: 'message' | 'signal' | 'timer';
  readonly holder: ElementInstance;
  /** The event that happens: the holder's own, one of its boundary, of its event sub-processes, or behind a gateway. */
  catcher: FlowNode;
  /** Of a message or signal. */
  readonly name: string;
  readonly correlationKey: string;
  /** Of a timer: when it ends. */
  due: number | undefined;
  readonly createdDate: number;
  state: 'CREATED' | 'CORRELATED' | 'DELETED';
  close: () => void;
}

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
    | readonly { readonly elementId: string; readonly variables?: Variables }[]
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
  readonly formId: string | undefined;
  readonly formKey: string | undefined;
  readonly externalReference: string | undefined;
  readonly listeners: readonly Listener[];
}

export interface Message {
  readonly key: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly messageId: string | undefined;
  readonly variables: Variables;
  readonly tenantId: string;
  /** The ids of processes that have it: none gets it twice. */
  readonly correlated: Set<string>;
}
