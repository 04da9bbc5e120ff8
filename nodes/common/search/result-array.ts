import { countInWords } from '../../../src/count-in-words';
import type { EntityWords } from '../../../src/entities/entity';
import { invalidError } from '../../../src/errors';
import { Collected } from '../../../src/search/memory';
import type { Item } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';

/** The items of several pages. Those of a single one are bounded by its answer, these by the memory. */
export class ResultArray {
  readonly #items: Item[];
  readonly #words: EntityWords;
  readonly #collected = new Collected();

  /** @param items of the first page: the others are added to them */
  constructor(items: Item[], words: EntityWords) {
    this.#items = items;
    this.#words = words;
    this.#collected.takes(items);
  }

  /** @throws CamundaError CAMUNDA_INVALID where they do not fit in one message */
  add(items: Item[]): void {
    if (!this.#collected.takes(items)) throw this.#tooMany();
    for (const item of items) this.#items.push(item);
  }

  #tooMany() {
    const { one, many } = this.#words;
    const count = countInWords(this.#items.length);
    const { megabytes } = this.#collected;
    return invalidError(
      sentence`Too many ${many} for one message. Set a limit, or send one message per page or ${one} (at most ${count}, and ${megabytes} MB)`,
    );
  }
}
