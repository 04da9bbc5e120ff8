import type { Clock } from '../clock';
import type { Server } from '../operations/operation';
import type { Books } from './books';
import type { ActivatedJob } from './job';
import type { KeeperListener } from './keeper';
import type { Wanted } from './poll';
import type { Silence } from './silence';

export interface WorkerSettings extends Wanted {
  /** Of the node: the next worker with it, that wants the same jobs of the same cluster, goes on with its poll. */
  id: string;
  /** Jobs under way at once. */
  maxJobs: number;
  /** Milliseconds that the flow may take for one job. */
  timeout: number;
  /** What becomes of a job that the flow has not answered by then: failed with one retry less, or left to Camunda. */
  whenUnanswered: 'fail' | 'leave';
  /** Milliseconds before a job that we fail is offered again. */
  retryBackoff: number;
}

export interface WorkerListener extends KeeperListener {
  /** Sends a job into the flow. */
  job(activated: ActivatedJob): void;
  /** So many are under way. Not told while polls fail. */
  working(count: number): void;
  /** No job has come yet: told once at most, never after the first one, and shown when `working` is told next. */
  silent(why: Silence): void;
}

/** Whom the worker works for. */
export interface Employer {
  server: Server;
  /** Address of the cluster. */
  source: string;
  books: Books;
  clock: Clock;
}
