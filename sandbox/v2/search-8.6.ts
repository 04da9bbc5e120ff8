import { cursorTexts, readCursor } from '../cursor';
import type { Collection } from '../exporter/collection';
import { type Answer, isObject, problem, Refused, readObject, type SandboxRequest } from '../http';
import { type Sort, type Sortable, sortValues } from '../sorted-index';
import { invalidArgument, v2Json } from './answer';

const DEFAULT_LIMIT = 10;
/** Elasticsearch's and OpenSearch's window. */
const MAX_WINDOW = 10_000;

export type Matches<Document> = (document: Document) => boolean;

/** What 8.6 can search, as data. */
export interface Searched86<Document extends Sortable> {
  /** As failures call it. */
  readonly title: string;
  readonly collection: Collection<Document>;
  /** Fields to sort by: dates and numbers. */
  readonly sorts: readonly [string, ...string[]];
  /** What a filter field compares with; a document matches where one of these is the value asked for. */
  readonly filters: Readonly<Record<string, (document: Document) => readonly (string | undefined)[]>>;
  /** What else a filter asks. */
  readonly conditions?: (
    filter: Record<string, unknown>,
    request: SandboxRequest,
  ) => readonly Matches<Document>[];
  readonly shape: (document: Document) => object;
}

/** `POST .../search` of 8.6: equality only, unknown fields ignored, pages by sort values. */
export function searchOf86<Document extends Sortable>(
  searched: Searched86<Document>,
  request: SandboxRequest,
): Answer {
  const query = readObject(request);
  const complaints: string[] = [];
  const sort = readSort(request, query.sort ?? [], searched.sorts, complaints);
  const page = objectOr400(request, query.page ?? {});
  if (page.searchAfter && page.searchBefore) {
    complaints.push('Both searchAfter and searchBefore cannot be set at the same time.');
  }
  if (complaints.length > 0) {
    throw invalidArgument(request, complaints.join(' '));
  }
  const found = searched.collection.search({
    sort,
    matches: readFilter(request, searched, objectOr400(request, query.filter ?? {})),
    filter: `v2 ${JSON.stringify(query.filter)}`,
    ...readPage(request, searched.title, page, sort),
  });
  // 8.6.0 leaves what is before the cursor in the order of its search backwards.
  const items = page.searchBefore ? found.items.toReversed() : found.items;
  const last = items.at(-1);
  return v2Json('8.6', {
    items: items.map((item) => searched.shape(item)),
    page: {
      totalItems: found.total,
      firstSortValues: [],
      lastSortValues: last ? cursorTexts(sortValues(last, sort)) : [],
    },
  });
}

function readSort(
  request: SandboxRequest,
  value: unknown,
  sorts: readonly [string, ...string[]],
  complaints: string[],
): Sort[] {
  if (!Array.isArray(value)) {
    throw unreadable(request);
  }
  return value.map((entry) => {
    const { field, order = 'asc' } = objectOr400(request, entry);
    const known = sorts.find((name) => name === field);
    if (!known) {
      complaints.push(field === undefined ? 'Sort field must not be null.' : `Unknown sortBy: ${field}.`);
    }
    if (!/^(asc|desc)$/i.test(String(order))) {
      complaints.push(`Unknown sortOrder: ${order}.`);
    }
    return { field: known ?? sorts[0], descending: /^desc$/i.test(String(order)) };
  });
}

function readPage(
  request: SandboxRequest,
  what: string,
  page: Record<string, unknown>,
  sort: readonly Sort[],
) {
  const from = Math.trunc(Number(page.from ?? 0));
  const limit = Math.trunc(Number(page.limit ?? DEFAULT_LIMIT));
  if (Number.isNaN(from) || Number.isNaN(limit)) {
    throw unreadable(request);
  }
  const texts = [page.searchAfter ?? page.searchBefore ?? []].flat();
  const values = readCursor(texts, sort);
  if (from < 0 || limit < 0 || from + limit > MAX_WINDOW || (texts.length > 0 && !values)) {
    const title = `Failed to execute ${what} Search Query`;
    throw new Refused(problem(request, 500, title, 'Failed to execute search query'));
  }
  const direction = page.searchAfter ? ('after' as const) : ('before' as const);
  return { from, limit, ...(values ? { cursor: { values, direction } } : {}) };
}

function readFilter<Document extends Sortable>(
  request: SandboxRequest,
  { filters, conditions: more }: Searched86<Document>,
  filter: Record<string, unknown>,
): Matches<Document> {
  const conditions: Matches<Document>[] = [];
  for (const [name, valuesOf] of Object.entries(filters)) {
    const asked = filter[name] ?? undefined;
    if (
      typeof asked === 'object' ||
      (asked !== undefined && /key$/i.test(name) && !/^\d+$/.test(String(asked)))
    ) {
      throw unreadable(request);
    }
    if (asked !== undefined) {
      conditions.push((document) => valuesOf(document).includes(String(asked)));
    }
  }
  conditions.push(...(more?.(filter, request) ?? []));
  return (document) => conditions.every((condition) => condition(document));
}

export function objectOr400(request: SandboxRequest, value: unknown): Record<string, unknown> {
  if (!isObject(value)) {
    throw unreadable(request);
  }
  return value;
}

function unreadable(request: SandboxRequest): Refused {
  return new Refused(problem(request, 400, 'Bad Request', 'Failed to read request'));
}
