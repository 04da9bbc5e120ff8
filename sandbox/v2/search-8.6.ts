import type { Cluster } from '../cluster';
import { cursorTexts, readCursor } from '../cursor';
import { type Answer, isObject, problem, Refused, readObject, type SandboxRequest } from '../http';
import { type Sort, type SortField, sortValues } from '../sorted-index';
import type { UserTask } from '../user-task';
import { invalidArgument, v2Json } from './answer';
import { userTaskOf86 } from './user-task-8.6';

const SORT_FIELDS: readonly SortField[] = ['creationDate', 'completionDate', 'priority'];
const DEFAULT_LIMIT = 10;
/** Elasticsearch's and OpenSearch's window. */
const MAX_WINDOW = 10_000;

/** `POST /v2/user-tasks/search` of 8.6: equality only, unknown fields ignored, pages by sort values. */
export function searchOf86(cluster: Cluster, request: SandboxRequest): Answer {
  const query = readObject(request);
  const complaints: string[] = [];
  const sort = readSort(request, query.sort ?? [], complaints);
  const page = objectOr400(request, query.page ?? {});
  if (page.searchAfter && page.searchBefore) {
    complaints.push('Both searchAfter and searchBefore cannot be set at the same time.');
  }
  if (complaints.length > 0) {
    throw invalidArgument(request, complaints.join(' '));
  }
  const found = cluster.tasks.search({
    sort,
    matches: readFilter(request, objectOr400(request, query.filter ?? {})),
    filter: `v2 ${JSON.stringify(query.filter)}`,
    ...readPage(request, page, sort),
  });
  // 8.6.0 leaves the tasks before the cursor in the order of its search backwards.
  const tasks = page.searchBefore ? found.tasks.toReversed() : found.tasks;
  const last = tasks.at(-1);
  return v2Json('8.6', {
    items: tasks.map((task) => userTaskOf86(task)),
    page: {
      totalItems: found.total,
      firstSortValues: [],
      lastSortValues: last ? cursorTexts(sortValues(last, sort)) : [],
    },
  });
}

function readSort(request: SandboxRequest, value: unknown, complaints: string[]): Sort[] {
  if (!Array.isArray(value)) {
    throw unreadable(request);
  }
  return value.map((entry) => {
    const { field, order = 'asc' } = objectOr400(request, entry);
    const known = SORT_FIELDS.find((name) => name === field);
    if (!known) {
      complaints.push(field === undefined ? 'Sort field must not be null.' : `Unknown sortBy: ${field}.`);
    }
    if (!/^(asc|desc)$/i.test(String(order))) {
      complaints.push(`Unknown sortOrder: ${order}.`);
    }
    return { field: known ?? 'creationDate', descending: /^desc$/i.test(String(order)) };
  });
}

function readPage(request: SandboxRequest, page: Record<string, unknown>, sort: readonly Sort[]) {
  const from = Math.trunc(Number(page.from ?? 0));
  const limit = Math.trunc(Number(page.limit ?? DEFAULT_LIMIT));
  if (Number.isNaN(from) || Number.isNaN(limit)) {
    throw unreadable(request);
  }
  const texts = [page.searchAfter ?? page.searchBefore ?? []].flat();
  const values = readCursor(texts, sort);
  if (from < 0 || limit < 0 || from + limit > MAX_WINDOW || (texts.length > 0 && !values)) {
    const title = 'Failed to execute UserTask Search Query';
    throw new Refused(problem(request, 500, title, 'Failed to execute search query'));
  }
  const direction = page.searchAfter ? ('after' as const) : ('before' as const);
  return { from, limit, ...(values ? { cursor: { values, direction } } : {}) };
}

/** What a filter field compares with; a task matches where one of these is the value asked for. */
const FILTERS: Record<string, (task: UserTask) => readonly (string | undefined)[]> = {
  key: (task) => [task.key],
  state: (task) => [task.state],
  assignee: (task) => [task.assignee],
  elementId: (task) => [task.elementId],
  candidateGroup: (task) => task.candidateGroups,
  candidateUser: (task) => task.candidateUsers,
  processDefinitionId: (task) => [task.processDefinitionId],
  processDefinitionKey: (task) => [task.processDefinitionKey],
  processInstanceKey: (task) => [task.processInstanceKey],
  tenantIds: (task) => [task.tenantId],
};

function readFilter(request: SandboxRequest, filter: Record<string, unknown>): (task: UserTask) => boolean {
  const conditions = [(task: UserTask) => task.implementation === 'ZEEBE_USER_TASK'];
  for (const [name, valuesOf] of Object.entries(FILTERS)) {
    const asked = filter[name] ?? undefined;
    if (
      typeof asked === 'object' ||
      (asked !== undefined && /key$/i.test(name) && !/^\d+$/.test(String(asked)))
    ) {
      throw unreadable(request);
    }
    if (asked !== undefined) {
      conditions.push((task) => valuesOf(task).includes(String(asked)));
    }
  }
  const variables = Array.isArray(filter.variables)
    ? filter.variables.map((variable) => objectOr400(request, variable))
    : [];
  if (variables.length > 0) {
    conditions.push((task) => variables.some((variable) => hasVariable(task, variable)));
  }
  return (task) => conditions.every((condition) => condition(task));
}

/** Without a value the name is enough; and one of several variables is enough for 8.6.0. */
function hasVariable({ variables }: UserTask, { name, value }: Record<string, unknown>): boolean {
  const text = JSON.stringify(variables[String(name)]);
  return text !== undefined && text === (value ?? text);
}

function objectOr400(request: SandboxRequest, value: unknown): Record<string, unknown> {
  if (!isObject(value)) {
    throw unreadable(request);
  }
  return value;
}

function unreadable(request: SandboxRequest): Refused {
  return new Refused(problem(request, 400, 'Bad Request', 'Failed to read request'));
}
