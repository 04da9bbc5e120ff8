import type { Item } from '../search/search';
import type { Sentence, SentenceValue } from '../sentence';

/** What of a kind of items, e.g. user tasks, its events go by. Fields and states have the names of the newest /v2. */
export interface EventKind {
  /** Name of the field that says which item it is. */
  key: string;
  /** Names of the dates of its creation and of its end, by which its lists are sorted. */
  dates: Readonly<Record<'open' | 'ended', string>>;
  /** Whether no date says when one has ended, so that the list of open ones has to say which are not in it any more. */
  endsAreUndated?: true;
  /** Fields whose change is told: that of `assignee` as `assigned`, with who was it before, that of another as `updated`. */
  compared: readonly string[];
  /** The state of an open one; the states between two others, in which only newer versions list it as open. */
  open: string;
  between: readonly string[];
  /** The states of one that has ended, and what each is told as. */
  ends: ReadonlyMap<unknown, string>;
  /** What is told of one that has ended in another state, and of one that Camunda does not know any more. */
  otherEnd: string;
  gone: string;
  /** What is said of them. */
  words: {
    unreadable(reason: SentenceValue): Sentence;
    notLookedUp(reason: SentenceValue): Sentence;
    notKept(reason: SentenceValue): Sentence;
    /** @param most how many can be watched */
    tooMany(most: SentenceValue): Sentence;
  };
}

/** Everything that can be told of an item, in the order in which it happens to one. */
export function topicsOf({ ends, otherEnd, gone }: EventKind): string[] {
  return [...new Set(['created', 'assigned', 'updated', ...ends.values(), otherEnd, gone])];
}

/** A key is text; another value, which no Camunda sends, is read as one. */
export function keyIn(kind: EventKind, item: Item): string {
  return String(item[kind.key]);
}

/** Milliseconds since 1970 of its creation or its end; 0 where it does not say. */
export function timeIn({ dates }: EventKind, which: 'open' | 'ended', item: Item): number {
  const date = item[dates[which]];
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
}
