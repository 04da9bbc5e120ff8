import type { Item } from '../search/search';
import type { ChangeTopic, EntityEvent } from './entity-event';
import { type EventKind, keyIn, timeIn } from './event-kind';
import { fingerprint } from './fingerprint';
import {
  NOTHING_KNOWN,
  type OpenItem,
  openItem,
  readOpen,
  type TrackerState,
  writeOpen,
} from './tracker-state';

/** Items that are remembered at most. */
export const MAX_ITEMS = 20_000;

/**
 * Says what is new about items of a kind, each thing once, from lists that may overlap, come late and repeat themselves.
 * It knows no clock and asks nobody.
 */
export class Tracker {
  readonly #kind: EventKind;
  readonly #tellsAssigned: boolean;
  readonly #open: Map<string, OpenItem>;
  readonly #ended: Map<string, number>;
  /** Open items that the last full list did not have, although nothing about them had changed. */
  readonly #missedOnce = new Set<string>();
  readonly #doubted = new Map<string, ChangeTopic>();
  #revision = 0;
  #newestCreated: number;
  #newestEnded: number;
  #createdFloor: number;
  #endedFloor: number;

  /** @param topics what is told of it; absent: everything. An item with several changes at once has one topic of them. */
  constructor(kind: EventKind, state: TrackerState = NOTHING_KNOWN, topics?: ReadonlySet<string>) {
    this.#kind = kind;
    this.#tellsAssigned = topics?.has('assigned') ?? true;
    this.#open = new Map(Object.entries(state.open).map(([key, text]) => [key, readOpen(text)]));
    this.#ended = new Map(Object.entries(state.ended));
    this.#newestCreated = state.newestCreated;
    this.#newestEnded = state.newestEnded;
    this.#createdFloor = state.createdFloor;
    this.#endedFloor = state.endedFloor;
  }

  /** Another number as soon as `state` is another one. */
  get revision(): number {
    return this.#revision;
  }

  get openCount(): number {
    return this.#open.size;
  }

  /** Milliseconds since 1970; 0 before the first one. */
  get newestCreated(): number {
    return this.#newestCreated;
  }

  get newestEnded(): number {
    return this.#newestEnded;
  }

  /** Whether there are more open items than can be tracked, so that the oldest ones are not. */
  get isFull(): boolean {
    return this.#createdFloor > 0;
  }

