import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/**
 * Hears of every change in folders. Each has a watcher of its own: with `recursive`, Node.js 20 on Linux loses a file that
 * an editor has saved by renaming another one.
 */
export class FolderWatchers {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed: () => void;

  /** @param changed called for each change, and where a folder cannot be watched any longer; it does not throw */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Watches these folders and no others.
   * @returns whether one of them is new
   * @throws Error of the system where one cannot be watched
   */
  follow(folders: readonly string[]): boolean {
    for (const [folder, watcher] of this.#watchers) {
      if (!folders.includes(folder)) this.#end(folder, watcher);
    }
    const others = folders.filter((folder) => !this.#watchers.has(folder));
    for (const folder of others) this.#begin(folder);
    return others.length > 0;
  }

  #begin(folder: string): void {
    const watcher = watch(folder, { persistent: false }, (event, name) => {
      // So the system says that the folder itself is gone: another one in its place needs another watcher.
      if (event === 'rename' && name === path.basename(folder)) this.#end(folder, watcher);
      this.#changed();
    });
    watcher.on('error', () => {
      this.#end(folder, watcher);
      this.#changed();
    });
    this.#watchers.set(folder, watcher);
  }

  #end(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
  }

  close(): void {
    for (const [folder, watcher] of this.#watchers) this.#end(folder, watcher);
  }
}
