import type { Cluster } from '../cluster';
import { cursorTexts, readCursor } from '../cursor';
import { type Answer, readObject, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import { type Sort, type SortField, type SortValues, sortValues } from '../sorted-index';
import type { UserTask } from '../user-task';
import { absent, invalidArgument, v2Json } from './answer';
import { readFilter } from './filter-8.8';
import { objectAt, readSort, readWindow, strictly } from './query-8.8';
import { userTaskShape } from './user-task-shape';

const SORT_FIELDS: readonly SortField[] = [
  'creationDate',
  'completionDate',
  'followUpDate',
  'dueDate',
  'priority',
  'name',
];
/** Elasticsearch and OpenSearch count no further. */
const MAX_TOTAL = 10_000;

/** `POST /v2/user-tasks/search` from 8.8 on: operators, no unknown fields, pages by opaque cursors. */
export function searchFrom88(cluster: Cluster, version: Version, request: SandboxRequest): Answer {
  return strictly(request, () => {
    const query = objectAt('', readObject(request), ['filter', 'sort', 'page']);
    const sort = readSort(query.sort ?? [], SORT_FIELDS);
    const matches = readFilter(objectAt('filter', query.filter ?? {}), version);
    const page = readPage(request, query.page ?? {}, sort);
    const filter = `v2 ${JSON.stringify(query.filter)}`;
    const { tasks, total } = cluster.tasks.search({ sort, matches, filter, ...page });
    return v2Json(version, {
      items: tasks.map((task) => userTaskShape(version, task)),
      page: {
        totalItems: Math.min(total, MAX_TOTAL),
        hasMoreTotalItems: total > MAX_TOTAL,
        startCursor: writeCursor(tasks.at(0), sort) ?? absent(version),
        endCursor: writeCursor(tasks.at(-1), sort) ?? absent(version),
      },
    });
  });
}

function readPage(request: SandboxRequest, value: unknown, sort: readonly Sort[]) {
  const page = objectAt('page', value, ['from', 'limit', 'after', 'before']);
  const { from, limit } = readWindow(request, page);
  const cursor = page.after ?? page.before;
  if (cursor === undefined) {
    return { from, limit };
  }
  const values = decodeCursor(cursor, sort);
  if (!values) {
    throw invalidArgument(request, `The cursor '${cursor}' is invalid.`);
  }
  const direction = page.after === undefined ? ('before' as const) : ('after' as const);
  return { from, limit, cursor: { values, direction } };
}

function writeCursor(task: UserTask | undefined, sort: readonly Sort[]): string | undefined {
  return task && Buffer.from(JSON.stringify(cursorTexts(sortValues(task, sort)))).toString('base64');
}

function decodeCursor(cursor: unknown, sort: readonly Sort[]): SortValues | undefined {
  try {
    return readCursor(JSON.parse(Buffer.from(String(cursor), 'base64').toString()), sort);
  } catch {
    return undefined;
  }
}
