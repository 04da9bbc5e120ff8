import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import { sentence } from '../sentence';
import type { Pace } from './pace';
import { SeenTasks } from './seen-tasks';
import type { TaskLists } from './task-lists';
import type { PollDetails, TaskWatch } from './task-watch';

/** Keys that are looked up in one poll at most; the others wait for the next. */
const LOOK_UPS = 20;

/** Milliseconds in which the watches of one deploy come together, so that all of them begin with the same poll. */
const GATHERING = 100;

/** Milliseconds that the flows have for what they were told, before it counts as told: a crash may come in between. */
const HANDLING = 500;

export interface FeedOptions {
  lists: TaskLists;
  pace: Pace;
  /** Milliseconds between two full passes. */
  fullInterval: number;
  clock: Clock;
}

/** Polls for all watches of the same tasks, from the first one to join until the last one has left. */
export class TaskFeed {
  readonly #options: FeedOptions;
  readonly #watches = new Set<TaskWatch>();
  readonly #stop = new AbortController();
  #waking = new AbortController();
  #isRunning = false;
  #fullPassDue = -Infinity;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  join(watch: TaskWatch): void {
    this.#watches.add(watch);
    this.#waking.abort();
    if (!this.#isRunning) this.#run();
  }

  /** @returns whether it was the last one; nothing is polled any more then */
  leave(watch: TaskWatch): boolean {
    this.#watches.delete(watch);
    if (this.#watches.size > 0) return false;
    this.#stop.abort();
    this.#waking.abort();
    return true;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (;;) {
      await this.#options.clock.sleep(GATHERING);
      if (this.#stop.signal.aborted) break;
      const watches = [...this.#watches];
      this.#waking = new AbortController();
      const pause = await this.#poll(watches);
      if (pause === undefined) break;
      const { signal } = this.#waking;
      if (!signal.aborted) await this.#options.clock.sleep(pause, signal).catch(() => {});
    }
    this.#isRunning = false;
  }

  /** @returns milliseconds to the next poll; undefined where there is none before a deploy */
  async #poll(watches: readonly TaskWatch[]): Promise<number | undefined> {
    const { pace, clock } = this.#options;
    for (const watch of watches) watch.tell((listener) => listener.polling());
    try {
      const events = await this.#ask(watches);
      if (events > 0) await clock.sleep(HANDLING);
      await settle(watches);
      for (const watch of watches) watch.tell((listener) => listener.polled(watch.openCount));
      return events > 0 || watches.some(({ missing }) => missing.length > 0) ? pace.active() : pace.quiet();
    } catch (failure) {
      await settle(watches);
      const error = toCamundaError(failure);
      // The cluster's node was deployed or stopped, and so is each node that uses it.
      if (error.code === 'CAMUNDA_ABORTED') return undefined;
      for (const watch of watches) watch.tell((listener) => listener.failed(error));
      return error.code === 'CAMUNDA_CONFIG' ? undefined : pace.failed(error);
    }
  }

  /** @returns how many events it brought */
  async #ask(watches: readonly TaskWatch[]): Promise<number> {
    const { lists, clock, fullInterval } = this.#options;
    const { signal } = this.#stop;
    const started = clock.monotonic();
    const isFullPass = started >= this.#fullPassDue || watches.some(({ needsAll }) => needsAll);
    const seen = new SeenTasks();
    let events = 0;
    type Take = (watch: TaskWatch, details: PollDetails) => number;
    const hand = ({ status, requests }: Pick<PollDetails, 'status' | 'requests'>, take: Take) => {
      const details = { status, requests, durationMs: Math.round(clock.monotonic() - started) };
      for (const watch of watches) events += take(watch, details);
    };

    const newest = () => lists.newest('open', Math.min(...watches.map((one) => one.createdSince)), signal);
    for await (const list of isFullPass ? lists.allOpen(signal) : newest()) {
      hand(list, (watch, details) => watch.open(list, details));
      seen.add(list.tasks);
    }
    const endedSince = Math.min(...watches.map((one) => one.endedSince(isFullPass)));
    for await (const list of lists.newest('ended', endedSince, signal)) {
      hand(list, (watch, details) => watch.ended(list, details));
    }
    if (isFullPass) {
      for (const watch of watches) watch.seenAll(seen.keys, seen.since);
      this.#fullPassDue = started + fullInterval;
    }
    for (const key of new Set(watches.flatMap(({ missing }) => missing).slice(0, LOOK_UPS))) {
      const found = await lists.find(key, signal);
      hand(found, (watch, details) => watch.lookedUp(key, found, details));
    }
    return events;
  }
}

async function settle(watches: readonly TaskWatch[]): Promise<void> {
  await Promise.all(watches.map((watch) => watch.settle()));
}

function toCamundaError(failure: unknown): CamundaError {
  if (failure instanceof CamundaError) return failure;
  const words = failure instanceof Error ? failure.message : String(failure);
  return new CamundaError('CAMUNDA_PROTOCOL', sentence`The answer could not be read: ${words}`);
}
