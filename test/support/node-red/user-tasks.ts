import type { Outcome } from './flows';

/** What the search node answers in the common shape, as far as the tests look at it. */
export interface UserTask {
  userTaskKey: string;
  processInstanceKey: string;
  name: string;
  state: string;
  candidateGroups: string[];
  /** Where some are named. */
  variables?: { number?: number; note?: string };
}

/** The tasks that a search with output `array` found. @throws Error when it failed. */
export function tasksOf({ payload, error }: Outcome): UserTask[] {
  if (error) throw new Error(`${error.code}: ${error.message}`);
  if (!Array.isArray(payload)) throw new Error(`No list of tasks: ${JSON.stringify(payload)}`);
  return payload;
}

/** The process instances of the tasks, in an order of their own, to compare with those that were started. */
export function instancesOf(tasks: readonly UserTask[]): string[] {
  return tasks.map((task) => task.processInstanceKey).sort();
}
