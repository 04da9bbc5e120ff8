import type { UserTask } from '../user-tasks/task-search';
import type { ChangeTopic, EntityEvent, TaskTopic } from './entity-event';
import { fingerprint, timeOf } from './fingerprint';
import { NOTHING_KNOWN, type OpenTask, readOpen, type TrackerState, writeOpen } from './tracker-state';

/** Tasks that are remembered at most. */
export const MAX_ITEMS = 20_000;

const ENDED: ReadonlyMap<unknown, TaskTopic> = new Map([
  ['COMPLETED', 'completed'],
  ['CANCELED', 'canceled'],
]);

/** Characters of an assignee that are remembered. */
const MAX_ASSIGNEE = 200;

/**
 * Says what is new about tasks, each thing once, from lists of tasks that may overlap, come late and repeat themselves.
 * It knows no clock and asks nobody.
 */
export class Tracker {
  readonly #open: Map<string, OpenTask>;
  readonly #ended: Map<string, number>;
  /** Open tasks that the last full list did not have, although nothing about them had changed. */
  readonly #missedOnce = new Set<string>();
  readonly #doubted = new Map<string, ChangeTopic>();
  #revision = 0;
  #newestCreated: number;
  #newestEnded: number;
  #createdFloor: number;
  #endedFloor: number;

  constructor(state: TrackerState = NOTHING_KNOWN) {
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

  /** Milliseconds since 1970; 0 before the first task. */
  get newestCreated(): number {
    return this.#newestCreated;
  }

  get newestEnded(): number {
    return this.#newestEnded;
  }

  /** Whether there are more open tasks than can be tracked, so that the oldest ones are not. */
  get isFull(): boolean {
    return this.#createdFloor > 0;
  }

  /** An open task of a list. @returns what is new about it */
  open(task: UserTask): EntityEvent | undefined {
    const key = String(task.userTaskKey);
    // Copies of an index differ for a moment: what has ended stays ended.
    if (this.#ended.has(key)) return undefined;
    this.#missedOnce.delete(key);
    if (this.#open.has(key)) return this.#changed(key, task);
    const created = timeOf(task.creationDate);
    if (this.#createdFloor > 0 && created <= this.#createdFloor) return undefined;
    this.#newestCreated = Math.max(this.#newestCreated, created);
    this.#remember(key, task);
    return { topic: 'created', task };
  }

  /** A change of an open task was told and is not known here: what comes next of it is one too, even if it looks as before. */
  doubt(key: string, topic: ChangeTopic): void {
    if (this.#open.has(key)) this.#doubted.set(key, topic);
  }

  /** A task of a list of ended ones. One that came and went between two lists has both events. */
  ended(task: UserTask): EntityEvent[] {
    const key = String(task.userTaskKey);
    if (this.#ended.has(key)) return [];
    const ended = timeOf(task.completionDate);
    this.#newestEnded = Math.max(this.#newestEnded, ended);
    const before = this.#open.get(key);
    const isNews = before !== undefined || (ended > this.#endedFloor && !this.#isBelowFloor(task));
    this.#forget(key);
    this.#ended.set(key, ended);
    this.#revision++;
    if (!isNews) return [];
    const topic = ENDED.get(task.state) ?? 'completed';
    if (before) return [{ topic, task, previous: previousOf(before) }];
    return [
      { topic: 'created', task },
      { topic, task },
    ];
  }

  /** What had ended by then is no news from now on, where nobody knew of it. @param moment milliseconds since 1970 */
  forgetEndsUntil(moment: number): void {
    this.#endedFloor = Math.max(this.#endedFloor, moment);
    this.#revision++;
  }

  /** Open tasks that a list of all open ones did not have. @param since the list has only those created from then on */
  missing(seen: ReadonlySet<string>, since: number): string[] {
    const missing: string[] = [];
    for (const [key, { created }] of this.#open) {
      if (!seen.has(key) && created >= since) missing.push(key);
    }
    return missing;
  }

  /** What became of a missing task. @param task undefined where Camunda does not know it any more */
  found(key: string, task: UserTask | undefined): EntityEvent[] {
    const before = this.#open.get(key);
    if (!before) return [];
    if (!task) {
      this.#forget(key);
      return [{ topic: 'canceled', task: { userTaskKey: key }, previous: previousOf(before) }];
    }
    if (ENDED.has(task.state)) return this.ended(task);
    const change = this.#changed(key, task);
    // Between two states (ASSIGNING, ...) a task is in no list of an older version.
    const isBetween = task.state !== 'CREATED';
    if (isBetween || (!change && !this.#missedOnce.has(key))) {
      this.#missedOnce.add(key);
      return change ? [change] : [];
    }
    // It is not among those that are watched any more.
    this.#forget(key);
    return [change ?? { topic: 'updated', task, previous: previousOf(before) }];
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
    const open = [...this.#open].map(([key, task]) => [key, writeOpen(task)]);
    return {
      open: Object.fromEntries(open),
      ended: Object.fromEntries(this.#ended),
      newestCreated: this.#newestCreated,
      newestEnded: this.#newestEnded,
      createdFloor: this.#createdFloor,
      endedFloor: this.#endedFloor,
    };
  }

  #isBelowFloor(task: UserTask): boolean {
    return this.#createdFloor > 0 && timeOf(task.creationDate) <= this.#createdFloor;
  }

  #changed(key: string, task: UserTask): EntityEvent | undefined {
    const before = this.#open.get(key);
    const doubted = this.#doubted.get(key);
    if (!before || (!doubted && before.hash === fingerprint(task))) return undefined;
    this.#doubted.delete(key);
    const { assignee } = this.#remember(key, task);
    const topic = assignee === before.assignee && doubted !== 'assigned' ? 'updated' : 'assigned';
    return { topic, task, previous: previousOf(before) };
  }

  #remember(key: string, task: UserTask): OpenTask {
    const assignee = typeof task.assignee === 'string' ? task.assignee.slice(0, MAX_ASSIGNEE) : undefined;
    const known = { hash: fingerprint(task), created: timeOf(task.creationDate), assignee };
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

function previousOf({ assignee }: OpenTask): NonNullable<EntityEvent['previous']> {
  return assignee === undefined ? {} : { assignee };
}
