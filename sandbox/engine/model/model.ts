/** Zeebe's names for kinds of elements, as element instances have them. */
export type ElementType =
  | 'PROCESS'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'AD_HOC_SUB_PROCESS'
  | 'AD_HOC_SUB_PROCESS_INNER_INSTANCE'
  | 'MULTI_INSTANCE_BODY'
  | 'START_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'END_EVENT'
  | 'TASK'
  | 'SERVICE_TASK'
  | 'SEND_TASK'
  | 'RECEIVE_TASK'
  | 'USER_TASK'
  | 'MANUAL_TASK'
  | 'SCRIPT_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'CALL_ACTIVITY'
  | 'EXCLUSIVE_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'EVENT_BASED_GATEWAY';

/** FEEL after a `=`, else the text itself. */
export type Source = string;

export interface Mapping {
  readonly source: Source;
  /** `a` or a path such as `a.b`. */
  readonly target: string;
}

export interface JobSpec {
  readonly type: Source;
  readonly retries: Source;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Listener {
  /** `start`, `end`; of user tasks `creating`, `assigning`, `updating`, `completing`, `canceling`. */
  readonly eventType: string;
  readonly job: JobSpec;
}

export type TimerKind = 'date' | 'duration' | 'cycle';

export type EventDefinition =
  | { readonly kind: 'none' | 'terminate' }
  | { readonly kind: 'message'; readonly name: Source; readonly correlationKey?: Source | undefined }
  | { readonly kind: 'signal'; readonly name: Source }
  | { readonly kind: 'timer'; readonly timer: TimerKind; readonly source: Source }
  /** Catching without a code: every error. */
  | { readonly kind: 'error' | 'escalation'; readonly code?: Source | undefined }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'compensation'; readonly activity?: string | undefined };

export interface MultiInstance {
  readonly isSequential: boolean;
  readonly inputCollection: Source;
  readonly inputElement?: string | undefined;
  readonly outputCollection?: string | undefined;
  readonly outputElement?: Source | undefined;
  readonly completionCondition?: Source | undefined;
}

/** Which version of something else counts. */
export interface Binding {
  readonly type: 'latest' | 'deployment' | 'versionTag';
  readonly versionTag?: string | undefined;
}

export interface CalledElement {
  readonly processId: Source;
  readonly passesAllVariables: boolean;
  readonly returnsAllVariables: boolean;
  readonly binding: Binding;
}

export interface CalledDecision {
  readonly decisionId: Source;
  readonly resultVariable: string;
  readonly binding: Binding;
}

export interface Script {
  readonly expression: Source;
  readonly resultVariable: string;
}

export interface UserTaskSpec {
  readonly implementation: 'ZEEBE_USER_TASK' | 'JOB_WORKER';
  readonly assignee?: Source | undefined;
  readonly candidateGroups?: Source | undefined;
  readonly candidateUsers?: Source | undefined;
  readonly dueDate?: Source | undefined;
  readonly followUpDate?: Source | undefined;
  readonly priority?: Source | undefined;
  readonly formId?: Source | undefined;
  readonly formBinding: Binding;
  /** Of a form that stands in the file itself, or elsewhere. */
  readonly formKey?: string | undefined;
  readonly externalReference?: Source | undefined;
  readonly listeners: readonly Listener[];
}

export interface AdHoc {
  readonly activeElements?: Source | undefined;
  readonly completionCondition?: Source | undefined;
  readonly cancelsRemaining: boolean;
  readonly outputCollection?: string | undefined;
  readonly outputElement?: Source | undefined;
}

export interface Flow {
  readonly id: string;
  readonly source: FlowNode;
  readonly target: FlowNode;
  readonly condition?: Source | undefined;
}

/** What a scope or a flow leads to: an element of the process, or the process itself. */
export interface FlowNode {
  readonly id: string;
  readonly name?: string | undefined;
  readonly type: ElementType;
  /** The process, or the sub-process that it is in; none of the process. */
  readonly scope?: FlowNode | undefined;
  readonly outgoing: Flow[];
  readonly incoming: Flow[];
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly event: EventDefinition;
  readonly listeners: readonly Listener[];
  readonly job?: JobSpec | undefined;
  readonly defaultFlow?: string | undefined;
  readonly multiInstance?: MultiInstance | undefined;
  readonly calledElement?: CalledElement | undefined;
  readonly calledDecision?: CalledDecision | undefined;
  readonly script?: Script | undefined;
  readonly userTask?: UserTaskSpec | undefined;
  readonly adHoc?: AdHoc | undefined;
  /** Of boundary events and of start events of event sub-processes. */
  readonly isInterrupting: boolean;
  readonly isForCompensation: boolean;
  readonly attachedTo?: string | undefined;
  readonly boundaryEvents: FlowNode[];
  /** What a compensation boundary event leads to. */
  handler?: FlowNode | undefined;
  /** The elements of a scope. */
  readonly children: FlowNode[];
}

export interface ProcessModel {
  readonly id: string;
  readonly name?: string | undefined;
  readonly versionTag?: string | undefined;
  /** Of the form that people fill in to start it. */
  readonly startFormId?: string | undefined;
  readonly root: FlowNode;
  /** All elements by id, the process too. */
  readonly elements: ReadonlyMap<string, FlowNode>;
}

export const startEventsOf = (scope: FlowNode) => scope.children.filter(({ type }) => type === 'START_EVENT');

/** The start events of a scope's event sub-processes. */
export const eventSubProcessStarts = (scope: FlowNode) =>
  scope.children.filter(({ type }) => type === 'EVENT_SUB_PROCESS').flatMap(startEventsOf);

export const isLinkTarget = ({ type, event }: FlowNode, name: string) =>
  type === 'INTERMEDIATE_CATCH_EVENT' && event.kind === 'link' && event.name === name;
