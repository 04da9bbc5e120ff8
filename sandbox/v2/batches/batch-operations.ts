import type { Clock } from '../../engine/clock';
import { Refusal } from '../../engine/refusal';
import type { Keys } from '../../keys';

export type BatchOperationType = 'RESOLVE_INCIDENT' | 'DELETE_PROCESS_INSTANCE';

/** Something that was done to several things. */
export interface BatchOperation {
  readonly key: string;
  readonly type: BatchOperationType;
  /** Milliseconds since 1970. */
  readonly date: number;
  readonly total: number;
  /** How many of them were refused. */
  readonly failed: number;
}

/** What was done to many things at once. Here it is over as soon as it has begun. */
export class BatchOperations {
  readonly #all = new Map<string, BatchOperation>();

  constructor(
    readonly keys: Keys,
    readonly clock: Clock,
  ) {}

  /** Does something to each; what is refused counts as failed. @returns the key of the whole */
  run<Thing>(type: BatchOperationType, things: readonly Thing[], work: (thing: Thing) => void): string {
    const key = String(this.keys.take(1));
    const failures = things.filter((thing) => isRefused(() => work(thing)));
    const operation = { key, type, date: this.clock.now(), total: things.length, failed: failures.length };
    this.#all.set(key, operation);
    return key;
  }

  withKey(key: string): BatchOperation | undefined {
    return this.#all.get(key);
  }
}

function isRefused(command: () => void): boolean {
  try {
    command();
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}
