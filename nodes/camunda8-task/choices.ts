// What can be chosen on the task node. Data alone, because its form in the editor knows it too.

export const OPERATIONS = [
  'get',
  'assign',
  'unassign',
  'complete',
  'update',
  'variables',
  'setDraftVariables',
  'form',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** Seconds until a search may show what a command did. */
export const DEFAULT_WAIT = 30;
export const LONGEST_WAIT = 3_600;
