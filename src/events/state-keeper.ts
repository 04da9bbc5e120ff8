import { type Sentence, sentence } from '../sentence';
import type { SavedWatch, StateStore } from './watch-state';
import { wordsOf } from './words';

/** Saves states, one after the other. */
export class StateKeeper {
  readonly #store: StateStore;
  readonly #warn: (words: Sentence) => void;
  #saving: Promise<void> = Promise.resolve();
  #isBroken = false;

  /** @param warn told once when the store begins to refuse; it does not throw */
  constructor(store: StateStore, warn: (words: Sentence) => void) {
    this.#store = store;
    this.#warn = warn;
  }

  /** Never rejects. */
  save(state: SavedWatch): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#store.save(state);
        this.#isBroken = false;
      } catch (failure) {
        if (!this.#isBroken) this.#warn(notKept(failure));
        this.#isBroken = true;
      }
    });
    return this.#saving;
  }
}

function notKept(failure: unknown): Sentence {
  const reason = wordsOf(failure);
  return sentence`The context store did not keep which tasks have been told, so that a restart may tell them again: ${reason}`;
}
