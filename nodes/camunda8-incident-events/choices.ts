/** What the node can tell, in the order of its outputs. */
export const EVENTS = ['created', 'resolved'] as const;
