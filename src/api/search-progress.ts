import { CamundaError } from '../errors';
import { sentence } from '../sentence';
import type { JsonObject } from './json-object';
import type { PagePlan } from './page-plan';
import type { Cursor, SearchAnswer } from './paging';
import { keyOf } from './user-task';

/** Follows one search from page to page. */
export class SearchProgress {
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
