import type { FilterRow, Search } from '../../search/search';

/** Which items are watched. */
export interface WatchedItems extends Pick<Search, 'query'> {
  /** Says all of it: items with the same text are the same items. */
  key: string;
  /** The conditions at a moment, as those of a date may count from now. @param now milliseconds since 1970 */
  filters(now: number): readonly FilterRow[];
}
