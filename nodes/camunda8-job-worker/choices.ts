// What the form of the job worker and its runtime both know. Data alone.

/** Jobs under way at once. */
export const DEFAULT_JOBS = 10;
export const MOST_JOBS = 1_000;

/** Seconds that a flow may take for one job. */
export const DEFAULT_TIMEOUT = 300;
export const LONGEST_TIMEOUT = 604_800;

/** Seconds before a job that we fail is offered again. */
export const DEFAULT_RETRY_BACKOFF = 10;
export const LONGEST_RETRY_BACKOFF = 86_400;

/** What becomes of a job that the flow has not answered in time. */
export const WHEN_UNANSWERED = ['fail', 'leave'] as const;

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
