import { CamundaError } from '../errors';
import type { FilterRow, Item } from '../search/search';
import { timeIn } from './event-kind';
import { MAX_ITEMS } from './tracker';
import type { ItemList, ListSearch, LookedUp, Watched } from './watched';

/** Items a request, where the newest few are enough; where they are not; and in a list of all. */
const FEW = 50;
const MANY = 1_000;

type Which = 'open' | 'ended';
type Bounds = Pick<ListSearch, 'limit' | 'pageSize'>;

/** The lists from which one learns what happened to what is watched, newest first. */
export class Lists {
  readonly #watched: Watched;
  #isOneStateOnly: boolean;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#isOneStateOnly = watched.isOneStateOnly;
  }

  /**
   * All open items, or the newest 20,000 of them and one more.
   * @param isFullPass the cluster may be a newer one by now
   * @throws CamundaError
   */
  async *allOpen(isFullPass: boolean, signal: AbortSignal): AsyncGenerator<ItemList, void> {
    if (isFullPass) this.#isOneStateOnly = this.#watched.isOneStateOnly;
    const bounds = { limit: MAX_ITEMS + 1, pageSize: MANY };
    yield* this.#inStates('open', (state) => this.#pages('open', state, bounds, signal));
  }

  /**
   * The newest items, down to those of a moment.
   * @param since milliseconds since 1970; Infinity: no further than the first answer
   * @throws CamundaError
   */
  async *newest(which: Which, since: number, signal: AbortSignal): AsyncGenerator<ItemList, void> {
    yield* this.#inStates(which, (state) => this.#downTo(which, state, since, signal));
  }

  /** One item, whatever state it has. @throws CamundaError */
  async find(key: string, signal: AbortSignal): Promise<LookedUp> {
    try {
      return await this.#watched.find(key, signal);
    } catch (error) {
      if (!(error instanceof CamundaError) || error.code !== 'CAMUNDA_NOT_FOUND') throw error;
      return { item: undefined, status: 404, requests: 1 };
    }
  }

  /** From 8.8 on one search finds several states; 8.6, 8.7 and Tasklist find one state a search. */
  async *#inStates(
    which: Which,
    list: (state: FilterRow) => AsyncIterable<ItemList>,
  ): AsyncGenerator<ItemList, void> {
    const { open, between, ends } = this.#watched.kind;
    const single = which === 'open' ? [open] : [...ends.keys()];
    if (!this.#isOneStateOnly) {
      const value = which === 'open' ? [open, ...between] : single;
      try {
        yield* list({ field: 'state', operator: '$in', value });
        return;
      } catch (error) {
        if (!(error instanceof CamundaError) || error.code !== 'CAMUNDA_UNSUPPORTED') throw error;
        this.#isOneStateOnly = true;
      }
    }
    for (const value of single) yield* list({ field: 'state', operator: '$eq', value });
  }

  /** Mostly the newest few are all that is needed, and one request more is better than many items each time. */
  async *#downTo(
    which: Which,
    state: FilterRow,
    since: number,
    signal: AbortSignal,
  ): AsyncGenerator<ItemList, void> {
    const isEnough = ({ items }: ItemList) => this.#timeOf(which, items.at(-1)) < since;
    for (const limit of [FEW, MANY]) {
      for await (const list of this.#pages(which, state, { limit, pageSize: limit }, signal)) {
        if (list.items.length === limit && !isEnough(list)) break;
        yield list;
        return;
      }
    }
    for await (const list of this.#pages(which, state, { pageSize: MANY }, signal)) {
      yield list;
      if (isEnough(list)) return;
    }
  }

  #timeOf(which: Which, item: Item | undefined): number {
    return item ? timeIn(this.#watched.kind, which, item) : 0;
  }

  #pages(which: Which, state: FilterRow, bounds: Bounds, signal: AbortSignal): AsyncIterable<ItemList> {
    const { kind } = this.#watched;
    return this.#watched.search(
      { state, sort: { field: kind.dates[which], order: 'DESC' }, ...bounds },
      signal,
    );
  }
}
