import type { Clock } from '../../src/clock';
import { Stop } from '../../src/when-aborted';
import { FolderWatchers } from './folder-watchers';

/** Milliseconds without a change after which something is saved: editors write in several steps. */
const QUIET = 300;
/** Milliseconds after which that is not waited for any longer. */
const LONGEST_NOISE = 3_000;

/** What happens in folders: many events of one save are one change. */
export class FolderChanges {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #watchers = new FolderWatchers(() => this.#hear());
  #hasHeard = false;
  #wake = () => {};

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Watches these and no others. @returns whether one is new @throws Error of the system where one cannot be watched */
  follow(folders: readonly string[]): boolean {
    return this.#watchers.follow(folders);
  }

  /**
   * Waits for a change and until it is over, or so many milliseconds.
   * @returns whether there was a change since the last time
   */
  async next(pause: number): Promise<boolean> {
    const woken = new Stop(this.#signal);
    this.#wake = () => woken.end();
    if (!this.#hasHeard) await this.#clock.sleep(pause, woken.signal).catch(() => {});
    woken.end();
    const end = this.#clock.monotonic() + LONGEST_NOISE;
    const wasHeard = this.#hasHeard;
    while (this.#hasHeard && !this.#signal.aborted && this.#clock.monotonic() < end) {
      this.#hasHeard = false;
      await this.#clock.sleep(QUIET, this.#signal).catch(() => {});
    }
    return wasHeard;
  }

  #hear(): void {
    this.#hasHeard = true;
    this.#wake();
  }

  close(): void {
    this.#watchers.close();
  }
}