  /** An open item of a list. @returns what is new about it */
  open(item: Item): EntityEvent | undefined {
    const key = keyIn(this.#kind, item);
    // Copies of an index differ for a moment: what has ended stays ended.
    if (this.#ended.has(key)) return undefined;
    this.#missedOnce.delete(key);
    if (this.#open.has(key)) return this.#changed(key, item);
    const created = timeIn(this.#kind, 'open', item);
    if (this.#createdFloor > 0 && created <= this.#createdFloor) return undefined;
    this.#newestCreated = Math.max(this.#newestCreated, created);
    this.#remember(key, item);
    return { topic: 'created', item };
  }

  /** A change of an open item was told and is not known here: what comes next of it is one too, even if it looks as before. */
  doubt(key: string, topic: ChangeTopic): void {
    if (this.#open.has(key)) this.#doubted.set(key, topic);
  }

  /** An item of a list of ended ones. One that came and went between two lists has both events. */
  ended(item: Item): EntityEvent[] {
    const key = keyIn(this.#kind, item);
    if (this.#ended.has(key)) return [];
    const ended = timeIn(this.#kind, 'ended', item);
    this.#newestEnded = Math.max(this.#newestEnded, ended);
    const before = this.#open.get(key);
    const isNews = before !== undefined || (ended > this.#endedFloor && !this.#isBelowFloor(item));
    this.#forget(key);
    this.#ended.set(key, ended);
    this.#revision++;
    if (!isNews) return [];
    const topic = this.#kind.ends.get(item.state) ?? this.#kind.otherEnd;
    if (before) return [{ topic, item, previous: previousOf(before) }];
    return [
      { topic: 'created', item },
      { topic, item },
    ];
  }

  /** What had ended by then is no news from now on, where nobody knew of it. @param moment milliseconds since 1970 */
  forgetEndsUntil(moment: number): void {
    this.#endedFloor = Math.max(this.#endedFloor, moment);
    this.#revision++;
  }

  /** Open items that a list of all open ones did not have. @param since the list has only those created from then on */
  missing(seen: ReadonlySet<string>, since: number): string[] {
    const missing = [...this.#open].filter(([key, { created }]) => !seen.has(key) && created >= since);
    return missing.map(([key]) => key);
  }

  /** What became of a missing one. @param item undefined where Camunda does not know it any more */
  found(key: string, item: Item | undefined): EntityEvent[] {
    const before = this.#open.get(key);
    if (!before) return [];
    const { key: keyName, open, ends, gone } = this.#kind;
    if (!item) {
      this.#forget(key);
      return [{ topic: gone, item: { [keyName]: key }, previous: previousOf(before) }];
    }
    if (ends.has(item.state)) return this.ended(item);
    const change = this.#changed(key, item);
    // Between two states (ASSIGNING, ...) it is in no list of an older version.
    const isBetween = item.state !== open;
    if (isBetween || (!change && !this.#missedOnce.has(key))) {
      this.#missedOnce.add(key);
      return change ? [change] : [];
    }
    // It is not among those that are watched any more.
    this.#forget(key);
    return [change ?? { topic: 'updated', item, previous: previousOf(before) }];
  }

  /** Forgets the oldest where there are too many: ended ones first. */
  trim(): void {
    const tooMany = this.#open.size + this.#ended.size - MAX_ITEMS;
    if (tooMany <= 0) return;
    const oldestEnded = [...this.#ended].sort(([, one], [, other]) => one - other).slice(0, tooMany);
    for (const [key, ended] of oldestEnded) {
      this.#ended.delete(key);
      this.#endedFloor = Math.max(this.#endedFloor, ended);
    }
    const oldestOpen = [...this.#open].sort(([, one], [, other]) => one.created - other.created);
    for (const [key, { created }] of oldestOpen.slice(0, tooMany - oldestEnded.length)) {
      this.#forget(key);
      this.#createdFloor = Math.max(this.#createdFloor, created);
    }
  }

  /** All that it knows, as plain JSON. */
  state(): TrackerState {
    const open = [...this.#open].map(([key, known]) => [key, writeOpen(known)]);
    return {
      open: Object.fromEntries(open),
      ended: Object.fromEntries(this.#ended),
      newestCreated: this.#newestCreated,
      newestEnded: this.#newestEnded,
      createdFloor: this.#createdFloor,
      endedFloor: this.#endedFloor,
    };
  }

  #isBelowFloor(item: Item): boolean {
    return this.#createdFloor > 0 && timeIn(this.#kind, 'open', item) <= this.#createdFloor;
  }

  #changed(key: string, item: Item): EntityEvent | undefined {
    const before = this.#open.get(key);
    const doubted = this.#doubted.get(key);
    if (!before || (!doubted && before.hash === fingerprint(this.#kind, item))) return undefined;
    this.#doubted.delete(key);
    const { assignee } = this.#remember(key, item);
    const isAssigned = assignee !== before.assignee || doubted === 'assigned';
    const topic =
      isAssigned && (this.#tellsAssigned || this.#isOnlyAssigned(before, item)) ? 'assigned' : 'updated';
    return { topic, item, previous: previousOf(before) };
  }

  /** Whether nothing but the assignee is another one. */
  #isOnlyAssigned({ assignee, hash }: OpenItem, item: Item): boolean {
    return fingerprint(this.#kind, { ...item, assignee }) === hash;
  }

  #remember(key: string, item: Item): OpenItem {
    const known = openItem(this.#kind, item);
    this.#open.set(key, known);
    this.#revision++;
    return known;
  }

  #forget(key: string): void {
    if (this.#open.delete(key)) this.#revision++;
    this.#missedOnce.delete(key);
    this.#doubted.delete(key);
  }
}

function previousOf({ assignee }: OpenItem): NonNullable<EntityEvent['previous']> {
  return assignee === undefined ? {} : { assignee };
}
