/** What a flow without an entity searches, and a new node. */
export const DEFAULT_ENTITY = 'process-instances';
