import { abortedError } from '../errors';
import { Stop } from '../when-aborted';
import type { PagePlan } from './page-plan';
import type { TaskPage, TaskPages, TaskSearch } from './search';
import type { Cursor, SearchAnswer } from './search-answer';
import { SearchProgress } from './search-progress';
import { userTask } from './user-task';

/** Asks for one page. @param after absent: the first one */
export type AskPage = (
  after: Cursor | undefined,
  limit: number,
  signal: AbortSignal | undefined,
) => Promise<SearchAnswer>;

function pageOf(
  answer: SearchAnswer,
  tasks: TaskPage['tasks'],
  pageSize: number,
  requests: number,
): TaskPage {
  const { status, totalItems, hasMoreTotalItems, next } = answer;
  const page: TaskPage = { tasks, pageSize, status, requests };
  if (totalItems !== undefined) page.totalItems = totalItems;
  if (hasMoreTotalItems !== undefined) page.hasMoreTotalItems = hasMoreTotalItems;
  if (next) page.endCursor = typeof next === 'string' ? next : JSON.stringify(next);
  return page;
}

/** What a search is, worked out when its first page is wanted. */
export interface Beginning {
  plan: PagePlan;
  ask: AskPage;
}

interface Following extends Beginning {
  progress: SearchProgress;
}

/** Follows a search. An asynchronous generator would say it shorter, and cost every message 2 us. */
class FollowedPages implements TaskPages {
  readonly #begin: () => Beginning;
  readonly #shape: TaskSearch['shape'];
  readonly #signal: AbortSignal | undefined;
  #following: Following | undefined;
  #pending: Promise<SearchAnswer> | undefined;
  #stop: Stop | undefined;
  #requests = 0;
  #asked = 0;
  /** Whether a page was handed on. */
  #hasBegun = false;

  constructor(begin: () => Beginning, shape: TaskSearch['shape'], signal: AbortSignal | undefined) {
    this.#begin = begin;
    this.#shape = shape;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<TaskPage, undefined>> {
    const isOver = this.#following && !this.#pending;
    return isOver ? this.return() : this.#nextPage();
  }

  async #nextPage(): Promise<IteratorResult<TaskPage, undefined>> {
    try {
      this.#following ??= this.#askFirst();
      while (this.#pending) {
        const page = this.#take(await this.#pending, this.#following);
        if (page.tasks.length > 0 || (!this.#pending && !this.#hasBegun)) {
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

  async return(): Promise<IteratorResult<TaskPage, undefined>> {
    return this.#end();
  }

  #askFirst(): Following {
    const { plan, ask } = this.#begin();
    this.#refuseAborted();
    const progress = new SearchProgress(plan);
    this.#asked = progress.wanted;
    this.#pending = ask(undefined, this.#asked, this.#signal);
    return { plan, ask, progress };
  }

  /** Asks for the next page before this one is given its shape and handed on. */
  #take(answer: SearchAnswer, { plan, ask, progress }: Following): TaskPage {
    this.#refuseAborted();
    this.#requests += answer.requests;
    const { items, goesOn, place } = progress.take(answer, this.#asked);
    this.#pending = undefined;
    if (goesOn) {
      this.#asked = progress.wanted;
      this.#stop ??= new Stop(this.#signal);
      this.#pending = ask(place, this.#asked, this.#stop.signal);
      // Its failure is the next round's to throw; nobody may come for it.
      this.#pending.catch(() => {});
    }
    const tasks = items.map((item) => userTask(item, answer.naming, this.#shape));
    return pageOf(answer, tasks, plan.size, this.#requests);
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
 * Pages through a search to its end, without the tasks that an earlier page had. The next page is asked
 * for while one is handed on, never more.
 * At least one page comes; only one that is alone may be empty. One `next()` at a time.
 * @param begin called with the first `next()`
 * @throws CamundaError of `begin`, or of the request that failed; CAMUNDA_ABORTED when the signal ends it
 */
export function taskPages(
  begin: () => Beginning,
  shape: TaskSearch['shape'],
  signal: AbortSignal | undefined,
): TaskPages {
  return new FollowedPages(begin, shape, signal);
}
