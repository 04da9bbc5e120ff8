import type { JsonObject } from '../json-object';
import type { TaskNaming } from './user-task';

/** Where a page starts, as the server said it: a cursor (8.8+) or the sort values of a task (before it, and Tasklist). */
export type Cursor = string | readonly unknown[];

/** One answer to a search, whichever API and version gave it. */
export interface SearchAnswer {
  items: readonly JsonObject[];
  /** How this server names what its tasks have. */
  naming: TaskNaming;
  status: number;
  /** API requests that it took. */
  requests: number;
  totalItems?: number | undefined;
  hasMoreTotalItems?: boolean | undefined;
  /** Where the next page starts. */
  next?: Cursor | undefined;
}
