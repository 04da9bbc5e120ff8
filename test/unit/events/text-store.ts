import type { SavedWatch, StateStore } from '../../../src/events/watch-state';

/** Keeps JSON text, as a store on a disk does. */
export class TextStore implements StateStore {
  /** Milliseconds, as a store says it. */
  lateness = 0;
  text: string | undefined;
  saves = 0;
  /** Called with each state that is saved. */
  onSave: (state: SavedWatch) => void = () => {};

  async load(): Promise<unknown> {
    return this.text === undefined ? undefined : JSON.parse(this.text);
  }

  async save(state: SavedWatch): Promise<void> {
    this.saves++;
    this.onSave(state);
    this.text = JSON.stringify(state);
  }
}
