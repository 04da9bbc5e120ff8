import { createHash } from 'node:crypto';
import type { UserTask } from '../user-tasks/task-search';

/** Characters of base64 that are kept: 66 bits, so that no two states of one task are ever taken for one another. */
const LENGTH = 11;

function sorted(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).sort();
}

/** A short text that is another one as soon as something changes that people care about: who, when, how urgent, for whom. */
export function fingerprint(task: UserTask): string {
  const { assignee, dueDate, followUpDate, priority, candidateGroups, candidateUsers } = task;
  const watched = [
    ...[assignee, dueDate, followUpDate, priority],
    ...[sorted(candidateGroups), sorted(candidateUsers)],
  ];
  return createHash('sha256').update(JSON.stringify(watched)).digest('base64url').slice(0, LENGTH);
}

/** Milliseconds since 1970 of a task's date; 0 where it has none. */
export function timeOf(date: unknown): number {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
}
