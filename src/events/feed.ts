import type { Clock } from '../clock';
import { CamundaError } from '../errors';
import { sentence } from '../sentence';
import { wordsOf } from '../words';
import type { DatedAnswer } from './listener';
import { Lists } from './lists';
import { LookUps } from './look-ups';
import type { PollPace } from './poll-pace';
import { SeenItems } from './seen-items';
import type { Watch } from './watch';
import type { Watched } from './watched';

/** Milliseconds in which the watches of one deploy come together, so that all of them begin with the same poll. */
const GATHERING = 100;

/** Milliseconds that the flows have for what they were told, before it counts as told: a crash may come in between. */
const HANDLING = 500;

/** Events that wait for the end of a list at most, before they are told. */
const AT_ONCE = 1_000;

/**
 * How late an item may show up after newer ones: 8.6 imports each partition by itself, some seconds after the event.
 * A full pass finds open ones that were later still.
 */
const LATE = 60_000;

export interface FeedOptions {
  watched: Watched;
  pace: PollPace;
  /** Milliseconds between two full passes. */
  fullInterval: number;
  clock: Clock;
}

type Take = (watch: Watch, answered: DatedAnswer) => void;

/** Polls for all watches of the same items, from the first one to join until the last one has left. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #lists: Lists;
  readonly #lookUps: LookUps;
  readonly #watches = new Set<Watch>();
  readonly #stop = new AbortController();
  #waking = new AbortController();
  #isRunning = false;
  #fullPassDue = -Infinity;
  /** When Camunda's lists were last seen, by its clock: that may be set back, and then new dates are older than known ones. */
  #lastSeen = Infinity;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#lists = new Lists(options.watched);
    this.#lookUps = new LookUps(options.clock);
  }

  join(watch: Watch): void {
    this.#watches.add(watch);
    this.#waking.abort();
    if (!this.#isRunning) void this.#run();
  }

  /** @returns whether it was the last one; nothing is polled any more then */
  leave(watch: Watch): boolean {
    this.#watches.delete(watch);
    if (this.#watches.size > 0) return false;
    this.#stop.abort();
    this.#waking.abort();
    return true;
  }

  /** Never rejects, as nothing in it does. */
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
  async #poll(watches: readonly Watch[]): Promise<number | undefined> {
    const { pace, clock } = this.#options;
    for (const watch of watches) watch.tell((listener) => listener.polling());
    const error = await this.#ask(watches).then(() => undefined, toCamundaError);
    // Also what was seen before something failed, and it counts as told after its pause and not before.
    await this.#tell(watches);
    const isActive = watches.some(({ isTelling }) => isTelling);
    if (isActive) await clock.sleep(HANDLING);
    await Promise.all(watches.map((watch) => watch.settle()));
    if (!error) {
      for (const watch of watches) watch.tell((listener) => listener.polled(watch.openCount));
      return isActive || this.#lookUps.due(missingOf(watches)).length > 0 ? pace.active() : pace.quiet();
    }
    // The cluster's node was deployed or stopped, and so is each node that uses it.
    if (error.code === 'CAMUNDA_ABORTED') return undefined;
    for (const watch of watches) watch.tell((listener) => listener.failed(error));
    return error.code === 'CAMUNDA_CONFIG' ? undefined : pace.failed(error);
  }

  /** @throws CamundaError, or whatever a list throws */
  async #ask(watches: readonly Watch[]): Promise<void> {
    const { watched, clock, fullInterval } = this.#options;
    const lists = this.#lists;
    const { signal } = this.#stop;
    const started = clock.monotonic();
    const isFullPass = started >= this.#fullPassDue || watches.some(({ needsAll }) => needsAll);
    const isWhole = isFullPass || watches.some(({ wantsAllOpen }) => wantsAllOpen);
    const seen = new SeenItems(watched.kind);
    const hand = async ({ status, requests }: { status: number; requests: number }, take: Take) => {
      const details = { status, requests, durationMs: Math.round(clock.monotonic() - started) };
      for (const watch of watches) take(watch, { details, now: this.#now() });
      if (watches.some(({ newsCount }) => newsCount >= AT_ONCE)) await this.#tell(watches);
    };

    const createdSince = this.#since(watches.map(({ knowsCreated }) => knowsCreated));
    for await (const list of isWhole
      ? lists.allOpen(isFullPass, signal)
      : lists.newest('open', createdSince, signal)) {
      await hand(list, (watch, answered) => watch.open(list, answered));
      seen.add(list.items);
    }
    if (watches.some((watch) => watch.needsEnded(isFullPass))) {
      const endedSince = this.#since(watches.map((watch) => watch.knowsEnded(isFullPass, this.#now())));
      for await (const list of lists.newest('ended', endedSince, signal)) {
        await hand(list, (watch, answered) => watch.ended(list, answered));
      }
    }
    this.#lastSeen = watched.time() ?? Infinity;
    if (isWhole) for (const watch of watches) watch.seenAll(seen.keys, seen.since, this.#now());
    if (isFullPass) {
      for (const watch of watches) watch.fullPassOver();
      this.#fullPassDue = started + fullInterval;
    }
    await this.#tell(watches);
    for (const key of this.#lookUps.ofOnePoll(missingOf(watches))) await this.#lookUp(key, watches, hand);
  }

  /** @throws CamundaError only where nothing can be asked any more */
  async #lookUp(
    key: string,
    watches: readonly Watch[],
    hand: (found: { status: number; requests: number }, take: Take) => Promise<void>,
  ): Promise<void> {
    try {
      const found = await this.#lists.find(key, this.#stop.signal);
      await hand(found, (watch, answered) => watch.lookedUp(key, found, answered));
    } catch (failure) {
      const error = toCamundaError(failure);
      if (error.code === 'CAMUNDA_ABORTED' || error.code === 'CAMUNDA_CONFIG') throw error;
      if (!this.#lookUps.failed(key)) return;
      const { notLookedUp } = this.#options.watched.kind.words;
      for (const watch of watches) watch.tell((listener) => listener.warn(notLookedUp(error.sentence)));
    }
  }

  async #tell(watches: readonly Watch[]): Promise<void> {
    const { longest } = this.#options.pace;
    await Promise.all(watches.map((watch) => watch.tellNews(this.#now(), longest)));
  }

  /** From which date on a list is wanted, where so much is known. */
  #since(known: readonly number[]): number {
    return Math.min(this.#lastSeen, ...known) - LATE;
  }

  /** What time it is at Camunda; by this machine's clock where it does not say. */
  #now(): number {
    const { watched, clock } = this.#options;
    return watched.time() ?? clock.wall();
  }
}

function missingOf(watches: readonly Watch[]): string[] {
  return watches.flatMap(({ missing }) => missing);
}

function toCamundaError(failure: unknown): CamundaError {
  if (failure instanceof CamundaError) return failure;
  return new CamundaError('CAMUNDA_PROTOCOL', sentence`The answer could not be read: ${wordsOf(failure)}`);
}
