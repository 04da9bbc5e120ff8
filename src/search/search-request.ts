import { type Entity, newestName } from '../entities/entity';
import { invalidError, unsupportedError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { type SentenceValue, sentence } from '../sentence';
import { hasCursors, isAtLeast, type ServerVersion } from '../version';
import type { Cursor } from './answer';
import { addQueryFilter, type Conditions, formConditions } from './conditions';
import { refuseCertainlyWrong, withMoments } from './dates';
import { type PagePlan, pagePlan, wholeNumber } from './page-plan';
import type { Search } from './search';
import { useOf, versionFilter } from './version-filter';

/** Names of 8.6 and 8.7 for where a page starts. */
const SORT_VALUES = { after: 'searchAfter', before: 'searchBefore' } as const;

/** A search over /v2, checked as far as it can be before the server's version is known. */
export interface SearchRequest {
  entity: Entity;
  plan: PagePlan;
  conditions: Conditions;
  sort: readonly JsonObject[];
  /** `page` of the query without its limit: where the first page starts. */
  start: JsonObject;
}

/** An object of the query, without what is null: for Camunda that is not given. */
function part(query: JsonObject, name: string): JsonObject {
  const value = query[name] ?? {};
  if (!isJsonObject(value)) throw invalidError(sentence`${name} of the query must be an object`);
  if (!Object.values(value).includes(null)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}

function sortOf(search: Search, query: JsonObject): JsonObject[] {
  if (search.sort.length > 0) return search.sort.map(({ field, order }) => ({ field, order }));
  const sort = query.sort ?? [];
  if (!Array.isArray(sort) || !sort.every(isSortRow)) {
    throw invalidError(sentence`sort of the query must be a list of { field, order }`);
  }
  return sort;
}

function isSortRow(row: unknown): row is JsonObject {
  if (!isJsonObject(row) || typeof row.field !== 'string') return false;
  return row.order === undefined || row.order === null || typeof row.order === 'string';
}

function refuseUnknown(given: JsonObject, known: readonly string[], part: SentenceValue): void {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw unsupportedError(
      sentence`${part} has unknown names: ${unknown.join(', ')}. It can have ${known.join(', ')}`,
    );
  }
}

function isOfOneTenant({ fields, isAcrossTenants = false }: Entity): boolean {
  return !isAcrossTenants && Object.hasOwn(fields, 'tenantId');
}

/**
 * Joins form, query and default tenant; the form wins where two name the same.
 * @param tenantId default for a search that names no tenant
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_UNSUPPORTED for what no version of the API takes
 */
export function searchRequest(entity: Entity, search: Search, tenantId: string | undefined): SearchRequest {
  const query = search.query ?? {};
  refuseUnknown(query, ['filter', 'sort', 'page'], sentence`The query`);
  const page = part(query, 'page');
  refuseUnknown(
    page,
    ['limit', 'from', 'after', 'before', 'searchAfter', 'searchBefore'],
    sentence`page of the query`,
  );
  const { limit: pageSize, ...start } = page;
  const conditions = formConditions(entity, withMoments(entity, search.filters));
  addQueryFilter(entity, conditions, part(query, 'filter'));
  if (tenantId !== undefined && isOfOneTenant(entity) && !conditions.has('tenantId')) {
    conditions.set('tenantId', { field: 'tenantId', operators: { $eq: tenantId } });
  }
  const plan = pagePlan(search, {
    pageSize,
    from: wholeNumber(start.from ?? 0, sentence`page.from of the query`, 0, Infinity),
    backwards: 'before' in start || 'searchBefore' in start,
  });
  return { entity, plan, conditions, sort: sortOf(search, query), start };
}

function sortValues(cursor: unknown, name: string): unknown[] {
  try {
    const values: unknown = typeof cursor === 'string' ? JSON.parse(cursor) : cursor;
    if (Array.isArray(values)) return values;
  } catch {
    // Said below.
  }
  throw invalidError(sentence`page.${name} must be an endCursor from this cluster`);
}

function startIn(version: ServerVersion, start: JsonObject): JsonObject {
  const page = { ...start };
  for (const name of ['after', 'before'] as const) {
    const old = SORT_VALUES[name];
    if (hasCursors(version)) {
      if (old in page) {
        throw unsupportedError(
          sentence`Use page.${name} instead of page.${old}: Camunda ${version.name} pages with cursors`,
        );
      }
    } else if (name in page) {
      page[old] = sortValues(page[name], name);
      delete page[name];
    }
  }
  return page;
}

/** 8.8 knows no limit without `from` or a cursor, and no version from 8.8 on a limit of 0 (OpenAPI). */
function pageIn(version: ServerVersion, start: JsonObject, after: Cursor | undefined, limit: number) {
  if (!hasCursors(version)) {
    return { ...(after ? { searchAfter: after } : startIn(version, start)), limit };
  }
  const first = startIn(version, start);
  const isBare = Object.keys(first).length === 0;
  const page = after ? { after } : isBare && !isAtLeast(version, '8.9') ? { from: 0 } : first;
  return { ...page, limit: Math.max(limit, 1) };
}

function sortName(entity: Entity, version: ServerVersion, name: string): string {
  const { sorts, oldSorts = {}, ignoresSorts = false } = entity;
  const since = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  if (ignoresSorts && since !== undefined && !isAtLeast(version, since)) {
    throw unsupportedError(
      sentence`The sort by ${name} needs Camunda ${since}. Camunda ${version.name} would ignore it`,
    );
  }
  const old = !hasCursors(version) && Object.hasOwn(oldSorts, name) ? oldSorts[name] : undefined;
  return old ?? useOf(entity, name, version)?.name ?? name;
}

function sortIn(entity: Entity, version: ServerVersion, sort: readonly JsonObject[]): JsonObject[] {
  return sort.map(({ field, order, ...rest }) => {
    const name = newestName(entity, String(field));
    return {
      ...rest,
      field: sortName(entity, version, name),
      ...(typeof order === 'string' ? { order: order.toUpperCase() } : {}),
    };
  });
}

/** Some entities of 8.6 and 8.7 want a filter even where nobody asks for one. */
function filterIn(entity: Entity, conditions: Conditions, version: ServerVersion): JsonObject | undefined {
  const isOld = entity.oldFilter !== undefined && !hasCursors(version);
  if (conditions.size === 0 && !isOld) return undefined;
  const filter = versionFilter(entity, conditions, version);
  return isOld ? entity.oldFilter?.(filter) : filter;
}

/**
 * The body for one page, in the names of this version.
 * @param after where it starts; absent: at the start of the search
 * @throws CamundaError CAMUNDA_UNSUPPORTED for what this version lacks; CAMUNDA_INVALID for what none can take
 */
export function searchBody(
  request: SearchRequest,
  version: ServerVersion,
  after: Cursor | undefined,
  limit: number,
): JsonObject {
  const body: JsonObject = {};
  const { entity, conditions, sort, start } = request;
  const filter = filterIn(entity, conditions, version);
  if (filter) body.filter = filter;
  if (conditions.size > 0) refuseCertainlyWrong(entity, conditions);
  if (sort.length > 0) body.sort = sortIn(entity, version, sort);
  body.page = pageIn(version, start, after, limit);
  return body;
}
