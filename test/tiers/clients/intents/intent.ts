import type { CATALOG } from '../../../../src/operations/catalog';
import type { JavaCall } from '../vendors/java-query';
import type { Item } from '../vendors/vendor';

/** How a client's functions are called: the generated ones by the names of the REST API, those of the SDK, and Java's. */
export type Dialect = 'rest' | 'sdk' | 'java';

/** A method's name and its arguments. */
export type NodeCall = readonly [method: string, ...args: unknown[]];

/** Something that somebody wants of Camunda, in the words of each client and of our node. */
export interface Intent {
  readonly name: string;
  /** `operationId` in our catalog. */
  readonly operation: (typeof CATALOG)[number]['id'];
  /** The first version whose clients have it; absent: 8.8. */
  readonly since?: '8.9';
  readonly rest: NodeCall;
  /** Absent: the SDK has no function for it, or is not asked. */
  readonly sdk?: NodeCall;
  /** Absent: the Java client has no command for it. */
  readonly java?: readonly JavaCall[];
  /** Its properties; absent: only the request node can do this. */
  readonly node?: Item & { readonly type: string };
  readonly msg?: Item;
}

/** Keys that no JavaScript number holds, so that each client shows whether it keeps every digit. */
export const KEYS = {
  instance: '11258999068426243',
  element: '11258999068426245',
  other: '11258999068426247',
  definition: '11258999068426249',
  job: '11258999068426251',
  task: '11258999068426253',
  incident: '11258999068426255',
  decision: '11258999068426257',
} as const;

/** A generated client waits for what it asks of the index, unless it is told not to. */
export const AT_ONCE = { consistency: { waitUpToMs: 0 } };
