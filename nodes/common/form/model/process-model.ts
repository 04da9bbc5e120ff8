import type { Value } from './feel-paths';

// What a flow has to know of a process.

/** A JSON object with values for variables. */
export type Example = Readonly<Record<string, Value>>;

/** A message as the file declares it. What begins with `=` is an expression. */
export interface ModelMessage {
  name: string;
  correlationKey: string;
}

export interface ProcessElement {
  id: string;
  /** Its name in BPMN, such as `userTask`. */
  type: string;
  /** Blank where it has none. */
  name: string;
  /** Types of its jobs; a listener's job does not do the work of the element. */
  jobs: readonly { type: string; isListener: boolean }[];
  /** Variables that the process expects of its own job, with values that fit. */
  gives: Example;
  /** Whether Camunda takes it with a job alone, and it has none. */
  lacksJob?: boolean;
  /** Of a user task: variables that its form sets, with values that fit; absent where the form is not known. */
  answer?: Example;
  /** What it waits for. */
  message?: ModelMessage;
  signal?: string;
  /** Who does its job, or sends its message, in place of a flow: Camunda's connectors, as far as the file tells. */
  connector?: 'works' | 'sends';
  /** Of a call activity: ID of the process that it runs; blank for one that only the running process knows. */
  calls?: string;
  /** Of a boundary event: ID of the element at whose border it is. */
  attachedTo?: string;
  /** Of what waits for an error; blank for any. */
  errorCode?: string;
  /** Of an ad-hoc subprocess: whether the process itself says which of its elements run. */
  isTold?: boolean;
  /** Whether the process itself begins here, not a subprocess. */
  isStart: boolean;
  /** Whether it waits for anything at all, a timer included. */
  isEvent: boolean;
  /** Of a user task: whether Camunda itself keeps it. Before Camunda's own user tasks it was a job for Tasklist. */
  isCamundaTask: boolean;
}

export interface ProcessModel {
  id: string;
  /** Blank where it has none. */
  name: string;
  /** Its own, and that of its starts. */
  documentation: string;
  /** Types of the jobs of its own listeners. */
  listeners: readonly string[];
  /** From left to right, as they are drawn; in the order of the file where nothing is drawn. */
  elements: readonly ProcessElement[];
  /** Variables that it reads before anything in it sets them, with values that fit. */
  example: Example;
  /** IDs of forms that are linked, and were not there when it was read. */
  missingForms: { start: readonly string[]; tasks: readonly string[] };
  /** Whether it has more elements than are told here. */
  isCut: boolean;
}
