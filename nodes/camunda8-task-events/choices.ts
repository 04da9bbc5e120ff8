/** What the node can tell, in the order of its outputs. */
export const EVENTS = ['created', 'assigned', 'updated', 'completed', 'canceled'] as const;
