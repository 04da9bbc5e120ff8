import type { Entity, Naming } from '../entities/entity';
import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';

/** Where a page starts, as the server said it: a cursor (8.8+) or the sort values of an item (before it, and Tasklist). */
export type Cursor = string | readonly unknown[];

/** One answer to a search, whichever API and version gave it. */
export interface SearchAnswer {
  items: readonly JsonObject[];
  /** How this server names what its items have. */
  naming: Naming;
  status: number;
  /** API requests that it took. */
  requests: number;
  totalItems?: number | undefined;
  hasMoreTotalItems?: boolean | undefined;
  /** Where the next page starts. */
  next?: Cursor | undefined;
}

/** The names in an answer say which kind of server gave it; undefined where nothing in it differs. */
function namingOf(
  { newestNaming, namingBefore88 }: Entity,
  page: JsonObject,
  [first]: readonly JsonObject[],
): Naming | undefined {
  if ('lastSortValues' in page || 'firstSortValues' in page) return namingBefore88;
  if ('hasMoreTotalItems' in page || 'endCursor' in page || 'startCursor' in page) return newestNaming;
  if (newestNaming.key === namingBefore88.key) return undefined;
  return [newestNaming, namingBefore88].find((naming) => first && naming.key in first);
}

/** Characters of a page cursor, as JSON: it travels in each next request, and in `msg.camunda`. */
const MAX_CURSOR = 16_384;

/** @throws CamundaError CAMUNDA_PROTOCOL for a cursor that no server of Camunda sends */
function refuseOddCursor(cursor: unknown, isOfKind: boolean, status: number): void {
  if (!isOfKind)
    throw protocolError(sentence`a page cursor is neither text nor a list of sort values`, status);
  if (JSON.stringify(cursor).length > MAX_CURSOR) {
    throw protocolError(sentence`a page cursor is longer than ${MAX_CURSOR} characters`, status);
  }
}

/**
 * Sort values as the start of the next page; undefined where there are none.
 * @throws CamundaError CAMUNDA_PROTOCOL for anything else
 */
export function sortValuesCursor(values: unknown, status: number): Cursor | undefined {
  if (values === undefined || values === null) return undefined;
  const isList = Array.isArray(values);
  refuseOddCursor(values, isList, status);
  return isList && values.length > 0 ? values : undefined;
}

function nextOf({ endCursor, lastSortValues }: JsonObject, status: number): Cursor | undefined {
  if (endCursor === undefined || endCursor === null || endCursor === '') {
    return sortValuesCursor(lastSortValues, status);
  }
  const isText = typeof endCursor === 'string';
  refuseOddCursor(endCursor, isText, status);
  return isText ? endCursor : undefined;
}

/** How many there are, as far as it is a number of things. */
function countIn(total: unknown): number | undefined {
  return Number.isSafeInteger(total) && Number(total) >= 0 ? Number(total) : undefined;
}

/**
 * Reads an answer to a search over /v2, of any version.
 * @param expected the naming that an answer without any sign of its own gets
 * @throws CamundaError CAMUNDA_PROTOCOL where it is not the promised shape
 */
export function readSearchAnswer(
  answer: { status: number; body: unknown; requests: number },
  entity: Entity,
  expected: Naming,
): SearchAnswer {
  const { status, body, requests } = answer;
  if (!isJsonObject(body) || !Array.isArray(body.items) || !body.items.every(isJsonObject)) {
    throw protocolError(sentence`the answer has no list of ${entity.words.many}`, status);
  }
  const page = isJsonObject(body.page) ? body.page : {};
  const { totalItems, hasMoreTotalItems } = page;
  return {
    items: body.items,
    naming: namingOf(entity, page, body.items) ?? expected,
    status,
    requests,
    totalItems: countIn(totalItems),
    hasMoreTotalItems: typeof hasMoreTotalItems === 'boolean' ? hasMoreTotalItems : undefined,
    next: nextOf(page, status),
  };
}
