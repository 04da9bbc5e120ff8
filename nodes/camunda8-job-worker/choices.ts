// What the form of the job worker and its runtime both know. Data alone.

/** Jobs under way at once. */
export const DEFAULT_JOBS = 10;
export const MOST_JOBS = 1_000;

/** Characters of a job type that the form offers. */
export const MAX_TYPE = 200;

/** What a cluster shows of the types of its jobs. */
export interface JobTypes {
  types: string[];
  /** BPMN of its processes, which the browser reads. */
  models: string[];
  /** Whether these are all processes that it shows. */
  isAll: boolean;
}
