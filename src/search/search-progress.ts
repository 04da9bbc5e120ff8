import { createHash } from 'node:crypto';
import { countInWords } from '../count-in-words';
import { CamundaError } from '../errors';
import type { JsonObject } from '../json-object';
import { type Sentence, sentence } from '../sentence';
import type { Cursor, SearchAnswer } from './answer';
import { keyOf } from './items';
import type { PagePlan } from './page-plan';

/** Items and pages of one search; whoever wants more narrows it, or goes on at the last `endCursor`. */
const MAX_ITEMS = 1_000_000;
const MAX_PAGES = 100_000;

/**
 * Pages in a row that bring nothing new, beyond as many as had brought something: where the cluster is upgraded
 * meanwhile, the search begins again, and goes through all that it has had.
 */
const MAX_IDLE = 10;

/** How many more items may come than a total says, for some come and some go: twice as many, and so many. */
const MAX_BEYOND = 10_000;

/** 8.6 and 8.7 tell no larger totals, and do not say where there are more. */
const CAPPED_TOTAL = 10_000;

/** What an answer brought, and where the search goes on. */
export interface Step {
  /** The items that have not come yet. */
  items: JsonObject[];
  goesOn: boolean;
  /** Where the next page starts; undefined: at the start. */
  place: Cursor | undefined;
}

/** Follows one search from page to page. Whatever a server answers, there is an end. */
export class SearchProgress {
  readonly #plan: PagePlan;
  /** Keys, and digests of cursors; most searches have one page and need none. */
  #seen: { keys: Set<string>; cursors: Set<string> } | undefined;
  /** Items that are still wanted. */
  #missing: number;
  /** Place in the result: what was left out at the start and what the server sent, doubles included. */
  #position: number;
  /** What the server sends at most in one page, where that turned out to be less than was asked for. */
  #cap = Infinity;
  /** Where the page under way starts. */
  #place: Cursor | undefined;
  #pages = 0;
  /** Pages with a new item; and pages in a row without one. */
  #fruitful = 0;
  #idle = 0;
  /** Infinity where a total said that it is not all. */
  #greatestTotal = 0;
  /** Whether the place of an empty page is being asked for once more. */
  #isAskingAgain = false;

  constructor(plan: PagePlan) {
    this.#plan = plan;
    this.#missing = plan.limit;
    this.#position = plan.from;
  }

  /** How many items the next request asks for. */
  get wanted(): number {
    return Math.min(this.#plan.size, this.#missing);
  }

  /**
   * The items of an answer that have not come yet, for where items come and go pages overlap, and where the next page
   * starts.
   * @param asked for so many
   * @throws CamundaError CAMUNDA_PROTOCOL where the search cannot go on, or would not end
   */
  take(answer: SearchAnswer, asked: number): Step {
    this.#position += answer.items.length;
    const isMore = this.#isBeforeTheEnd(answer, asked);
    if (isMore) this.#seen ??= { keys: new Set(), cursors: new Set() };
    const items = this.#newItems(answer);
    const goesOn = isMore && this.#missing > 0 && this.#findsPlace(answer);
    if (goesOn) this.#refuseEndless(answer, items.length);
    return { items, goesOn, place: this.#place };
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

  /**
   * A short page is the last one, unless the total says that there is more: then the server sends less in a page than it
   * was asked for.
   */
  #isBeforeTheEnd(answer: SearchAnswer, asked: number): boolean {
    const { items, next, totalItems, hasMoreTotalItems = false } = answer;
    if (this.#plan.backwards) return false;
    const saysMore = hasMoreTotalItems || (totalItems ?? 0) > this.#position;
    const isFull = items.length > 0 && items.length >= Math.min(asked, this.#cap);
    if (isFull) return saysMore || next !== undefined || totalItems === undefined;
    if (saysMore && items.length > 0) this.#cap = items.length;
    return saysMore;
  }

  /**
   * Whether there is a next page. After an empty one without a cursor its place is asked for once more: items that have
   * come before it since, and that the total counts, look the same.
   * @throws CamundaError CAMUNDA_PROTOCOL for items without a cursor, and for a cursor that has been there
   */
  #findsPlace({ items, next, status, naming }: SearchAnswer): boolean {
    if (next !== undefined) {
      this.#isAskingAgain = false;
      this.#place = next;
      if (!isAdded(this.#seen?.cursors, digestOf(next))) {
        throw endless(sentence`the server sent a page cursor twice`, status);
      }
      return true;
    }
    if (items.length > 0) {
      const { many } = naming.words;
      throw pagingError(
        sentence`The search cannot go on: there are more ${many}, but the server sent no cursor`,
        status,
      );
    }
    this.#isAskingAgain = !this.#isAskingAgain;
    return this.#isAskingAgain;
  }

  /** @param found new items on this page */
  #refuseEndless(answer: SearchAnswer, found: number): void {
    const { status, naming } = answer;
    const { aNew, many } = naming.words;
    this.#idle = found > 0 ? 0 : this.#idle + 1;
    if (found > 0) this.#fruitful++;
    if (this.#idle > MAX_IDLE + this.#fruitful) {
      throw endless(sentence`the server sent ${this.#idle} pages in a row without ${aNew}`, status);
    }
    this.#greatestTotal = Math.max(this.#greatestTotal, exactTotal(answer));
    if (this.#position > 2 * this.#greatestTotal + MAX_BEYOND) {
      const position = countInWords(this.#position);
      const total = countInWords(this.#greatestTotal);
      throw endless(sentence`the server sent ${position} ${many} and says that there are ${total}`, status);
    }
    if (++this.#pages >= MAX_PAGES || (this.#seen?.keys.size ?? 0) > MAX_ITEMS) {
      const [items, pages] = [countInWords(MAX_ITEMS), countInWords(MAX_PAGES)];
      throw endless(sentence`there are more than ${items} ${many} or ${pages} pages. Narrow it down`, status);
    }
  }

  /** Found and remembered in one step, because each look among 100,000 keys costs as much as reading the item. */
  #isNew(key: string): boolean {
    return this.#seen === undefined || isAdded(this.#seen.keys, key);
  }
}

/** Infinity where there may be more than the total. */
function exactTotal({ totalItems, hasMoreTotalItems }: SearchAnswer): number {
  if (totalItems === undefined || hasMoreTotalItems) return Infinity;
  return hasMoreTotalItems === undefined && totalItems >= CAPPED_TOTAL ? Infinity : totalItems;
}

function isAdded(set: Set<string> | undefined, text: string): boolean {
  const size = set?.size;
  return set?.add(text).size !== size;
}

/** Cursors are long, and there are many. */
function digestOf(cursor: Cursor): string {
  return createHash('sha256').update(JSON.stringify(cursor)).digest('base64');
}

function endless(reason: Sentence, status: number): CamundaError {
  return pagingError(sentence`The search does not end: ${reason}`, status);
}

function pagingError(words: Sentence, status: number): CamundaError {
  return new CamundaError('CAMUNDA_PROTOCOL', words, { status, retryable: false });
}
