// What can be chosen on the process instance node. Data alone, because its form in the editor knows it too.

const OF_A_START = [
  ...['processDefinitionId', 'processDefinitionKey', 'processVersion', 'variables', 'tags', 'businessId'],
  ...['startElements', 'tenantId'],
] as const;
const KEY = 'processInstanceKey';

/** What to do, and the fields of the form that it has. */
export const OPERATIONS = {
  start: OF_A_START,
  startAndWait: [...OF_A_START, 'fetchVariables', 'timeout'],
  get: [KEY],
  cancel: [KEY],
  setVariables: [KEY, 'variables', 'local'],
  modify: [KEY, 'modification'],
  migrate: [KEY, 'migration'],
  resolveIncidents: [KEY],
  delete: [KEY],
  suspend: [KEY],
  resume: [KEY],
} as const satisfies Record<string, readonly string[]>;

export type Operation = keyof typeof OPERATIONS;

/** By name, which in a flow file may be anything. */
export const FIELDS: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(OPERATIONS));

/** Seconds until a process has ended. */
export const DEFAULT_TIMEOUT = 60;
export const LONGEST_TIMEOUT = 86_400;

/** Camunda counts in 32 bits. */
export const HIGHEST_VERSION = 2_147_483_647;
