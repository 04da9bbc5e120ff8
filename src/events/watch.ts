import type { Clock } from '../clock';
import { countInWords } from '../count-in-words';
import type { Item } from '../search/search';
import { Beginning } from './beginning';
import { type EntityEvent, isChange } from './entity-event';
import { type EventKind, timeIn, topicsOf } from './event-kind';
import type { DatedAnswer, Listener } from './listener';
import { Outbox } from './outbox';
import { changesIn } from './redelivery';
import { MAX_ITEMS, Tracker } from './tracker';
import { isSavedWatch, type SavedWatch, type StateStore } from './watch-state';
import type { ItemList, LookedUp } from './watched';

/** Open items that each poll lists where only their list shows which have ended. */
const FEW_OPEN = 500;

export interface WatchOptions {
  kind: EventKind;
  /** Whether items that are open already when the watch begins for the first time are told as created. */
  start: 'new' | 'all';
  /** What is told; absent: everything. What is not told is known all the same, and so the next start may tell more. */
  topics?: ReadonlySet<string>;
  /** Says what is watched: what is saved of another source is of no use. */
  source: string;
  store: StateStore;
  listener: Listener;
  clock: Clock;
}

/**
 * One listener's view of what is watched: tells each event once, from start to start. A poll shows it lists, has it tell
 * what is new, and lets it settle when the flows have had the time to handle that.
 */
