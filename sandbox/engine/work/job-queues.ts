import { compareKeys } from '../../keys';
import type { Job } from './records';

/** The jobs that can be activated, by type; the oldest are given out first. */
export class JobQueues {
  readonly #queues = new Map<string, Job[]>();

  add(job: Job): void {
    const queue = this.#queues.get(job.type) ?? [];
    this.#queues.set(job.type, queue);
    const index = placeOf(queue, job);
    if (queue[index] !== job) queue.splice(index, 0, job);
  }

  remove(job: Job): void {
    const queue = this.#queues.get(job.type) ?? [];
    const index = placeOf(queue, job);
    if (queue[index] === job) queue.splice(index, 1);
  }

  /** Takes the first ones out that are wanted. */
  take(type: string, most: number, isWanted: (job: Job) => boolean): Job[] {
    const queue = this.#queues.get(type) ?? [];
    const taken: Job[] = [];
    for (const job of queue) {
      if (taken.length >= most) break;
      if (isWanted(job)) taken.push(job);
    }
    const isPrefix = taken.at(-1) === queue[taken.length - 1];
    if (isPrefix) queue.splice(0, taken.length);
    else for (const job of taken) this.remove(job);
    return taken;
  }
}

/** Where this job is, or would be. */
function placeOf(queue: readonly Job[], job: Job): number {
  let [from, to] = [0, queue.length];
  const last = queue.at(-1);
  if (last && compareAges(last, job) < 0) return to;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = queue[middle];
    if (other && compareAges(other, job) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** By key alone, jobs of the last partition would wait as long as there is one of the first. */
function compareAges(one: Job, other: Job): number {
  return one.createdDate - other.createdDate || compareKeys(one.key, other.key);
}
