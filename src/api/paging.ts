import { abortedError, CamundaError } from '../errors';
import { sentence } from '../sentence';
import { whenAborted } from '../when-aborted';
import type { JsonObject } from './json-object';
import type { PagePlan } from './page-plan';
import type { TaskPage, TaskSearch } from './search';
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
  readonly #keys = new Set<string>();
  readonly #cursors = new Set<string>();
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

  /** The tasks of an answer that were not in an earlier one: where tasks come and go, pages can overlap. */
  take({ items, naming }: SearchAnswer, shape: TaskSearch['shape']): TaskPage['tasks'] {
    this.#position += items.length;
    const tasks: TaskPage['tasks'] = [];
    for (const item of items) {
      if (tasks.length === this.#missing) break;
      const key = keyOf(item, naming);
      if (this.#keys.has(key)) continue;
      this.#keys.add(key);
      tasks.push(userTask(item, naming, shape));
    }
    this.#missing -= tasks.length;
    return tasks;
  }

  /**
   * Where the next page starts; undefined at the end. A short page is the last one, unless the total says that
   * there is more: then the server sends less in a page than it was asked for.
   * @throws CamundaError CAMUNDA_PROTOCOL where the server leads in a circle
   */
  next(answer: SearchAnswer, asked: number): Cursor | undefined {
    const { items, next, totalItems = 0, hasMoreTotalItems = false } = answer;
    if (this.#plan.backwards || this.#missing === 0 || items.length === 0 || !next) return undefined;
    if (items.length < Math.min(asked, this.#cap)) {
      if (totalItems <= this.#position && !hasMoreTotalItems) return undefined;
      this.#cap = items.length;
    }
    const cursor = JSON.stringify(next);
    if (this.#cursors.has(cursor)) {
      throw new CamundaError(
        'CAMUNDA_PROTOCOL',
        sentence`The search does not end: the server sent a page cursor twice`,
        {
          status: answer.status,
          retryable: false,
        },
      );
    }
    this.#cursors.add(cursor);
    return next;
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

/** A signal to end requests with that are ahead of the consumer; it ends with the given one. */
class Stop extends AbortController {
  readonly #leave: (() => void) | undefined;

  constructor(signal: AbortSignal | undefined) {
    super();
    this.#leave = signal && whenAborted(signal, () => this.abort());
  }

  end(): void {
    this.#leave?.();
    this.abort();
  }
}

/**
 * Pages through a search to its end, each task once. The next page is asked for while one is handed on, never more.
 * At least one page comes; only the first may be empty.
 * @param begin called with the first `next()`
 * @throws CamundaError of `begin`, or of the request that failed; CAMUNDA_ABORTED when the signal ends it
 */
export async function* taskPages(
  begin: () => { plan: PagePlan; ask: AskPage },
  shape: TaskSearch['shape'],
  signal: AbortSignal | undefined,
): AsyncGenerator<TaskPage, void> {
  const { plan, ask } = begin();
  if (signal?.aborted) throw abortedError();
  const progress = new Progress(plan);
  let stop: Stop | undefined;
  let requests = 0;
  let asked = progress.wanted;
  let pending: Promise<SearchAnswer> | undefined = ask(undefined, asked, signal);
  try {
    for (let isFirst = true; pending; isFirst = false) {
      const answer: SearchAnswer = await pending;
      if (signal?.aborted) throw abortedError();
      requests += answer.requests;
      const tasks = progress.take(answer, shape);
      const next = progress.next(answer, asked);
      asked = progress.wanted;
      pending = undefined;
      if (next !== undefined) {
        stop ??= new Stop(signal);
        pending = ask(next, asked, stop.signal);
        // Its failure is the next round's to throw; nobody may come for it.
        pending.catch(() => {});
      }
      if (isFirst || tasks.length > 0) yield pageOf(answer, tasks, plan.size, requests);
    }
  } finally {
    // Nobody waits for the page that is under way when the consumer leaves.
    stop?.end();
  }
}
