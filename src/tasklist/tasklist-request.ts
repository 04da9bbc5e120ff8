import { OPERATORS } from '../entities/entity';
import { userTask } from '../entities/user-task';
import { TASKLIST_FILTERS, TASKLIST_VARIABLES } from '../entities/user-task-v1';
import { invalidError, unsupportedError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import type { Cursor } from '../search/answer';
import { type Condition, formConditions, refuseMoreThanMost } from '../search/conditions';
import type { Lacking } from '../search/lacking';
import { type PagePlan, pagePlan } from '../search/page-plan';
import { sentence } from '../sentence';
import type { TaskSearch } from '../user-tasks/task-search';
import { isAtLeast, type ServerVersion } from '../version';
import { includedVariables } from './search-with-variables';

const SORTS = new Map([
  ['creationDate', 'creationTime'],
  ['completionDate', 'completionTime'],
  ['followUpDate', 'followUpDate'],
  ['dueDate', 'dueDate'],
  ['priority', 'priority'],
]);

/** 8.10 took it away. */
export function hasTasklist(version: ServerVersion): boolean {
  return !isAtLeast(version, '8.10');
}

/** What Tasklist cannot do of what a form offers. */
export function tasklistLacking(): Lacking {
  const lacking: Lacking = { fields: {}, operators: {}, sorts: {} };
  for (const name of Object.keys(userTask.fields)) {
    const uses = TASKLIST_FILTERS.get(name);
    const missing = OPERATORS.filter((operator) => !uses || !Object.hasOwn(uses, operator));
    if (uses) lacking.operators[name] = Object.fromEntries(missing.map((operator) => [operator, '']));
    else lacking.fields[name] = '';
  }
  for (const name of Object.keys(userTask.sorts)) if (!SORTS.has(name)) lacking.sorts[name] = '';
  return lacking;
}

const STARTS = ['searchAfter', 'searchAfterOrEqual', 'searchBefore', 'searchBeforeOrEqual'];

/** Everything that the body of a search may have. */
const KNOWN = new Set([
  ...[...TASKLIST_FILTERS.values()].flatMap((uses) => Object.values(uses).map(topLevel)),
  ...STARTS,
  ...['pageSize', 'sort', 'includeVariables', 'implementation'],
]);

/** A search of `/v1/tasks/search`. */
export interface TasklistRequest {
  plan: PagePlan;
  /** The body, without page size and start. */
  body: JsonObject;
  /** Where the query wants the first page to start. */
  start: JsonObject;
}

function topLevel(path: string): string {
  return path.split('.', 1)[0] ?? path;
}

/** Sets `priority.gte` as `{ priority: { gte } }`. */
function put(body: JsonObject, path: string, value: unknown): void {
  const [name = path, inner] = path.split('.');
  const before = body[name];
  body[name] = inner === undefined ? value : { ...(isJsonObject(before) ? before : {}), [inner]: value };
}

/** Tasklist's name and value for one operator of a condition. */
function translate({ field }: Condition, operator: string, value: unknown): [path: string, value: unknown] {
  const uses = TASKLIST_FILTERS.get(field);
  if (!uses) {
    throw unsupportedError(
      sentence`Tasklist v1 cannot filter by ${field}. It can filter tasks by ${[...TASKLIST_FILTERS.keys()].join(', ')}`,
    );
  }
  const path = Object.hasOwn(uses, operator) ? uses[operator] : undefined;
  if (path !== undefined) return [path, path === 'tenantIds' ? [value].flat() : value];
  if (operator === '$in' && uses.$eq && Array.isArray(value) && value.length === 1)
    return [uses.$eq, value[0]];
  throw unsupportedError(
    sentence`Tasklist v1 cannot compare ${field} like this: it supports ${Object.keys(uses).join(', ')}, not ${operator}`,
  );
}

/** @param ofForm values by name; the query's others come before them */
function addVariables(body: JsonObject, ofForm: ReadonlyMap<unknown, unknown>): void {
  const ofQuery = Array.isArray(body.taskVariables) ? body.taskVariables : [];
  const others = ofQuery.filter((one) => !isJsonObject(one) || !ofForm.has(one.name));
  body.taskVariables = [
    ...others,
    ...Array.from(ofForm, ([name, value]) => ({ name, value, operator: 'eq' })),
  ];
}

/** A list of values is one condition, but each variable is one of its own. */
function refuseManyConditions(body: JsonObject): void {
  const lists = [body.taskVariables, body.includeVariables].filter(Array.isArray);
  for (const list of lists) refuseMoreThanMost(list.length);
}

function addForm(body: JsonObject, search: TaskSearch): void {
  const conditions = [...formConditions(userTask, search.filters).values()];
  // The form wins where both name a field, under whichever of the field's names.
  for (const { field, variable } of conditions) {
    if (variable !== undefined) continue;
    for (const path of Object.values(TASKLIST_FILTERS.get(field) ?? {})) delete body[topLevel(path)];
  }
  const variables = new Map<unknown, unknown>();
  for (const condition of conditions) {
    for (const [operator, value] of Object.entries(condition.operators)) {
      const [path, translated] = translate(condition, operator, value);
      if (path === TASKLIST_VARIABLES) variables.set(condition.variable, translated);
      else put(body, path, translated);
    }
  }
  if (variables.size > 0) addVariables(body, variables);
}

function sortOf(search: TaskSearch, query: JsonObject): unknown[] {
  const sort = search.sort.length > 0 ? search.sort : (query.sort ?? []);
  if (!Array.isArray(sort))
    throw invalidError(sentence`sort of the query must be a list of { field, order }`);
  return sort.map((row: unknown) => {
    if (!isJsonObject(row) || typeof row.field !== 'string') {
      throw invalidError(sentence`sort of the query must be a list of { field, order }`);
    }
    const order = typeof row.order === 'string' ? row.order.toUpperCase() : 'ASC';
    return { field: SORTS.get(row.field) ?? row.field, order };
  });
}

/**
 * Joins form, query (a body of this API) and default tenant; the form wins where two name the same.
 * @throws CamundaError CAMUNDA_INVALID; CAMUNDA_UNSUPPORTED for a field or operator that Tasklist lacks
 */
export function tasklistRequest(search: TaskSearch, tenantId: string | undefined): TasklistRequest {
  const query = Object.entries(search.query ?? {}).filter(([, value]) => value !== null);
  const unknown = query.map(([name]) => name).filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) {
    throw unsupportedError(
      sentence`The query has names that Tasklist v1 does not know: ${unknown.join(', ')}. It can have ${[...KNOWN].join(', ')}`,
    );
  }
  const isStart = ([name]: [string, unknown]) => STARTS.includes(name);
  const start = Object.fromEntries(query.filter(isStart));
  const { pageSize, ...body } = Object.fromEntries(query.filter((entry) => !isStart(entry)));
  addForm(body, search);
  if (tenantId !== undefined) body.tenantIds ??= [tenantId];
  if (search.variables?.length) {
    body.includeVariables = includedVariables(search.variables, body.includeVariables);
  }
  refuseManyConditions(body);
  const sort = sortOf(search, body);
  const backwards = Object.keys(start).some((name) => name.startsWith('searchBefore'));
  return {
    plan: pagePlan(search, { pageSize, from: 0, backwards }),
    body: { ...body, ...(sort.length > 0 ? { sort } : {}) },
    start,
  };
}

/** The body for one page. @param after sort values of the last task before it; absent: at the start of the search */
export function tasklistBody(
  { body, start }: TasklistRequest,
  after: Cursor | undefined,
  limit: number,
): JsonObject {
  return { ...body, ...(after ? { searchAfter: after } : start), pageSize: Math.max(limit, 1) };
}
