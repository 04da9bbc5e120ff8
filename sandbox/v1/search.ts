import type { Cluster } from '../cluster';
import { cursorTexts, readCursor } from '../cursor';
import {
  type Answer,
  isObject,
  json,
  Refused,
  readObject,
  type SandboxRequest,
  tasklistError,
} from '../http';
import type { Version } from '../settings';
import { type Sort, type SortField, sortValues } from '../sorted-index';
import type { UserTask } from '../user-task';
import { readFilter } from './filter';
import { taskShape, variableShape, variablesOf } from './task-shape';

const SORT_FIELDS: Record<string, SortField> = {
  completionTime: 'completionDate',
  followUpDate: 'followUpDate',
  creationTime: 'creationDate',
  dueDate: 'dueDate',
  priority: 'priority',
};
const STATES = ['CREATED', 'CANCELED', 'COMPLETED', 'FAILED'];
const CURSORS = ['searchAfter', 'searchAfterOrEqual', 'searchBefore', 'searchBeforeOrEqual'] as const;
const ORDERS = ['ASC', 'DESC'];
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 10_000;

/** `POST /v1/tasks/search`: a bare array, each task with the sort values to go on from. */
export function searchTasks(cluster: Cluster, version: Version, request: SandboxRequest): Answer {
  const query = readTasklistObject(request);
  if (query.state && !STATES.includes(String(query.state))) {
    throw unreadable('io.camunda.tasklist.entities.TaskState', query.state, STATES);
  }
  const sort = readSort(query.sort ?? []);
  const { tasks, first } = cluster.tasks.search({
    sort,
    limit: readPageSize(query.pageSize ?? DEFAULT_PAGE_SIZE),
    ...readFilter(query),
    ...readPosition(query, sort),
  });
  // 8.6.0 does not send the whole of a long value with a search, whatever it is asked for.
  const included = readIncluded(query.includeVariables).map(({ name, full }) => ({
    name,
    full: full && version !== '8.6',
  }));
  return json(
    tasks.map((task) =>
      Object.assign(taskShape(task), {
        sortValues: cursorTexts(sortValues(task, sort)),
        isFirst: task === first,
        variables: includedIn(task, included),
        context: null,
      }),
    ),
  );
}

/** The body as `/v1` reads it. @throws Refused with Tasklist's own error body */
export function readTasklistObject(request: SandboxRequest): Record<string, unknown> {
  if (/^text\/plain\b/i.test(request.headers['content-type'] ?? '')) {
    throw unexpected();
  }
  return readObject(request, tasklistError(400, 'JSON parse error: Unexpected character', null));
}

function readPageSize(value: unknown): number {
  const pageSize = Number(value);
  if (pageSize <= 0) {
    throw new Refused(tasklistError(400, 'Page size should be a positive number'));
  }
  if (pageSize > MAX_PAGE_SIZE) {
    throw unexpected();
  }
  return pageSize;
}

function readSort(value: unknown): Sort[] {
  const entries = Array.isArray(value) ? value.filter(isObject) : [];
  const sort = entries.map(({ field, order }) => {
    const known = SORT_FIELDS[String(field)];
    if (!known) {
      throw unreadable('io.camunda.tasklist.queries.TaskSortFields', field, Object.keys(SORT_FIELDS));
    }
    if (order === undefined) {
      throw unexpected();
    }
    if (!ORDERS.includes(String(order))) {
      throw unreadable('io.camunda.tasklist.queries.Sort', order, ORDERS);
    }
    return { field: known, descending: order === 'DESC' };
  });
  return sort.length > 0 ? sort : [{ field: 'creationDate', descending: true }];
}

function readPosition(query: Record<string, unknown>, sort: readonly Sort[]) {
  const given = CURSORS.filter((name) => query[name]);
  const [name] = given;
  if (given.length > 1) {
    throw new Refused(tasklistError(400, `Only one of [${CURSORS.join(', ')}] must be present in request.`));
  }
  if (!name) {
    return {};
  }
  const values = readCursor(query[name], sort);
  if (!values) {
    throw unexpected();
  }
  const direction = name.startsWith('searchAfter') ? ('after' as const) : ('before' as const);
  return { cursor: { values, direction, inclusive: name.endsWith('OrEqual') } };
}

interface IncludedVariable {
  readonly name: string;
  /** Whether a long value is sent as it is. */
  readonly full: boolean;
}

/** `[{ name, alwaysReturnFullValue }]`. */
export function readIncluded(value: unknown): IncludedVariable[] {
  const entries = Array.isArray(value) ? value.filter(isObject) : [];
  return entries.map(({ name, alwaysReturnFullValue }) => ({
    name: String(name),
    full: alwaysReturnFullValue === true,
  }));
}

/** Recorded of 8.6.0: an open task has a list, which is empty unless names were asked for; a closed one has null. */
function includedIn(task: UserTask, included: readonly IncludedVariable[]) {
  const found = included.filter(({ name }) => name in variablesOf(task));
  if (task.state !== 'CREATED' && found.length === 0) {
    return null;
  }
  return found.map(({ name, full }) => {
    const { draft: _, ...variable } = variableShape(task, name, full);
    return variable;
  });
}

/** What Tasklist says of a fault that it did not foresee. */
export function unexpected(): Refused {
  return new Refused(tasklistError(500, 'Unexpected server error occurred.', null));
}

function unreadable(type: string, value: unknown, accepted: readonly string[]): Refused {
  const message = `JSON parse error: Cannot deserialize value of type \`${type}\` from String "${value}": not one of the values accepted for Enum class: [${accepted.join(', ')}]`;
  return new Refused(tasklistError(400, message, null));
}
