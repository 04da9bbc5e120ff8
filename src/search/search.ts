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

/** How items go on: in the newest names whichever server answered, or as the server sent them. Every key is text. */
export type Shape = 'common' | 'raw';

/** An item that was found, in one of the shapes. */
export type Item = Record<string, unknown>;

/** A search, before it is translated to what the API and its version understand. */
export interface Search {
  filters: readonly FilterRow[];
  sort: readonly SortRow[];
  /** A request body of the chosen API, from the message; see `readQuery`. */
  query: Readonly<Record<string, unknown>> | undefined;
  /** How many items in all; absent: all. */
  limit?: number;
  /** Items a request; absent: the query's own, else 100. */
  pageSize?: number;
  shape: Shape;
}

/** One page of a search, in the order of the server. */
export interface Page {
  items: Item[];
  /** Items that a full page has. */
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
export interface Pages extends AsyncIterable<Page> {
  next(): Promise<IteratorResult<Page, void>>;
  return(): Promise<IteratorResult<Page, void>>;
}

/** A search that is checked and translated as far as it can be before the server answers: each call asks it anew. */
export interface PreparedSearch {
  /** @throws CamundaError from the first `next()` on */
  pages(signal: AbortSignal | undefined): Pages;
}
