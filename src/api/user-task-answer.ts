import { CamundaError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import { isJsonObject, type JsonObject } from './json-object';
import type { Cursor, SearchAnswer } from './paging';
import { namingBefore88, newestNaming, type TaskNaming } from './user-task';

/** @throws CamundaError CAMUNDA_PROTOCOL */
export function notThePromise(what: Sentence, status: number): CamundaError {
  return new CamundaError(
    'CAMUNDA_PROTOCOL',
    sentence`The answer is not what Camunda's API says: ${what}; is another server or a proxy at this address?`,
    { status, source: 'api', retryable: false },
  );
}

/** The names in an answer say which kind of server gave it; undefined where nothing in it differs. */
function namingOf(page: JsonObject, [first]: readonly JsonObject[]): TaskNaming | undefined {
  if ('lastSortValues' in page || 'firstSortValues' in page) return namingBefore88;
  if ('hasMoreTotalItems' in page || 'endCursor' in page || 'startCursor' in page) return newestNaming;
  return [newestNaming, namingBefore88].find((naming) => first && naming.key in first);
}

function nextOf({ endCursor, lastSortValues }: JsonObject): Cursor | undefined {
  if (typeof endCursor === 'string' && endCursor !== '') return endCursor;
  return Array.isArray(lastSortValues) && lastSortValues.length > 0 ? lastSortValues : undefined;
}

/**
 * Reads an answer of `/v2/user-tasks/search`, of any version.
 * @param expected the naming that an answer without any sign of its own gets
 * @throws CamundaError CAMUNDA_PROTOCOL where it is not the promised shape
 */
export function readUserTasks(
  answer: { status: number; body: unknown; requests: number },
  expected: TaskNaming,
): SearchAnswer {
  const { status, body, requests } = answer;
  if (!isJsonObject(body) || !Array.isArray(body.items) || !body.items.every(isJsonObject)) {
    throw notThePromise(sentence`a search has no list of tasks`, status);
  }
  const page = isJsonObject(body.page) ? body.page : {};
  const { totalItems, hasMoreTotalItems } = page;
  return {
    items: body.items,
    naming: namingOf(page, body.items) ?? expected,
    status,
    requests,
    totalItems: typeof totalItems === 'number' ? totalItems : undefined,
    hasMoreTotalItems: typeof hasMoreTotalItems === 'boolean' ? hasMoreTotalItems : undefined,
    next: nextOf(page),
  };
}
