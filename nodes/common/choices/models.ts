// What forms and runtime both know of what is deployed. Data alone.

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
