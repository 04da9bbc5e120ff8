import type { Cluster } from '../cluster';
import { cursorTexts, readCursor } from '../cursor';
import { type Answer, isObject, problem, Refused, readObject, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import { type Sort, type SortField, type SortValues, sortValues } from '../sorted-index';
import type { UserTask } from '../user-task';
import { absent, invalidArgument, v2Json } from './answer';
import { readFilter, UnknownProperty } from './filter-8.8';
import { userTaskShape } from './user-task-shape';

const SORT_FIELDS: readonly SortField[] = [
  'creationDate',
  'completionDate',
  'followUpDate',
  'dueDate',
  'priority',
  'name',
];
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;
/** Elasticsearch and OpenSearch count no further. */
const MAX_TOTAL = 10_000;

/** `POST /v2/user-tasks/search` from 8.8 on: operators, no unknown fields, pages by opaque cursors. */
export function searchFrom88(cluster: Cluster, version: Version, request: SandboxRequest): Answer {
  try {
    const query = objectAt('', readObject(request), ['filter', 'sort', 'page']);
    const sort = readSort(query.sort ?? []);
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
  } catch (error) {
    if (error instanceof UnknownProperty) {
      const detail = `Request property [${error.message}] cannot be parsed`;
      throw new Refused(problem(request, 400, 'Bad Request', detail));
    }
    throw error;
  }
}

function readSort(value: unknown): Sort[] {
  if (!Array.isArray(value)) {
    throw new UnknownProperty('sort');
  }
  return value.map((entry) => {
    const { field, order = 'ASC' } = objectAt('sort', entry, ['field', 'order']);
    const known = SORT_FIELDS.find((name) => name === field);
    if (!known) {
      throw new UnknownProperty('sort.field');
    }
    if (order !== 'ASC' && order !== 'DESC') {
      throw new UnknownProperty('sort.order');
    }
    return { field: known, descending: order === 'DESC' };
  });
}

function readPage(request: SandboxRequest, value: unknown, sort: readonly Sort[]) {
  const page = objectAt('page', value, ['from', 'limit', 'after', 'before']);
  const { from = 0, limit = DEFAULT_LIMIT } = page;
  const kinds = ['from', 'after', 'before'].filter((name) => page[name] !== undefined);
  if (kinds.length > 1) {
    throw invalidArgument(request, `Only one of [${kinds.join(', ')}] is allowed.`);
  }
  if (!isInteger(from, 0, Number.MAX_SAFE_INTEGER)) {
    throw invalidArgument(request, `The value for page.from is '${from}' but must not be negative.`);
  }
  if (!isInteger(limit, 1, MAX_LIMIT)) {
    throw invalidArgument(
      request,
      `The value for page.limit is '${limit}' but must be from 1 to ${MAX_LIMIT}.`,
    );
  }
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

function isInteger(value: unknown, minimum: number, maximum: number): value is number {
  return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
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

/** @throws UnknownProperty for what is no object, or has other fields than the named ones */
function objectAt(path: string, value: unknown, fields?: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) {
    throw new UnknownProperty(path);
  }
  const unknown = Object.keys(value).find((name) => fields && !fields.includes(name));
  if (unknown !== undefined) {
    throw new UnknownProperty(path ? `${path}.${unknown}` : unknown);
  }
  return value;
}
