import type { FilterRow, Item, Page, Search, SortRow } from '../search/search';
import type { EventKind } from './event-kind';

/** Items of one answer, in the order that was asked for. */
export type ItemList = Pick<Page, 'items' | 'status' | 'requests'>;

/** What a key leads to: the item, or nothing where Camunda does not know it any more. */
export interface LookedUp {
  item: Item | undefined;
  status: number;
  requests: number;
}

/** What is asked for beside the filter of what is watched. */
export interface ListSearch extends Pick<Search, 'limit' | 'pageSize'> {
  state: FilterRow;
  sort: SortRow;
}

/** Which items are watched, and how their cluster is asked for them. */
export interface Watched {
  kind: EventKind;
  /** Says which: what has the same text is the same, within a client and a kind. */
  key: string;
  /** Whether a search is for one state, so that one for several need not be tried. */
  isOneStateOnly: boolean;
  /** In the common shape. @throws CamundaError */
  search(search: ListSearch, signal: AbortSignal): AsyncIterable<ItemList>;
  /** @throws CamundaError CAMUNDA_NOT_FOUND where there is no such item */
  find(key: string, signal: AbortSignal): Promise<LookedUp>;
  /** What time it was at the server when it last answered, in milliseconds since 1970; undefined where it does not say. */
  time(): number | undefined;
}
