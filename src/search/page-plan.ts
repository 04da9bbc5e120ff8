import { countInWords } from '../count-in-words';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../entities/page-size';
import { invalidError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import type { Search } from './search';

/** How far a search pages, and in which steps. */
export interface PagePlan {
  /** Items a request. */
  size: number;
  /** Items in all; Infinity for all, 0 to count only. */
  limit: number;
  /** Items that the first page leaves out. */
  from: number;
  /** Backwards there is one page and no further. */
  backwards: boolean;
}

/** @throws CamundaError CAMUNDA_INVALID where it is none within the bounds */
export function wholeNumber(value: unknown, what: Sentence, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  const bound = most === Infinity ? sentence`at least ${least}` : sentence`${least} to ${countInWords(most)}`;
  throw invalidError(sentence`${what} must be a whole number (${bound})`);
}

/**
 * Items a request: the form's number, else the query's, else 100. The query's may be 0, which only counts.
 * @throws CamundaError CAMUNDA_INVALID for a number out of bounds
 */
function pageSizeOf(pageSize: number | undefined, ofQuery: unknown): number {
  if (pageSize !== undefined) return wholeNumber(pageSize, sentence`The page size`, 1, MAX_PAGE_SIZE);
  return wholeNumber(ofQuery ?? DEFAULT_PAGE_SIZE, sentence`The page size of the query`, 0, MAX_PAGE_SIZE);
}

/**
 * @param query what the query says of the pages: their size, which may be anything, and where they start
 * @throws CamundaError CAMUNDA_INVALID for a number out of bounds
 */
export function pagePlan(
  search: Pick<Search, 'limit' | 'pageSize'>,
  { pageSize, ...start }: Pick<PagePlan, 'from' | 'backwards'> & { pageSize: unknown },
): PagePlan {
  const size = pageSizeOf(search.pageSize, pageSize);
  const limit =
    search.limit === undefined ? Infinity : wholeNumber(search.limit, sentence`The limit`, 0, Infinity);
  return { size, limit: size === 0 ? 0 : limit, ...start };
}