export class Watch {
  readonly #options: WatchOptions;
  readonly #outbox: Outbox;
  #tracker: Tracker;
  #beginning: Beginning;
  /** Until the first list of all open items was seen to its end. */
  #isFirst = true;
  #needsAll = true;
  #missing: string[] = [];
  /** Up to here the last full pass has seen what had ended. */
  #endedAtFullPass = 0;
  /** Revision of the tracker that is settled. */
  #settledRevision = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#tracker = new Tracker(options.kind, undefined, options.topics);
    this.#beginning = new Beginning(options.clock);
    this.#outbox = new Outbox(options, this.#state());
  }

  /** Whether it waits for a list of all open items. */
  get needsAll(): boolean {
    return this.#needsAll;
  }

  /** Whether each poll is to list all open items: only that shows which have ended, and there are few. */
  get wantsAllOpen(): boolean {
    if (!this.#options.kind.endsAreUndated || this.openCount > FEW_OPEN) return false;
    return this.#tells((topic) => topic !== 'created' && !isChange(topic));
  }

  /** Keys that wait for being looked up. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  get openCount(): number {
    return this.#tracker.openCount;
  }

  /** How many events wait for being told. */
  get newsCount(): number {
    return this.#outbox.newsCount;
  }

  /** Whether something was told that does not count as told yet. */
  get isTelling(): boolean {
    return this.#outbox.isTelling;
  }

  /** Up to here it knows which items were created (milliseconds since 1970). */
  get knowsCreated(): number {
    return this.#tracker.newestCreated;
  }

  /** The same for ended ones. What had ended before its beginning, nobody wants to know. */
  knowsEnded(isFullPass: boolean, now: number): number {
    if (!this.#isFirst) return isFullPass ? this.#endedAtFullPass : this.#tracker.newestEnded;
    return this.#beginning.isFirstLook ? Infinity : this.#beginning.moment(now);
  }

  /** Whether what has ended matters now. Changes alone wait for a full pass, and that takes away what has ended. */
  needsEnded(isFullPass: boolean): boolean {
    return isFullPass || this.#tells((topic) => !isChange(topic));
  }

  #tells(isOne: (topic: string) => boolean): boolean {
    const { kind, topics } = this.#options;
    return topicsOf(kind).some((topic) => isOne(topic) && (topics?.has(topic) ?? true));
  }

  /** Goes on where the last one stopped. @throws what the store throws */
  async begin(): Promise<void> {
    const { kind, topics, source, store, clock } = this.#options;
    const saved = await store.load();
    const before = isSavedWatch(saved) && saved.source === source ? saved : undefined;
    if (before) {
      this.#tracker = new Tracker(kind, before.tasks, topics);
      for (const { key, topic } of changesIn(before.telling ?? [])) this.#tracker.doubt(key, topic);
      this.#isFirst = before.isFirst;
      this.#endedAtFullPass = this.#tracker.newestEnded;
    }
    // Where the first list was not seen to its end, the watch has begun all the same.
    this.#beginning = new Beginning(clock, before?.isFirst ? before.begun : undefined);
    this.#settledRevision = this.#tracker.revision;
    await this.#outbox.begin(this.#state(), before);
  }

  /** Tells the listener, unless the watch has ended. */
  tell(tell: (listener: Listener) => void): void {
    this.#outbox.tell(tell);
  }

  open({ items }: ItemList, answered: DatedAnswer): void {
    this.#take(items.toReversed(), answered, (item) => {
      const event = this.#tracker.open(item);
      if (!event || (event.topic === 'created' && this.#wasOpen(item, answered))) return [];
      return [event];
    });
  }

  ended({ items }: ItemList, answered: DatedAnswer): void {
    this.#take(items.toReversed(), answered, (item) => {
      const events = this.#tracker.ended(item);
      if (!this.#isFirst || events[0]?.previous) return events;
      if (this.#isBefore('ended', item, answered)) return [];
      return this.#wasOpen(item, answered) ? events.slice(1) : events;
    });
  }

  /** A list of all open items is through. @param since it had only items that were created from then on */
  seenAll(keys: ReadonlySet<string>, since: number, now: number): void {
    if (this.#isFirst) {
      const { isFirstLook } = this.#beginning;
      this.#tracker.forgetEndsUntil(isFirstLook ? this.#tracker.newestEnded : this.#beginning.moment(now));
    }
    this.#isFirst = false;
    this.#needsAll = false;
    this.#missing = this.#tracker.missing(keys, since);
  }

  /** After `seenAll`. */
  fullPassOver(): void {
    this.#endedAtFullPass = this.#tracker.newestEnded;
  }

  lookedUp(key: string, { item }: LookedUp, answered: DatedAnswer): void {
    this.#missing = this.#missing.filter((one) => one !== key);
    this.#take([item ?? { [this.#options.kind.key]: key }], answered, () => this.#tracker.found(key, item));
  }

  /** Tells what is new; see `Outbox.send`. Never rejects. */
  tellNews(now: number, longestPause: number): Promise<void> {
    return this.#outbox.send(now, longestPause);
  }

  /** A poll is over, well or not, and the flows have handled what it told: from now on that counts. Never rejects. */
  async settle(): Promise<void> {
    if (this.#outbox.hasEnded) return;
    this.#beginning.polled();
    if (!this.#needsAll && this.#missing.length === 0) this.#outbox.caughtUp();
    const { words } = this.#options.kind;
    const wasFull = this.#tracker.isFull;
    this.#tracker.trim();
    if (this.#tracker.isFull && !wasFull)
      this.tell((listener) => listener.warn(words.tooMany(countInWords(MAX_ITEMS))));
    const { revision } = this.#tracker;
    const isOther = revision !== this.#settledRevision;
    this.#settledRevision = revision;
    await this.#outbox.settle(isOther ? this.#state() : undefined);
  }

  /** Tells nothing any more, and keeps what counts as told. Never rejects. */
  end(): Promise<void> {
    return this.#outbox.end();
  }

  #take(items: readonly Item[], { details }: DatedAnswer, read: (item: Item) => readonly EntityEvent[]) {
    if (this.#outbox.hasEnded) return;
    const { topics } = this.#options;
    const wanted = topics ? (item: Item) => read(item).filter(({ topic }) => topics.has(topic)) : read;
    for (const item of items) this.#outbox.look(item, wanted, details);
  }

  /** Whether it was open when the watch began, which nobody wants to know. */
  #wasOpen(item: Item, answered: DatedAnswer): boolean {
    return this.#isFirst && this.#options.start === 'new' && this.#isBefore('open', item, answered);
  }

  #isBefore(which: 'open' | 'ended', item: Item, { now }: DatedAnswer): boolean {
    return this.#beginning.isBefore(timeIn(this.#options.kind, which, item), now);
  }

  #state(): SavedWatch {
    const { source } = this.#options;
    const begun = this.#isFirst ? { begun: this.#beginning.at } : {};
    return {
      version: 1,
      source,
      clean: false,
      isFirst: this.#isFirst,
      ...begun,
      tasks: this.#tracker.state(),
    };
  }
}
