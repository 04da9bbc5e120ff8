import type { Clock } from '../clock';
import type { Item } from '../search/search';
import { type Sentence, sentence } from '../sentence';
import { wordsOf } from '../words';
import type { EntityEvent } from './entity-event';
import { type EventKind, keyIn } from './event-kind';
import type { Listener, PollDetails } from './listener';
import { Redelivery } from './redelivery';
import { StateKeeper } from './state-keeper';
import type { SavedWatch, StateStore } from './watch-state';

export interface OutboxOptions {
  kind: EventKind;
  listener: Listener;
  store: StateStore;
  clock: Clock;
}

interface News {
  event: EntityEvent;
  details: PollDetails;
  isFirstLook: boolean;
}

/**
 * What is new on its way to count as told: collected, written ahead, sent, and after a while, in which the flows handle it,
 * settled. Whatever ends Node-RED before that, it comes again.
 */
export class Outbox {
  readonly #kind: EventKind;
  readonly #listener: Listener;
  readonly #store: StateStore;
  readonly #keeper: StateKeeper;
  readonly #clock: Clock;
  #redelivery: Redelivery;
  #news: News[] = [];
  /** Names of what was sent and is not settled. */
  #sent: string[] = [];
  #settled: SavedWatch;
  #hasEnded = false;
  #hasWarnedOfFailure = false;

  /** @param settled what counts as told before `begin` */
  constructor(options: OutboxOptions, settled: SavedWatch) {
    const { kind, listener, store, clock } = options;
    this.#kind = kind;
    this.#listener = listener;
    this.#store = store;
    this.#keeper = new StateKeeper(store, (failure) => this.#warn(kind.words.notKept(wordsOf(failure))));
    this.#clock = clock;
    this.#redelivery = new Redelivery(kind, clock);
    this.#settled = settled;
  }

  /** How many events wait for being sent. */
  get newsCount(): number {
    return this.#news.length;
  }

  /** Whether something was sent that does not count as told yet. */
  get isTelling(): boolean {
    return this.#sent.length > 0;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Writes before anything is sent that this watch has not ended well.
   * @param before what the watch before has left, where there was one
   * @throws what the store throws
   */
  async begin(settled: SavedWatch, before?: SavedWatch): Promise<void> {
    if (before)
      this.#redelivery = new Redelivery(this.#kind, this.#clock, before.telling, this.#doubtIn(before));
    this.#settled = settled;
    await this.#store.save(this.#unsettled(false));
  }

  /** Tells the listener, unless the watch has ended. */
  tell(tell: (listener: Listener) => void): void {
    if (this.#hasEnded) return;
    try {
      tell(this.#listener);
    } catch (failure) {
      this.#warnOfFailure(sentence`An event could not be sent: ${wordsOf(failure)}`);
    }
  }

  /** Collects what one look at an item brings. An odd one is left out, and none of the others. */
  look(item: Item, read: (item: Item) => readonly EntityEvent[], details: PollDetails): void {
    try {
      const isFirstLook = this.#redelivery.look(keyIn(this.#kind, item));
      for (const event of read(item)) this.#news.push({ event, details, isFirstLook });
    } catch (failure) {
      this.#warnOfFailure(this.#kind.words.unreadable(wordsOf(failure)));
    }
  }

  /**
   * Sends what is new. It is written ahead, so that after a crash it is known what may have been sent. Never rejects.
   * @param now what time it is by Camunda's clock, in milliseconds since 1970
   * @param longestPause between two polls, in milliseconds
   */
  async send(now: number, longestPause: number): Promise<void> {
    const news = this.#news.splice(0);
    if (news.length === 0 || this.#hasEnded) return;
    const events = news.map(({ event }) => event);
    this.#redelivery.collect(events);
    await this.#keeper.save(
      this.#unsettled(
        false,
        events.map((event) => this.#redelivery.nameOf(event)),
      ),
    );
    for (const { event, details, isFirstLook } of news) {
      if (this.#hasEnded) return;
      this.#sent.push(this.#redelivery.nameOf(event));
      const redelivered = this.#redelivery.mayHaveCome(event, isFirstLook, now, longestPause);
      this.tell((listener) => listener.event(event, details, redelivered));
    }
  }

  /** All that happened before this start has been sent. */
  caughtUp(): void {
    this.#redelivery.end();
  }

  /** What was sent counts as told. Never rejects. @param state absent: as before */
  async settle(state: SavedWatch | undefined): Promise<void> {
    this.#sent = [];
    if (!state) return;
    this.#settled = state;
    await this.#keeper.save(this.#unsettled(false));
  }

  /** Sends nothing any more, and keeps what counts as told. What was sent a moment ago comes again. Never rejects. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#keeper.save(this.#unsettled(!this.#redelivery.isInDoubt));
  }

  /** Where each save was written, the names in the last one say all that was under way. */
  #doubtIn({ clean, telling, tasks }: SavedWatch) {
    const { lateness } = this.#store;
    if (clean || (telling && lateness === 0)) return undefined;
    return { newest: Math.max(tasks.newestCreated, tasks.newestEnded), lateness };
  }

  /** Of what is odd, once: it may be so with every task of every poll. */
  #warnOfFailure(words: Sentence): void {
    if (this.#hasWarnedOfFailure) return;
    this.#hasWarnedOfFailure = true;
    this.#warn(words);
  }

  #warn(words: Sentence): void {
    this.tell((listener) => listener.warn(words));
  }

  #unsettled(clean: boolean, ahead: readonly string[] = []): SavedWatch {
    return { ...this.#settled, clean, telling: [...this.#redelivery.listed, ...this.#sent, ...ahead] };
  }
}
