import type { Clock } from '../clock';
import type { Activation } from './activation';

/** Milliseconds after its lock in which it is remembered that a job has ended here: then its message says that itself. */
const REMEMBERED = 60_000;
const MOST_REMEMBERED = 100_000;

/** The jobs of one cluster that this process works at, whichever node has them, and those that have just ended. */
export class Books {
  readonly #underWay = new Map<string, Activation>();
  /** Until when each is remembered, by key, in the order of their ends. */
  readonly #ended = new Map<string, number>();

  /** From now on it is this one that a result is for. One of the same job that was under way has been lost. */
  open(activation: Activation): void {
    const { jobKey } = activation.job;
    this.#underWay.get(jobKey)?.end();
    this.#underWay.set(jobKey, activation);
    this.#ended.delete(jobKey);
  }

  /** It has ended. */
  close({ job: { jobKey }, lockEnd }: Activation, clock: Clock): void {
    this.#underWay.delete(jobKey);
    this.#ended.delete(jobKey);
    this.#ended.set(jobKey, Math.max(lockEnd, clock.monotonic()) + REMEMBERED);
    this.#forget(clock.monotonic());
  }

  get(jobKey: string): Activation | undefined {
    return this.#underWay.get(jobKey);
  }

  /** Whether it was under way here and is not any more. */
  hasEnded(jobKey: string): boolean {
    return this.#ended.has(jobKey);
  }

  #forget(now: number): void {
    for (const [jobKey, until] of this.#ended) {
      if (until > now && this.#ended.size <= MOST_REMEMBERED) return;
      this.#ended.delete(jobKey);
    }
  }
}

const books = new Map<string, Books>();

/** Those of a cluster, whichever of its nodes and deploys asks. @param cluster its address */
export function booksOf(cluster: string): Books {
  let known = books.get(cluster);
  if (!known) {
    known = new Books();
    books.set(cluster, known);
  }
  return known;
}
