import type { DeployedProcess } from '../definitions/deployed';
import type { ElementType, Flow, FlowNode } from '../model/model';

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
  /** When one of these elements has ended, all of it is terminated. */
  readonly terminateAfter: readonly string[];
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

/** A message has come to an instance that waited for it, or has started it. */
export interface Correlation {
  readonly message: Message;
  readonly subscriptionKey: string;
  readonly process: ProcessInstance;
  readonly element: FlowNode;
  /** Who waited; nobody where the message has started the instance. */
  readonly elementInstanceKey: string | undefined;
  readonly date: number;
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
