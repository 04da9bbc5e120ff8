import type { JsonObject } from '../../../src/json-object';

// What the runtime answers to a form with filter rows.

/** The request that a form stands for. */
export type RequestPreview =
  | {
      ok: true;
      body: JsonObject;
      unknown: string[];
      /** For each row the oldest version that can filter like that, where 8.6 cannot. */
      since: (string | null)[];
      /** Of the cluster, where it is known: the body is in its words. */
      version?: string;
    }
  | { ok: false; message: string; since: (string | null)[]; version?: string };

/** What the form shows of a task. */
export const SHOWN_MEMBERS = ['name', 'elementId', 'state', 'assignee', 'dueDate'] as const;

export type ShownTask = Partial<Record<(typeof SHOWN_MEMBERS)[number], string>>;

/** What a search of the form finds. */
export type Trial =
  | {
      ok: true;
      count: number;
      /** Whether there are more than that. */
      more: boolean;
      tasks: ShownTask[];
    }
  /** Only a message brings these values, so that nothing was asked. */
  | { ok: false; unknown: string[] }
  | { ok: false; message: string };

/** By field of a filter: what occurs in the cluster, and a name that says more to people. */
export type Suggestions = Record<string, { value: string; label?: string }[]>;
