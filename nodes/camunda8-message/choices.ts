// What can be chosen on the message node. Data alone, because its form in the editor knows it too.

/** What to do with a message, and the fields of the form that it alone has. */
export const OPERATIONS = {
  publish: ['timeToLive', 'messageId'],
  correlate: [],
} as const satisfies Record<string, readonly string[]>;

export type Operation = keyof typeof OPERATIONS;

/** By name, which in a flow file may be anything. */
export const FIELDS: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(OPERATIONS));

/** Seconds that Camunda keeps a message for whoever waits for it later. */
export const DEFAULT_TIME_TO_LIVE = 60;
export const LONGEST_TIME_TO_LIVE = 31_536_000;
