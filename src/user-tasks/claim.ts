import { type Clock, systemClock } from '../clock';
import { countInWords } from '../count-in-words';
import { CamundaError } from '../errors';
import type { Answered } from '../operations/operation';
import type { PreparedSearch } from '../search/search';
import { sentence } from '../sentence';
import { claimedAfterAll } from './claimed-after-all';
import type { RecentClaims } from './recent-claims';
import { taskAfter } from './task-after';
import type { UserTask } from './task-search';
import type { UserTaskOperations } from './user-task-operations';

/** How many tasks the list has at first, and where all of these were taken by others. */
const FIRST = 20;
const MOST_CLAIMED = 10_000;

/** Milliseconds until the list is asked for once more: a search shows what happened about a second later. */
const PAUSE = 1_000;

/** What is claimed from, and for whom. */
export interface Claimable {
  /** Open tasks in the order in which they are tried; of those that somebody has none is tried. @param limit how many at most */
  list(limit: number): PreparedSearch;
  tasks: Pick<UserTaskOperations, 'get' | 'assign'>;
  assignee: string;
  claims: RecentClaims;
  clock?: Clock;
}

/** One message's way to one task. */
class Claim {
  readonly #from: Claimable;
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  readonly #tried = new Set<string>();
  #status = 0;
  #requests = 0;

  constructor(from: Claimable, signal: AbortSignal | undefined) {
    this.#from = from;
    this.#clock = from.clock ?? systemClock;
    this.#signal = signal;
  }

  async next(): Promise<Answered<UserTask | null>> {
    let limit = FIRST;
    for (let isLast = false; ; ) {
      const { task, isWhole, isEmpty } = await this.#tryList(limit);
      if (task || (isWhole && isEmpty)) return this.#answered(task ?? null);
      if (!isWhole && limit === FIRST) {
        limit = MOST_CLAIMED;
        continue;
      }
      if (isLast) {
        if (isWhole) return this.#answered(null);
        throw noneOfMany();
      }
      isLast = true;
      await this.#clock.sleep(PAUSE, this.#signal);
    }
  }

  #answered(value: UserTask | null): Answered<UserTask | null> {
    return { value, status: this.#status, requests: this.#requests };
  }

  /** Tries one task after the other. `isEmpty`: there was none that could be tried, or was taken here just now. */
  async #tryList(limit: number) {
    let found = 0;
    let isEmpty = true;
    let asked = 0;
    for await (const page of this.#from.list(limit).pages(this.#signal)) {
      found += page.items.length;
      this.#status = page.status;
      this.#requests += page.requests - asked;
      asked = page.requests;
      for (const task of page.items.filter(isFree)) {
        isEmpty = false;
        const mine = await this.#try(task, String(task.userTaskKey));
        if (mine) return { task: mine, isWhole: true, isEmpty };
      }
    }
    return { task: undefined, isWhole: found < limit, isEmpty };
  }

  /** @returns the task as it is then; undefined where others have it, or had it */
  async #try(task: UserTask, key: string): Promise<UserTask | undefined> {
    const { claims } = this.#from;
    if (this.#tried.has(key) || !claims.take(key)) return undefined;
    this.#tried.add(key);
    try {
      const mine = await this.#assign(task, key);
      if (!mine) claims.giveBack(key);
      return mine;
    } catch (failure) {
      if (!(failure instanceof CamundaError && failure.cause.done)) claims.giveBack(key);
      throw failure;
    }
  }

  async #assign(task: UserTask, key: string): Promise<UserTask | undefined> {
    const { tasks, assignee } = this.#from;
    const assign = () => tasks.assign(key, { assignee, allowOverride: false }, this.#signal);
    try {
      return this.#had(await taskAfter(task, key, assign));
    } catch (failure) {
      if (!(failure instanceof CamundaError)) throw failure;
      this.#requests += 1;
      if (failure.cause.done && !this.#signal?.aborted) {
        const look = { key, assignee, tasks, clock: this.#clock, signal: this.#signal };
        const { requests, ...seen } = await claimedAfterAll(look, failure);
        this.#requests += requests;
        if (seen.status !== undefined) this.#status = seen.status;
        return seen.task;
      }
      if (failure.code === 'CAMUNDA_CONFLICT' || failure.code === 'CAMUNDA_NOT_FOUND') return undefined;
      throw failure;
    }
  }

  #had({ value, status, requests }: Answered<UserTask>): UserTask {
    this.#status = status;
    this.#requests += requests;
    return value;
  }
}

function isFree({ userTaskKey, assignee }: UserTask): boolean {
  return typeof userTaskKey === 'string' && (assignee === undefined || assignee === '');
}

function noneOfMany(): CamundaError {
  return new CamundaError(
    'CAMUNDA_CONFLICT',
    sentence`None of the first ${countInWords(MOST_CLAIMED)} open tasks is free. Narrow the filter, or try again`,
    { retryable: true },
  );
}

/**
 * Assigns the first task of a list that nobody has, and the next one where somebody was faster. At the end of the list it
 * is asked for once more, unless there was nothing to try. Never two tasks: an assignment whose answer was lost is looked
 * up before another is tried.
 * @returns the task as it is known then; null where there is none
 * @throws CamundaError with `cause.done` `maybe` where it stays unknown whether a task was assigned; CAMUNDA_CONFLICT,
 *   retryable, where none of so many could be had; else as search and assignment
 */
export function claimNext(from: Claimable, signal?: AbortSignal): Promise<Answered<UserTask | null>> {
  return new Claim(from, signal).next();
}
