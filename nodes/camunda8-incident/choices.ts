// What can be chosen on the incident node. Data alone, because its form in the editor knows it too.

/** What to do, and the fields of the form that it has beside the key. */
export const OPERATIONS = {
  resolve: ['retries'],
  get: [],
} as const satisfies Record<string, readonly string[]>;

export type Operation = keyof typeof OPERATIONS;

/** By name, which in a flow file may be anything. */
export const FIELDS: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(OPERATIONS));

/** Retries that a job without any gets where the form does not say. */
export const DEFAULT_RETRIES = 1;
export const MOST_RETRIES = 1_000;
