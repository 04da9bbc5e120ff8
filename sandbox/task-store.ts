import { EventEmitter } from 'node:events';
import { type Sort, SortedIndex, type SortValues } from './sorted-index';
import type { UserTask } from './user-task';

export interface TaskQuery {
  readonly matches: (task: UserTask) => boolean;
  /** What was asked for, as text: equal texts have equal `matches`, and are counted once. */
  readonly filter: string;
  readonly sort: readonly Sort[];
  readonly limit: number;
  /** Matching tasks to leave out at the beginning. */
  readonly from?: number;
  readonly cursor?: {
    readonly values: SortValues;
    readonly direction: 'after' | 'before';
    /** Whether the task on the cursor belongs to the page. */
    readonly inclusive?: boolean;
  };
}

export interface TaskResult extends Summary {
  readonly tasks: readonly UserTask[];
}

interface Summary {
  /** How many match, on all pages. */
  readonly total: number;
  /** The first of all that match. */
  readonly first: UserTask | undefined;
}

/** All tasks, with one index for each order that was asked for. Emits `task` with the key of each new one. */
export class TaskStore extends EventEmitter<{ task: [key: string] }> {
  readonly #tasks = new Map<string, UserTask>();
  readonly #indexes = new Map<string, SortedIndex>();
  /** Good until the next change, so that a walk over the pages counts once. */
  readonly #summaries = new Map<string, Summary>();

  get(key: string): UserTask | undefined {
    return this.#tasks.get(key);
  }

  add(task: UserTask): void {
    this.#tasks.set(task.key, task);
    this.#summaries.clear();
    for (const index of this.#indexes.values()) {
      index.add(task);
    }
    this.emit('task', task.key);
  }

  change(task: UserTask, changes: Partial<UserTask>): UserTask {
    const changed = { ...task, ...changes };
    this.#summaries.clear();
    for (const index of this.#indexes.values()) {
      index.remove(task);
      index.add(changed);
    }
    this.#tasks.set(task.key, changed);
    return changed;
  }

  search({ matches, filter, sort, limit, from = 0, cursor }: TaskQuery): TaskResult {
    const index = this.#index(sort);
    const summary = this.#summary(`${JSON.stringify(sort)} ${filter}`, index, matches);
    if (cursor?.direction === 'before') {
      const end = index.position(cursor.values, cursor.inclusive ?? false);
      return { tasks: collect(index.tasks, end - 1, -1, matches, from, limit).reverse(), ...summary };
    }
    const start = cursor ? index.position(cursor.values, !cursor.inclusive) : 0;
    return { tasks: collect(index.tasks, start, 1, matches, from, limit), ...summary };
  }

  #summary(name: string, { tasks }: SortedIndex, matches: TaskQuery['matches']): Summary {
    let summary = this.#summaries.get(name);
    if (!summary) {
      const found = tasks.filter(matches);
      summary = { total: found.length, first: found[0] };
      this.#summaries.set(name, summary);
    }
    return summary;
  }

  #index(sort: readonly Sort[]): SortedIndex {
    const name = JSON.stringify(sort);
    const index = this.#indexes.get(name) ?? new SortedIndex(this.#tasks.values(), sort);
    this.#indexes.set(name, index);
    return index;
  }
}

function collect(
  tasks: readonly UserTask[],
  start: number,
  step: 1 | -1,
  matches: (task: UserTask) => boolean,
  from: number,
  limit: number,
): UserTask[] {
  const found: UserTask[] = [];
  let skip = from;
  for (let i = start; i >= 0 && i < tasks.length && found.length < limit; i += step) {
    const task = tasks[i];
    if (task && matches(task) && skip-- <= 0) {
      found.push(task);
    }
  }
  return found;
}
