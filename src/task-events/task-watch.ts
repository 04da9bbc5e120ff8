import type { UserTask } from '../api/search';
import type { CamundaError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import type { TaskEvent } from './task-event';
import type { LookedUp, TaskList } from './task-lists';
import { MAX_TASKS, TaskTracker } from './task-tracker';
import { isSavedWatch, type SavedWatch, type StateStore } from './watch-state';

/**
 * How late a task may show up after newer ones: 8.6 imports each partition by itself, some seconds after the event.
 * A full pass finds open tasks that were later still.
 */
const LATE = 60_000;

/** How an answer came about, e.g. for `msg.camunda`. */
export interface PollDetails {
  status: number;
  requests: number;
  durationMs: number;
}

/** What a watch tells. Nothing here may throw. */
export interface Listener {
  event(event: TaskEvent, details: PollDetails, redelivered: boolean): void;
  polling(): void;
  /** @param open tasks that are open */
  polled(open: number): void;
  failed(error: CamundaError): void;
  warn(words: Sentence): void;
}

export interface WatchOptions {
  /** Whether tasks that are open already when the watch begins for the first time are told as created. */
  start: 'new' | 'all';
  source: string;
  store: StateStore;
  listener: Listener;
}

/** One listener's view of the watched tasks: tells each event once, from start to start. */
export class TaskWatch {
  readonly #options: WatchOptions;
  #tracker = new TaskTracker();
  #isFirst = true;
  #redelivering = false;
  #needsAll = true;
  #missing: string[] = [];
  /** Up to here the last full pass has seen what had ended. */
  #endedAtFullPass = 0;
  /** Revision of the tracker that the store has. */
  #savedRevision = 0;
  #saving: Promise<void> = Promise.resolve();
  #hasEnded = false;
  #isStoreBroken = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Whether it waits for a list of all open tasks. */
  get needsAll(): boolean {
    return this.#needsAll;
  }

  /** Keys that wait for being looked up. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /** Milliseconds since 1970 from which on it wants to see new tasks. */
  get createdSince(): number {
    return this.#tracker.newestCreated - LATE;
  }

  /** The same for ended tasks. What had ended before its beginning, nobody wants to know. */
  endedSince(isFullPass: boolean): number {
    if (this.#isFirst) return Infinity;
    return (isFullPass ? this.#endedAtFullPass : this.#tracker.newestEnded) - LATE;
  }

  /** Goes on where the last one stopped. @throws what the store throws */
  async begin(): Promise<void> {
    const { store, source } = this.#options;
    const saved = await store.load();
    if (isSavedWatch(saved) && saved.source === source) {
      this.#tracker = new TaskTracker(saved.tasks);
      this.#isFirst = saved.isFirst;
      this.#redelivering = !saved.clean;
      this.#endedAtFullPass = this.#tracker.newestEnded;
    }
    // From the first message on, what is stored says that this one has not ended well.
    await store.save(this.#state(false));
    this.#savedRevision = this.#tracker.revision;
  }

  /** Tells the listener, unless the watch has ended. */
  tell(tell: (listener: Listener) => void): void {
    if (!this.#hasEnded) tell(this.#options.listener);
  }

  /** @returns how many events that were */
  open({ tasks }: TaskList, details: PollDetails): number {
    if (this.#hasEnded) return 0;
    const events = oldestFirst(tasks).map((task) => this.#tracker.open(task));
    if (this.#isFirst && this.#options.start === 'new') return 0;
    return this.#report(events, details);
  }

  ended({ tasks }: TaskList, details: PollDetails): number {
    if (this.#hasEnded) return 0;
    const events = oldestFirst(tasks).flatMap((task) => this.#tracker.ended(task));
    return this.#report(this.#isFirst ? events.filter(({ previous }) => previous) : events, details);
  }

  /** A full pass is through. @param since the list had only tasks that were created from then on */
  seenAll(keys: ReadonlySet<string>, since: number): void {
    if (this.#isFirst) this.#tracker.forgetEarlierEnds();
    this.#isFirst = false;
    this.#needsAll = false;
    this.#endedAtFullPass = this.#tracker.newestEnded;
    this.#missing = this.#tracker.missing(keys, since);
  }

  lookedUp(key: string, { task }: LookedUp, details: PollDetails): number {
    if (this.#hasEnded) return 0;
    this.#missing = this.#missing.filter((one) => one !== key);
    return this.#report(this.#tracker.found(key, task), details);
  }

  /** A poll is over, well or not: keeps what was told. Never rejects. */
  async settle(): Promise<void> {
    if (this.#hasEnded) return;
    if (!this.#needsAll && this.#missing.length === 0) this.#redelivering = false;
    const wasFull = this.#tracker.isFull;
    this.#tracker.trim();
    if (this.#tracker.isFull && !wasFull) this.#options.listener.warn(tooMany());
    if (this.#tracker.revision === this.#savedRevision) return;
    this.#savedRevision = this.#tracker.revision;
    await this.#save(false);
  }

  get openCount(): number {
    return this.#tracker.openCount;
  }

  /** Tells nothing any more, and keeps what was told. Never rejects. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    this.#tracker.trim();
    await this.#save(!this.#redelivering);
  }

  #report(events: readonly (TaskEvent | undefined)[], details: PollDetails): number {
    let count = 0;
    for (const event of events) {
      if (!event) continue;
      this.#options.listener.event(event, details, this.#redelivering);
      count++;
    }
    return count;
  }

  #state(clean: boolean): SavedWatch {
    const { source } = this.#options;
    return { version: 1, source, clean, isFirst: this.#isFirst, tasks: this.#tracker.state() };
  }

  #save(clean: boolean): Promise<void> {
    const state = this.#state(clean);
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#options.store.save(state);
        this.#isStoreBroken = false;
      } catch (failure) {
        if (!this.#isStoreBroken) this.#options.listener.warn(notKept(failure));
        this.#isStoreBroken = true;
      }
    });
    return this.#saving;
  }
}

function tooMany(): Sentence {
  const most = (language: string) => MAX_TASKS.toLocaleString(language);
  return sentence`More than ${most} of these tasks are open: the oldest ones are not watched. Narrow the filter`;
}

function notKept(failure: unknown): Sentence {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return sentence`The context store did not keep which tasks have been told, so that a restart may tell them again: ${reason}`;
}

/** Lists are newest first. */
function oldestFirst(tasks: readonly UserTask[]): UserTask[] {
  return tasks.toReversed();
}
