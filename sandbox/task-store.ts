import { EventEmitter } from 'node:events';
import { Collection, type Query } from './exporter/collection';
import type { UserTask } from './user-task';

export type TaskQuery = Query<UserTask>;

export interface TaskResult {
  readonly tasks: readonly UserTask[];
  /** How many match, on all pages. */
  readonly total: number;
  /** The first of all that match. */
  readonly first: UserTask | undefined;
}

/** All tasks. Searches may see them late. Emits `task` with the key of each new one. */
export class TaskStore extends EventEmitter<{ task: [key: string] }> {
  /** What searches see. */
  readonly documents = new Collection<UserTask>();
  /** Those that searches do not see yet as they are. */
  readonly #pending = new Map<string, UserTask>();

  /** @param later does something when searches may see it */
  constructor(readonly later: (work: () => void) => void = (work) => work()) {
    super();
  }

  get(key: string): UserTask | undefined {
    return this.#pending.get(key) ?? this.documents.get(key);
  }

  /** All of them as they are now, in the order in which searches have seen them first. */
  all(): UserTask[] {
    const seen = this.documents.all();
    const unseen = [...this.#pending.values()].filter(({ key }) => !this.documents.get(key));
    return [...seen.map((task) => this.#pending.get(task.key) ?? task), ...unseen];
  }

  add(task: UserTask): void {
    this.#put(task);
    this.emit('task', task.key);
  }

  change(task: UserTask, changes: Partial<UserTask>): UserTask {
    const changed = { ...task, ...changes };
    this.#put(changed);
    return changed;
  }

  /** Searches see it no more, where they did. */
  delete(key: string): void {
    this.later(() => this.documents.delete(key));
  }

  search(query: TaskQuery): TaskResult {
    const { items: tasks, ...summary } = this.documents.search(query);
    return { tasks, ...summary };
  }

  #put(task: UserTask): void {
    this.#pending.set(task.key, task);
    this.later(() => {
      this.documents.put(task);
      if (this.#pending.get(task.key) === task) this.#pending.delete(task.key);
    });
  }
}
