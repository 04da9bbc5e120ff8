// Times of jobs, in seconds, for their worker and their result alike.

/** That a flow may take for one job, or asks for when it extends it. */
export const DEFAULT_TIME = 300;
export const LONGEST_TIME = 604_800;

/** Before a failed job is offered again, where neither the form nor the message says. */
export const DEFAULT_RETRY_BACKOFF = 10;
export const LONGEST_RETRY_BACKOFF = 86_400;
