// What the form of the cluster events and its runtime both know. Data alone.

/** Seconds from one look to the next, where nobody else asks. */
export const DEFAULT_INTERVAL = 60;
export const SHORTEST_INTERVAL = 5;
export const LONGEST_INTERVAL = 86_400;
