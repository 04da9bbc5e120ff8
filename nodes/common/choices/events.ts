// What the forms of nodes that tell of events and their runtime both know. Data alone.

/** Seconds of the shortest pause. */
export const DEFAULT_INTERVAL = 5;
export const LONGEST_INTERVAL = 86_400;

/** Minutes from one full pass to the next. */
export const DEFAULT_FULL_INTERVAL = 10;
export const LONGEST_FULL_INTERVAL = 1_440;

/**
 * Those that a node tells: what is absent, empty or unknown means all.
 * @param all in the order of the outputs
 * @param events as a form or a flow file has them
 */
export function chosenEvents(all: readonly string[], events: unknown): readonly string[] {
  const named: unknown[] = Array.isArray(events) ? events : [];
  const chosen = all.filter((event) => named.includes(event));
  return chosen.length > 0 ? chosen : all;
}
