import type { JsonObject } from '../../../src/json-object';
import type { Lacking } from '../../../src/search/lacking';

// What the runtime answers to a form with filter rows.

interface ServerPreview {
  /** For each row the oldest version that can filter like that, where 8.6 cannot. */
  since: (string | null)[];
  /** Of the cluster, where it is known: the body is in its words. */
  version?: string;
  /** What the chosen API of this version cannot do, where so much is known. */
  lacking?: Lacking;
  /** Whether this version has no Tasklist any more. */
  isWithoutTasklist?: boolean;
}

/** The request that a form stands for. */
export type RequestPreview = ServerPreview &
  ({ ok: true; body: JsonObject; unknown: string[] } | { ok: false; message: string });

/** What the form shows of an item: the members that its entity names, as far as it has them. */
export type ShownItem = { name: string; value: string }[];

/** What a search of the form finds. */
export type Trial =
  | {
      ok: true;
      count: number;
      /** Whether there are more than that. */
      more: boolean;
      items: ShownItem[];
    }
  /** Only a message brings these values, so that nothing was asked. */
  | { ok: false; unknown: string[] }
  | { ok: false; message: string };

/** By field of a filter: what occurs in the cluster, and a name that says more to people. */
export type Suggestions = Record<string, { value: string; label?: string }[]>;
