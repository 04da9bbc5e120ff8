import { abortedError } from '../errors';
import { Stop } from '../when-aborted';
import type { Cursor, SearchAnswer } from './answer';
import { shapedItem } from './items';
import type { PagePlan } from './page-plan';
import type { Page, Pages, Shape } from './search';
import { SearchProgress } from './search-progress';

/** A search that can be asked page by page, over whichever API. */
export interface PagedSearch {
  readonly plan: PagePlan;
  readonly shape: Shape;
  /** Asks for one page. @param after absent: the first one */
  ask(after: Cursor | undefined, limit: number, signal: AbortSignal | undefined): Promise<SearchAnswer>;
}

function pageOf(answer: SearchAnswer, items: Page['items'], pageSize: number, requests: number): Page {
  const { status, totalItems, hasMoreTotalItems, next } = answer;
  const page: Page = { items, pageSize, status, requests };
  if (totalItems !== undefined) page.totalItems = totalItems;
  if (hasMoreTotalItems !== undefined) page.hasMoreTotalItems = hasMoreTotalItems;
  if (next) page.endCursor = typeof next === 'string' ? next : JSON.stringify(next);
  return page;
}

/** Follows a search. An asynchronous generator would say it shorter, and cost every message 2 us. */
class FollowedPages implements Pages {
  readonly #search: PagedSearch;
  readonly #signal: AbortSignal | undefined;
  #progress: SearchProgress | undefined;
  #pending: Promise<SearchAnswer> | undefined;
  #stop: Stop | undefined;
  #requests = 0;
  #asked = 0;
  /** Whether a page was handed on. */
  #hasBegun = false;

  constructor(search: PagedSearch, signal: AbortSignal | undefined) {
    this.#search = search;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Page, undefined>> {
    const isOver = this.#progress && !this.#pending;
    return isOver ? this.return() : this.#nextPage();
  }

  async #nextPage(): Promise<IteratorResult<Page, undefined>> {
    try {
      this.#progress ??= this.#askFirst();
      while (this.#pending) {
        const page = this.#take(await this.#pending, this.#progress);
        if (page.items.length > 0 || (!this.#pending && !this.#hasBegun)) {
          this.#hasBegun = true;
          return { value: page, done: false };
        }
      }
      return this.#end();
    } catch (failure) {
      this.#end();
      throw failure;
    }
  }

  async return(): Promise<IteratorResult<Page, undefined>> {
    return this.#end();
  }

  #askFirst(): SearchProgress {
    this.#refuseAborted();
    const progress = new SearchProgress(this.#search.plan);
    this.#asked = progress.wanted;
    this.#pending = this.#search.ask(undefined, this.#asked, this.#signal);
    return progress;
  }

  /** Asks for the next page before this one is given its shape and handed on. */
  #take(answer: SearchAnswer, progress: SearchProgress): Page {
    this.#refuseAborted();
    this.#requests += answer.requests;
    const { items, goesOn, place } = progress.take(answer, this.#asked);
    this.#pending = undefined;
    if (goesOn) {
      this.#asked = progress.wanted;
      this.#stop ??= new Stop(this.#signal);
      this.#pending = this.#search.ask(place, this.#asked, this.#stop.signal);
      // Its failure is the next round's to throw; nobody may come for it.
      this.#pending.catch(() => {});
    }
    const { plan, shape } = this.#search;
    const shaped = items.map((item) => shapedItem(item, answer.naming, shape));
    return pageOf(answer, shaped, plan.size, this.#requests);
  }

  /** Nobody waits for the page that is under way when the consumer leaves. */
  #end(): IteratorReturnResult<undefined> {
    this.#pending = undefined;
    this.#stop?.end();
    return { value: undefined, done: true };
  }

  #refuseAborted(): void {
    if (this.#signal?.aborted) throw abortedError();
  }
}

/**
 * Pages through a search to its end, without the items that an earlier page had. The next page is asked
 * for while one is handed on, never more.
 * At least one page comes; only one that is alone may be empty. One `next()` at a time.
 * @throws CamundaError of the request that failed; CAMUNDA_ABORTED when the signal ends it
 */
export function pagesOf(search: PagedSearch, signal: AbortSignal | undefined): Pages {
  return new FollowedPages(search, signal);
}
