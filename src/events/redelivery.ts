import type { Clock } from '../clock';
import { type ChangeTopic, type EntityEvent, isChange } from './entity-event';
import { type EventKind, keyIn, timeIn } from './event-kind';

/**
 * Milliseconds by which the start of this watch is taken for later than Camunda's clock shows it: a `Date` header leaves
 * out the part of a second.
 */
const TOLERANCE = 1_000;

/** The changes of open items among names that `nameOf` gave. */
export function changesIn(names: readonly string[]): { topic: ChangeTopic; key: string }[] {
  return names.flatMap((name) => {
    const [topic, ...key] = name.split(' ');
    return isChange(topic) ? [{ topic, key: key.join(' ') }] : [];
  });
}

/** What is not known of the time before a crash: all that a store that is written late did not keep. */
export interface Doubt {
  /** Milliseconds since 1970: what is dated later, the store does not know. */
  newest: number;
  /** Milliseconds for which a store may not have been written before the crash. */
  lateness: number;
}

/** Says of an event whether it may have been told before: before a crash, or in the last moment before a stop. */
export class Redelivery {
  readonly #kind: EventKind;
  readonly #clock: Clock;
  readonly #begun: number;
  readonly #seen = new Set<string>();
  #listed: ReadonlySet<string>;
  #doubt: Doubt | undefined;
  /** Date of the first event that the store does not know. */
  #first = Infinity;

  /** @param listed names of events that had been sent and did not count as told yet */
  constructor(kind: EventKind, clock: Clock, listed: readonly string[] = [], doubt?: Doubt) {
    this.#kind = kind;
    this.#clock = clock;
    this.#begun = clock.monotonic();
    this.#listed = new Set(listed);
    this.#doubt = doubt;
  }

  /** What says which event it was. */
  nameOf({ topic, item }: EntityEvent): string {
    return `${topic} ${keyIn(this.#kind, item)}`;
  }

  /** The names that it was given, until it is over. */
  get listed(): Iterable<string> {
    return this.#listed;
  }

  get isInDoubt(): boolean {
    return this.#doubt !== undefined;
  }

  /** An item comes into view. @returns whether for the first time: what is new about it then may have been told before */
  look(key: string): boolean {
    if (!this.#doubt) return false;
    const { size } = this.#seen;
    return this.#seen.add(key).size > size;
  }

  /** What is going to be told, before `mayHaveCome` is asked about any of it. */
  collect(events: readonly EntityEvent[]): void {
    if (!this.#doubt) return;
    for (const event of events) {
      const date = this.#dateOf(event);
      if (date > this.#doubt.newest) this.#first = Math.min(this.#first, date);
    }
  }

  /**
   * @param isFirstLook as `look` said of its item
   * @param now what time it is by Camunda's clock, in milliseconds since 1970
   * @param longestPause between two polls, in milliseconds
   */
  mayHaveCome(event: EntityEvent, isFirstLook: boolean, now: number, longestPause: number): boolean {
    if (this.#listed.has(this.nameOf(event))) return true;
    if (!this.#doubt || !isFirstLook) return false;
    const started = now - (this.#clock.monotonic() - this.#begun) + TOLERANCE;
    // The first of them was told within a pause, or never; a while later the store was written.
    const written = this.#first + longestPause + this.#doubt.lateness;
    return this.#dateOf(event) <= Math.min(started, written);
  }

  /** All that happened before this start has been told. */
  end(): void {
    this.#listed = new Set();
    this.#doubt = undefined;
    this.#seen.clear();
  }

  /** When it happened: milliseconds since 1970, or 0 where Camunda does not say. */
  #dateOf({ topic, item }: EntityEvent): number {
    if (isChange(topic)) return 0;
    return timeIn(this.#kind, topic === 'created' ? 'open' : 'ended', item);
  }
}
