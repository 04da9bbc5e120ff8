import type { Item } from '../search/search';
import { type EventKind, keyIn, timeIn } from './event-kind';
import { MAX_ITEMS } from './tracker';

/** The items of one full pass. */
export class SeenItems {
  readonly #kind: EventKind;
  readonly keys = new Set<string>();
  #oldest = Infinity;

  constructor(kind: EventKind) {
    this.#kind = kind;
  }

  add(items: readonly Item[]): void {
    for (const item of items) {
      this.keys.add(keyIn(this.#kind, item));
      this.#oldest = Math.min(this.#oldest, timeIn(this.#kind, 'open', item));
    }
  }

  /** From when on all of them were seen: there may be older ones where the list was cut. Milliseconds since 1970. */
  get since(): number {
    return this.keys.size <= MAX_ITEMS ? 0 : this.#oldest + 1;
  }
}
