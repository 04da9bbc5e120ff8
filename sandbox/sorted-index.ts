import { compareKeys } from './keys';
import type { UserTask } from './user-task';

export type SortField = 'creationDate' | 'completionDate' | 'followUpDate' | 'dueDate' | 'priority' | 'name';

export interface Sort {
  readonly field: SortField;
  readonly descending: boolean;
}

/** The values of the sort's fields and at last the task's key: a position in the order. */
export type SortValues = readonly (number | string)[];

/** The tasks in one order. A position is found in logarithmic time. */
export class SortedIndex {
  readonly tasks: UserTask[];
  readonly #sort: readonly Sort[];

  constructor(tasks: Iterable<UserTask>, sort: readonly Sort[]) {
    this.#sort = sort;
    const entries = Array.from(tasks, (task) => ({ task, values: sortValues(task, sort) }));
    this.tasks = entries.sort((a, b) => this.#compare(a.values, b.values)).map(({ task }) => task);
  }

  add(task: UserTask): void {
    this.tasks.splice(this.position(sortValues(task, this.#sort), false), 0, task);
  }

  remove(task: UserTask): void {
    this.tasks.splice(this.position(sortValues(task, this.#sort), false), 1);
  }

  /** How many tasks come before the position; with `inclusive` also the one exactly on it. */
  position(values: SortValues, inclusive: boolean): number {
    let low = 0;
    let high = this.tasks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const task = this.tasks[middle];
      const order = task ? this.#compare(sortValues(task, this.#sort), values) : 1;
      if (order < 0 || (inclusive && order === 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #compare(a: SortValues, b: SortValues): number {
    for (const [i, { descending }] of this.#sort.entries()) {
      const order = compareValues(a[i], b[i]);
      if (order !== 0) {
        return descending ? -order : order;
      }
    }
    return compareKeys(String(a.at(-1)), String(b.at(-1)));
  }
}

/** A missing value comes last in either direction, as in Elasticsearch. */
export function sortValues(task: UserTask, sort: readonly Sort[]): SortValues {
  const values: (number | string)[] = sort.map(
    ({ field, descending }) => task[field] ?? (descending ? -Infinity : Infinity),
  );
  values.push(task.key);
  return values;
}

function compareValues(a: number | string | undefined, b: number | string | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Number(a) === Number(b) ? 0 : Number(a) - Number(b);
}
