// What can be chosen on the task node. Data alone, because its form in the editor knows it too.

interface Offered {
  /** Fields of the form that this operation has beside the key. */
  fields: readonly string[];
  /** Whether the task is found, so that there is no key. */
  isFound?: true;
  /** The API that alone has it. */
  only?: 'v1' | 'v2';
}

export const OPERATIONS = {
  get: { fields: [] },
  claim: { fields: ['assignee', 'filters', 'order'], isFound: true },
  assign: { fields: ['assignee', 'allowOverride'] },
  unassign: { fields: [] },
  complete: { fields: ['variables', 'variableRows', 'wait', 'waitTimeout'] },
  update: { fields: ['changes'], only: 'v2' },
  variables: { fields: ['variableNames'] },
  setDraftVariables: { fields: ['variables', 'variableRows'], only: 'v1' },
  form: { fields: [] },
} as const satisfies Record<string, Offered>;

export type Operation = keyof typeof OPERATIONS;

/** By name, which in a flow file may be anything. */
export const OFFERED: ReadonlyMap<unknown, Offered> = new Map(Object.entries(OPERATIONS));

/** Seconds until a search may show what a command did. */
export const DEFAULT_WAIT = 30;
export const LONGEST_WAIT = 3_600;

/** Which task is claimed first. */
export const ORDERS = ['oldest', 'due', 'priority'] as const;
export type Order = (typeof ORDERS)[number];

/** What a claimed task always is, so that no filter can ask for it. */
export const CLAIMED_FIELDS: readonly string[] = ['state', 'assignee'];

/** A variable as a row of the form saves it: the value is that of a typed input. */
export interface VariableRow {
  name: string;
  value: string;
  valueType: string;
}

/** A task whose form can fill in rows. */
export interface TaskWithForm {
  userTaskKey: string;
  name: string;
  processName?: string;
}

interface Refused {
  ok: false;
  message: string;
}

/** What the runtime answers to the form. */
export type TasksWithForm = { ok: true; tasks: TaskWithForm[] } | Refused;
export type RowsOfForm = { ok: true; rows: VariableRow[] } | Refused;
