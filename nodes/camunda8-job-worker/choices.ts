// What the form of the job worker and its runtime both know. Data alone.

/** Jobs under way at once. */
export const DEFAULT_JOBS = 10;
export const MOST_JOBS = 1_000;
