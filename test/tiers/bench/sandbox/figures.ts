/** How much of each the sandbox is given. */
export interface SandboxStart {
  instances: number;
  /** Jobs that are completed, one after the other. */
  jobs: number;
  tasks: number;
  searches: number;
}

export interface SandboxFigures {
  /** MB that instances that wait at a job hold, with all that searches see of them. */
  memory: number;
  /** Milliseconds of a completion over REST. */
  completion: number;
  /** Seconds until a sandbox with so many tasks has started. */
  filled: number;
  /** Milliseconds of the processor for a search with another filter each, and for a page of a walk over all tasks. */
  search: number;
  page: number;
}
