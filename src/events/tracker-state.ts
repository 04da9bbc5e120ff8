import { isJsonObject } from '../json-object';
import type { Item } from '../search/search';
import { type EventKind, timeIn } from './event-kind';
import { fingerprint } from './fingerprint';

/** Characters of an assignee that are remembered. */
const MAX_ASSIGNEE = 200;

/** What is remembered of an open item. */
export interface OpenItem {
  /** See `fingerprint`. */
  hash: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Who had it. */
  assignee: string | undefined;
}

/** All that a tracker knows, as plain JSON: up to 20,000 entries, 30 to 60 characters each. */
export interface TrackerState {
  /** `hash created assignee` of each open item, by its key. */
  open: Record<string, string>;
  /** When each item that has ended did so (milliseconds since 1970), by its key. */
  ended: Record<string, number>;
  /** The newest creation and the newest end that was seen (milliseconds since 1970). */
  newestCreated: number;
  newestEnded: number;
  /** Items that were created up to then are not tracked, because there are too many; 0 where none is left out. */
  createdFloor: number;
  /** Of items that nobody knows, an end up to then is no news. */
  endedFloor: number;
}

export const NOTHING_KNOWN: TrackerState = {
  open: {},
  ended: {},
  ...{ newestCreated: 0, newestEnded: 0, createdFloor: 0, endedFloor: 0 },
};

export function openItem(kind: EventKind, item: Item): OpenItem {
  const { assignee } = item;
  return {
    hash: fingerprint(kind, item),
    created: timeIn(kind, 'open', item),
    assignee: typeof assignee === 'string' ? assignee.slice(0, MAX_ASSIGNEE) : undefined,
  };
}

export function writeOpen({ hash, created, assignee }: OpenItem): string {
  return assignee === undefined ? `${hash} ${created}` : `${hash} ${created} ${assignee}`;
}

/** An assignee may have spaces. */
export function readOpen(text: string): OpenItem {
  const [hash = '', created = '', ...assignee] = text.split(' ');
  return {
    hash,
    created: Number(created),
    assignee: assignee.length > 0 ? assignee.join(' ') : undefined,
  };
}

/** Whether it is what `Tracker.state` gave; a context store can hold anything. */
export function isTrackerState(value: unknown): value is TrackerState {
  if (!isJsonObject(value) || !isJsonObject(value.open) || !isJsonObject(value.ended)) return false;
  const numbers = [value.newestCreated, value.newestEnded, value.createdFloor, value.endedFloor];
  return (
    [...numbers, ...Object.values(value.ended)].every((one) => typeof one === 'number') &&
    Object.values(value.open).every((one) => typeof one === 'string')
  );
}
