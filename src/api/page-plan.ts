import { pageSizeOf, wholeNumber } from './query';
import type { TaskSearch } from './search';

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

/** @throws CamundaError CAMUNDA_INVALID for a number out of bounds */
export function pagePlan(search: TaskSearch, start: Pick<PagePlan, 'from' | 'backwards'>): PagePlan {
  const size = pageSizeOf(search);
  const limit = search.limit === undefined ? Infinity : wholeNumber(search.limit, 'The limit', 0, Infinity);
  return { size, limit: size === 0 ? 0 : limit, ...start };
}
