import type { UserTask } from '../user-tasks/task-search';
import { timeOf } from './fingerprint';
import { MAX_ITEMS } from './tracker';

/** The tasks of one full pass. */
export class SeenItems {
  readonly keys = new Set<string>();
  #oldest = Infinity;

  add(tasks: readonly UserTask[]): void {
    for (const { userTaskKey, creationDate } of tasks) {
      this.keys.add(String(userTaskKey));
      this.#oldest = Math.min(this.#oldest, timeOf(creationDate));
    }
  }

  /** From when on all of them were seen: there may be older ones where the list was cut. Milliseconds since 1970. */
  get since(): number {
    return this.keys.size <= MAX_ITEMS ? 0 : this.#oldest + 1;
  }
}
