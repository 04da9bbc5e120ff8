import { countInWords } from '../../../src/count-in-words';
import { invalidError } from '../../../src/errors';
import { Collected } from '../../../src/search/memory';
import type { UserTask } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';

/** The tasks of all pages. Those of a single one are bounded by its answer, those of several by the memory. */
export class TaskArray {
  #tasks: UserTask[] = [];
  #collected: Collected | undefined;

  get tasks(): UserTask[] {
    return this.#tasks;
  }

  /** @throws CamundaError CAMUNDA_INVALID where they do not fit in one message */
  add(tasks: UserTask[]): void {
    if (this.#tasks.length === 0) {
      this.#tasks = tasks;
      return;
    }
    const collected = this.#collected ?? new Collected();
    if (!this.#collected) collected.takes(this.#tasks);
    this.#collected = collected;
    if (!collected.takes(tasks)) throw tooMany(this.#tasks.length, collected.megabytes);
    for (const task of tasks) this.#tasks.push(task);
  }
}

function tooMany(count: number, megabytes: number) {
  return invalidError(
    sentence`More than ${countInWords(count)} tasks, or ${megabytes} MB of them, do not fit in one message: set a limit, or choose a message for each page or task`,
  );
}
