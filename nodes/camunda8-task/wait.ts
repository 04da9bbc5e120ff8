/** Seconds until a search may show what a command did. */
export const DEFAULT_WAIT = 30;
export const LONGEST_WAIT = 3_600;
