import { countInWords } from '../../../src/count-in-words';
import type { EntityWords } from '../../../src/entities/entity';
import { invalidError } from '../../../src/errors';
import { Collected } from '../../../src/search/memory';
import type { Item } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';

/** The items of all pages. Those of a single one are bounded by its answer, those of several by the memory. */
export class ResultArray {
  readonly #words: EntityWords;
  #items: Item[] = [];
  #collected: Collected | undefined;

  constructor(words: EntityWords) {
    this.#words = words;
  }

  get items(): Item[] {
    return this.#items;
  }

  /** @throws CamundaError CAMUNDA_INVALID where they do not fit in one message */
  add(items: Item[]): void {
    if (this.#items.length === 0) {
      this.#items = items;
      return;
    }
    const collected = this.#collected ?? new Collected();
    if (!this.#collected) collected.takes(this.#items);
    this.#collected = collected;
    if (!collected.takes(items)) throw this.#tooMany(collected.megabytes);
    for (const item of items) this.#items.push(item);
  }

  #tooMany(megabytes: number) {
    const { one, many } = this.#words;
    const count = countInWords(this.#items.length);
    return invalidError(
      sentence`More than ${count} ${many}, or ${megabytes} MB of them, do not fit in one message: set a limit, or choose a message for each page or ${one}`,
    );
  }
}
