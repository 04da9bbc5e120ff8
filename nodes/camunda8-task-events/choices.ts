// What the form of the task events and its runtime both know. Data alone.

/** Seconds of the shortest pause. */
export const DEFAULT_INTERVAL = 5;
export const LONGEST_INTERVAL = 86_400;

/** Minutes from one full pass to the next. */
export const DEFAULT_FULL_INTERVAL = 10;
export const LONGEST_FULL_INTERVAL = 1_440;

/** What the node can tell, in the order of its outputs. */
export const EVENTS = ['created', 'assigned', 'updated', 'completed', 'canceled'] as const;

/** Those that a node tells: what is absent, empty or unknown means all. @param events as a form or a flow file has them */
export function chosenEvents(events: unknown): readonly string[] {
  const named: unknown[] = Array.isArray(events) ? events : [];
  const chosen = EVENTS.filter((event) => named.includes(event));
  return chosen.length > 0 ? chosen : EVENTS;
}
