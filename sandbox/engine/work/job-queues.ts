import { compareKeys } from '../../keys';
import type { Job } from './records';

/** The jobs that can be activated, by type; the oldest are given out first. */
export class JobQueues {
  readonly #queues = new Map<string, Job[]>();

  add(job: Job): void {
    const queue = this.#queues.get(job.type) ?? [];
    this.#queues.set(job.type, queue);
    const index = placeOf(queue, job.key);
    if (queue[index] !== job) queue.splice(index, 0, job);
  }

  remove(job: Job): void {
    const queue = this.#queues.get(job.type) ?? [];
    const index = placeOf(queue, job.key);
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

/** Where a job with this key is, or would be. */
function placeOf(queue: readonly Job[], key: string): number {
  let [from, to] = [0, queue.length];
  const last = queue.at(-1);
  if (last && compareKeys(last.key, key) < 0) return to;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareKeys(queue[middle]?.key ?? '', key) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
