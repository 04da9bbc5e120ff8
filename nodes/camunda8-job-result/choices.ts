// What can be chosen on the job result node. Data alone, because its form in the editor knows it too.

/** What to tell Camunda of a job, and the fields of the form that it has beside the key. */
export const OPERATIONS = {
  complete: ['variables', 'result'],
  fail: ['retries', 'retryBackoff', 'message'],
  error: ['errorCode', 'message', 'variables'],
  extend: ['seconds'],
} as const satisfies Record<string, readonly string[]>;

export type Operation = keyof typeof OPERATIONS;

/** By name, which in a flow file may be anything. */
export const FIELDS: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(OPERATIONS));

/** Value and type of each typed input, where a flow file has none. */
export const TYPED = {
  jobKey: ['job.jobKey', 'msg'],
  variables: ['payload', 'msg'],
  result: ['', 'json'],
  retries: ['', 'num'],
  message: ['error.message', 'msg'],
  errorCode: ['', 'str'],
} as const satisfies Record<string, readonly [value: string, type: string]>;
