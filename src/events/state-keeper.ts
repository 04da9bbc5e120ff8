import type { SavedWatch, StateStore } from './watch-state';

/** Saves states, one after the other. */
export class StateKeeper {
  readonly #store: StateStore;
  readonly #refused: (failure: unknown) => void;
  #saving: Promise<void> = Promise.resolve();
  #isBroken = false;

  /** @param refused told once when the store begins to refuse; it does not throw */
  constructor(store: StateStore, refused: (failure: unknown) => void) {
    this.#store = store;
    this.#refused = refused;
  }

  /** Never rejects. */
  save(state: SavedWatch): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#store.save(state);
        this.#isBroken = false;
      } catch (failure) {
        if (!this.#isBroken) this.#refused(failure);
        this.#isBroken = true;
      }
    });
    return this.#saving;
  }
}
