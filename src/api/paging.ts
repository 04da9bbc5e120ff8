import { abortedError, CamundaError } from '../errors';
import { sentence } from '../sentence';
import { Stop } from '../when-aborted';
import type { JsonObject } from './json-object';
import type { PagePlan } from './page-plan';
import type { TaskPage, TaskPages, TaskSearch } from './search';
import { keyOf, type TaskNaming, userTask } from './user-task';

/** Where a page starts, as the server said it: a cursor (8.8+) or the sort values of a task (before it, and Tasklist). */
export type Cursor = string | readonly unknown[];

/** One answer to a search, whichever API and version gave it. */
export interface SearchAnswer {
  items: readonly JsonObject[];
  /** How this server names what its tasks have. */
  naming: TaskNaming;
  status: number;
  /** API requests that it took. */
  requests: number;
  totalItems?: number | undefined;
  hasMoreTotalItems?: boolean | undefined;
  /** Where the next page starts. */
  next?: Cursor | undefined;
}

/** Asks for one page. @param after absent: the first one */
export type AskPage = (
  after: Cursor | undefined,
  limit: number,
  signal: AbortSignal | undefined,
) => Promise<SearchAnswer>;

/** Follows one search from page to page. */
class Progress {
  readonly #plan: PagePlan;
  /** Keys and cursors; most searches have one page and need none. */
  #seen: { keys: Set<string>; cursors: Set<string> } | undefined;
  /** Tasks that are still wanted. */
  #missing: number;
  /** Place in the result: what was left out at the start and what the server sent, doubles included. */
  #position: number;
  /** What the server sends at most in one page, where that turned out to be less than was asked for. */
  #cap = Infinity;

  constructor(plan: PagePlan) {
    this.#plan = plan;
    this.#missing = plan.limit;
    this.#position = plan.from;
  }

  /** How many tasks the next request asks for. */
  get wanted(): number {
    return Math.min(this.#plan.size, this.#missing);
  }

  /**
   * The items of an answer that have not come yet, for where tasks come and go pages overlap, and where the next page
   * starts: undefined at the end.
   * @param asked for so many
   * @throws CamundaError CAMUNDA_PROTOCOL where the server leads in a circle
   */
  take(answer: SearchAnswer, asked: number): { items: JsonObject[]; next: Cursor | undefined } {
    this.#position += answer.items.length;
    const goesOn = this.#isBeforeTheEnd(answer, asked);
    if (goesOn) this.#seen ??= { keys: new Set(), cursors: new Set() };
    const items = this.#newItems(answer);
    return { items, next: goesOn && this.#missing > 0 ? this.#newCursor(answer) : undefined };
  }

  #newItems({ items, naming }: SearchAnswer): JsonObject[] {
    const taken: JsonObject[] = [];
    for (const item of items) {
      if (taken.length === this.#missing) break;
      if (this.#isNew(keyOf(item, naming))) taken.push(item);
    }
    this.#missing -= taken.length;
    return taken;
  }

  #newCursor({ next, status }: SearchAnswer): Cursor | undefined {
    const cursor = JSON.stringify(next);
    if (this.#seen?.cursors.has(cursor)) {
      throw new CamundaError(
        'CAMUNDA_PROTOCOL',
        sentence`The search does not end: the server sent a page cursor twice`,
        { status, retryable: false },
      );
    }
    this.#seen?.cursors.add(cursor);
    return next;
  }

  /**
   * A short page is the last one, unless the total says that there is more: then the server sends less in a page than it
   * was asked for.
   */
  #isBeforeTheEnd(answer: SearchAnswer, asked: number): boolean {
    const { items, next, totalItems = 0, hasMoreTotalItems = false } = answer;
    if (this.#plan.backwards || items.length === 0 || !next) return false;
    if (items.length >= Math.min(asked, this.#cap)) return true;
    if (totalItems <= this.#position && !hasMoreTotalItems) return false;
    this.#cap = items.length;
    return true;
  }

  /** Found and remembered in one step, because each look among 100,000 keys costs as much as reading the task. */
  #isNew(key: string): boolean {
    if (!this.#seen) return true;
    const { keys } = this.#seen;
    const { size } = keys;
    return keys.add(key).size > size;
  }
}

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
  progress: Progress;
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
      const isFirst = this.#following === undefined;
      this.#following ??= this.#askFirst();
      while (this.#pending) {
        const page = this.#take(await this.#pending, this.#following);
        if (isFirst || page.tasks.length > 0) return { value: page, done: false };
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
    const progress = new Progress(plan);
    this.#asked = progress.wanted;
    this.#pending = ask(undefined, this.#asked, this.#signal);
    return { plan, ask, progress };
  }

  /** Asks for the next page before this one is given its shape and handed on. */
  #take(answer: SearchAnswer, { plan, ask, progress }: Following): TaskPage {
    this.#refuseAborted();
    this.#requests += answer.requests;
    const { items, next } = progress.take(answer, this.#asked);
    this.#pending = undefined;
    if (next !== undefined) {
      this.#asked = progress.wanted;
      this.#stop ??= new Stop(this.#signal);
      this.#pending = ask(next, this.#asked, this.#stop.signal);
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
 * At least one page comes; only the first may be empty. One `next()` at a time.
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
