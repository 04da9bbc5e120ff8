import type { SandboxRequest } from '../http';
import type { Version } from '../settings';
import { absent, invalidArgument } from './answer';
import { objectAt, readSort, readWindow } from './query-8.8';

/** A short list, as a search from 8.8 on sends it. */
interface List<T> {
  items: readonly T[];
  /** Fields that it can be sorted by. */
  sorts: readonly (string & keyof T)[];
  /** Absent: it knows no cursors. */
  cursorOf?: (item: T) => string;
}

/** The page of a list that a query asks for, and `page` of the answer. */
export function pageOfList<T>(
  request: SandboxRequest,
  version: Version,
  query: Record<string, unknown>,
  { items: all, sorts, cursorOf }: List<T>,
) {
  const sort = readSort(query.sort ?? [], sorts);
  const sorted = all.toSorted((a, b) => {
    for (const { field, descending } of sort) {
      if (a[field] !== b[field]) {
        return a[field] < b[field] === descending ? 1 : -1;
      }
    }
    return 0;
  });
  const places = cursorOf ? ['from', 'limit', 'after', 'before'] : ['from', 'limit'];
  const items = window(request, sorted, objectAt('page', query.page ?? {}, places), cursorOf);
  const cursor = (item: T | undefined) => (item && cursorOf?.(item)) || absent(version);
  const page = {
    totalItems: all.length,
    hasMoreTotalItems: false,
    startCursor: cursor(items.at(0)),
    endCursor: cursor(items.at(-1)),
  };
  return { items, page };
}

function window<T>(
  request: SandboxRequest,
  found: readonly T[],
  page: Record<string, unknown>,
  cursorOf: List<T>['cursorOf'],
): T[] {
  const { from, limit } = readWindow(request, page);
  const cursor = page.after ?? page.before;
  if (cursor === undefined) {
    return found.slice(from, from + limit);
  }
  const position = found.findIndex((item) => cursorOf?.(item) === cursor);
  if (position < 0) {
    throw invalidArgument(request, `The cursor '${cursor}' is invalid.`);
  }
  return page.after === undefined
    ? found.slice(Math.max(0, position - limit), position)
    : found.slice(position + 1, position + 1 + limit);
}

export function cursorFor(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64');
}
