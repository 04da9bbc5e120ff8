import type { Api } from '../connection/settings';

/** A row of the search form after its value has been evaluated. `field` has the newest /v2 name. */
export interface FilterRow {
  field: string;
  /** `$eq`, `$neq`, `$exists`, `$in`, `$notIn`, `$like`, `$gt`, `$gte`, `$lt` or `$lte`. */
  operator: string;
  value: unknown;
}

export interface SortRow {
  field: string;
  order: 'ASC' | 'DESC';
}

/**
 * A search for user tasks, before it is translated to what the API and its version understand. It is never changed: what
 * one object comes to is worked out once.
 */
export interface TaskSearch {
  api: Api;
  filters: readonly FilterRow[];
  sort: readonly SortRow[];
  /** A request body of the chosen API, from the message; see `QueryReader`. */
  query: Readonly<Record<string, unknown>> | undefined;
  /** How many tasks in all; absent: all. */
  limit?: number;
  /** Tasks a request; absent: the query's own, else 100. */
  pageSize?: number;
  shape: 'common' | 'raw';
  /**
   * Names of variables that each task is to have in `variables`: an object of names and values in the common shape, the
   * server's list with JSON texts in the raw one. Absent or empty: none, and `variables` is what the server makes of it.
   */
  variables?: readonly string[];
}

/** A task in the common or the raw shape (design: names of the newest /v2; every key a string). */
export type UserTask = Record<string, unknown>;

/** One page of a search, in the order of the server. */
export interface TaskPage {
  tasks: UserTask[];
  /** Tasks that a full page has. */
  pageSize: number;
  /** HTTP status of the page's answer. */
  status: number;
  /** API requests so far, all pages of this search together. */
  requests: number;
  /** As far as the server sends them. */
  totalItems?: number;
  hasMoreTotalItems?: boolean;
  /** Where the next search would go on: the cursor of 8.8+, the JSON text of the last sort values before it. */
  endCursor?: string;
}

/** The pages of a search, one `next()` at a time; `return()` gives up the rest. */
export interface TaskPages extends AsyncIterable<TaskPage> {
  next(): Promise<IteratorResult<TaskPage, void>>;
  return(): Promise<IteratorResult<TaskPage, void>>;
}
