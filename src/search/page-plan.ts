import { countInWords } from '../count-in-words';
import { invalidError } from '../errors';
import { isJsonObject } from '../json-object';
import { type Sentence, sentence } from '../sentence';
import type { TaskSearch } from './search';

/** Tasks a request where nobody says how many. */
const DEFAULT_SIZE = 100;
/** Camunda's own bound: Elasticsearch and OpenSearch find no more in one request. */
const MAX_SIZE = 10_000;

/** How far a search pages, and in which steps. */
export interface PagePlan {
  /** Tasks a request. */
  size: number;
  /** Tasks in all; Infinity for all, 0 to count only. */
  limit: number;
  /** Tasks that the first page leaves out. */
  from: number;
  /** Backwards there is one page and no further. */
  backwards: boolean;
}

/** @throws CamundaError CAMUNDA_INVALID where it is none within the bounds */
export function wholeNumber(value: unknown, what: Sentence, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  const bound =
    most === Infinity ? sentence`from ${least} on` : sentence`from ${least} to ${countInWords(most)}`;
  throw invalidError(sentence`${what} must be a whole number ${bound}`);
}

/**
 * Tasks a request: the form's number, else the query's, else 100. The query's may be 0, which only counts.
 * @throws CamundaError CAMUNDA_INVALID for a number out of bounds
 */
function pageSizeOf({ api, pageSize, query }: TaskSearch): number {
  if (pageSize !== undefined) return wholeNumber(pageSize, sentence`The page size`, 1, MAX_SIZE);
  const page = query?.page;
  const asked = api === 'v1' ? query?.pageSize : isJsonObject(page) ? page.limit : undefined;
  return wholeNumber(asked ?? DEFAULT_SIZE, sentence`The page size of the query`, 0, MAX_SIZE);
}

/** @throws CamundaError CAMUNDA_INVALID for a number out of bounds */
export function pagePlan(search: TaskSearch, start: Pick<PagePlan, 'from' | 'backwards'>): PagePlan {
  const size = pageSizeOf(search);
  const limit =
    search.limit === undefined ? Infinity : wholeNumber(search.limit, sentence`The limit`, 0, Infinity);
  return { size, limit: size === 0 ? 0 : limit, ...start };
}
