// What the form of the task events and its runtime both know. Data alone.

/** Seconds of the shortest pause. */
export const DEFAULT_INTERVAL = 5;
export const LONGEST_INTERVAL = 86_400;

/** Minutes from one full pass to the next. */
export const DEFAULT_FULL_INTERVAL = 10;
export const LONGEST_FULL_INTERVAL = 1_440;
