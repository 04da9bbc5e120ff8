import type { Collection, Query } from '../exporter/collection';
import { type Answer, readObject, type SandboxRequest } from '../http';
import { type Sort, type Sortable, type SortValues, sortValues } from '../sorted-index';
import { absent, invalidArgument, v2Json } from './answer';
import type { Entity } from './entities/entity';
import { shapeOf } from './entities/shape';
import { type Reading, readFilter } from './filter-8.8';
import { objectAt, readSort, readWindow, sortsOf, strictly } from './query-8.8';

/** Elasticsearch and OpenSearch count no further. */
const MAX_TOTAL = 10_000;

/** Where searches differ that are not for all documents of an entity. */
export interface Part<Document extends Sortable> {
  /** What is searched, by default all. */
  readonly collection?: Collection<Document>;
  /** It knows no cursors. */
  readonly isWithoutCursors?: boolean;
}

/** `POST .../search` from 8.8 on: operators, no unknown fields, pages by opaque cursors. */
export function search<Document extends Sortable>(
  entity: Entity<Document>,
  reading: Reading,
  request: SandboxRequest,
  part: Part<Document> = {},
): Answer {
  const { version, storage } = reading;
  return strictly(request, () => {
    const query = objectAt('', readObject(request), ['filter', 'sort', 'page']);
    const filter = objectAt('filter', query.filter ?? {});
    const isLatest = isForLatest(entity, filter);
    const sort = readSort(query.sort ?? [], sortsOf(entity, version, isLatest));
    const matches = readFilter(entity, filter, reading);
    const { collection = entity.collection(storage) } = part;
    const page = readPage(request, query.page ?? {}, sort, { ...part, isLatest });
    const name = `${version} ${JSON.stringify(filter)}`;
    const { items, total } = collection.search({ sort, matches, filter: name, ...page });
    const shape = shapeOf(entity, version, storage);
    const finish = entity.finish ?? ((item) => item);
    const cursor = (document: Document | undefined) =>
      document && !part.isWithoutCursors ? writeCursor(document, sort) : absent(version);
    return v2Json(version, {
      items: items.map((document) => finish(shape(document), document, request)),
      page: {
        totalItems: Math.min(total, MAX_TOTAL),
        hasMoreTotalItems: total > MAX_TOTAL,
        startCursor: isLatest ? absent(version) : cursor(items.at(0)),
        endCursor: cursor(items.at(-1)),
      },
    });
  });
}

/** Whether only the newest versions are asked for. Their pages only go on, by `after`, in an order by id or tenant. */
function isForLatest<Document extends Sortable>(
  { fields }: Entity<Document>,
  filter: Record<string, unknown>,
): boolean {
  return Object.entries(fields).some(([name, { kind }]) => kind === 'latest' && filter[name] === true);
}

interface PageRules {
  readonly isWithoutCursors?: boolean;
  readonly isLatest: boolean;
}

function readPage(
  request: SandboxRequest,
  value: unknown,
  sort: readonly Sort[],
  { isWithoutCursors, isLatest }: PageRules,
): Pick<Query<Sortable>, 'from' | 'limit' | 'cursor'> & { limit: number } {
  const places = isWithoutCursors ? ['from', 'limit'] : ['from', 'limit', 'after', 'before'];
  const page = objectAt('page', value, places);
  const { from, limit } = readWindow(request, page);
  const { after, before } = isLatest ? { after: page.after, before: undefined } : page;
  const cursor = after ?? before;
  if (cursor === undefined) {
    return { from: isLatest ? 0 : from, limit };
  }
  const values = readCursor(cursor, sort);
  if (!values) {
    throw invalidArgument(request, `The cursor '${cursor}' is invalid.`);
  }
  return { from, limit, cursor: { values, direction: after === undefined ? 'before' : 'after' } };
}

/** JSON of the sort's values, null for one that is missing. */
function writeCursor(document: Sortable, sort: readonly Sort[]): string {
  return Buffer.from(JSON.stringify(sortValues(document, sort))).toString('base64');
}

/** Undefined for what is no cursor of that sort. */
function readCursor(cursor: unknown, sort: readonly Sort[]): SortValues | undefined {
  const values = parse(Buffer.from(String(cursor), 'base64').toString());
  if (!Array.isArray(values) || values.length !== sort.length + 1 || typeof values.at(-1) !== 'string') {
    return undefined;
  }
  const read = values.map((value: unknown, i) =>
    value === null ? (sort[i]?.descending ? -Infinity : Infinity) : value,
  );
  const isRight = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return read.every(isRight) ? read : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
