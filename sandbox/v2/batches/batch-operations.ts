import type { Clock } from '../../engine/clock';
import { Refusal } from '../../engine/refusal';
import type { ProcessInstance } from '../../engine/run/records';
import { Collection } from '../../exporter/collection';
import type { Keys } from '../../keys';

export type BatchOperationType =
  | 'CANCEL_PROCESS_INSTANCE'
  | 'DELETE_PROCESS_INSTANCE'
  | 'MIGRATE_PROCESS_INSTANCE'
  | 'MODIFY_PROCESS_INSTANCE'
  | 'RESOLVE_INCIDENT';

/** Something that was done to several things. Dates are milliseconds since 1970. */
export interface BatchOperation {
  readonly key: string;
  readonly batchOperationType: BatchOperationType;
  readonly state: 'COMPLETED';
  readonly startDate: number;
  readonly endDate: number;
  readonly operationsTotalCount: number;
  /** How many of them were refused. */
  readonly operationsFailedCount: number;
  readonly operationsCompletedCount: number;
}

/** One of the things. */
export interface BatchOperationItem {
  /** Of both, because a thing may be in several operations. */
  readonly key: string;
  readonly batchOperationKey: string;
  readonly operationType: BatchOperationType;
  readonly itemKey: string;
  readonly processInstanceKey: string;
  readonly rootProcessInstanceKey: string;
  readonly state: 'COMPLETED' | 'FAILED';
  readonly processedDate: number;
  readonly errorMessage: string | undefined;
}

/** An instance, or something of it. */
interface Thing {
  readonly key: string;
  readonly instance: ProcessInstance;
}

/** What was done to many things at once. Here it is over as soon as it has begun. */
export class BatchOperations {
  readonly operations = new Collection<BatchOperation>();
  readonly items = new Collection<BatchOperationItem>();

  constructor(
    readonly keys: Keys,
    readonly clock: Clock,
  ) {}

  /** Does something to each; what is refused has failed. @returns the key of the whole */
  run(type: BatchOperationType, things: readonly Thing[], work: (key: string) => void): string {
    const batchOperationKey = String(this.keys.take(1));
    const startDate = this.clock.now();
    let failed = 0;
    for (const { key, instance } of things) {
      const errorMessage = refusalOf(() => work(key));
      if (errorMessage !== undefined) failed += 1;
      this.items.put({
        key: `${batchOperationKey}-${key}`,
        batchOperationKey,
        operationType: type,
        itemKey: key,
        processInstanceKey: instance.key,
        rootProcessInstanceKey: instance.rootKey,
        state: errorMessage === undefined ? 'COMPLETED' : 'FAILED',
        processedDate: this.clock.now(),
        errorMessage,
      });
    }
    this.operations.put({
      key: batchOperationKey,
      batchOperationType: type,
      state: 'COMPLETED',
      startDate,
      endDate: this.clock.now(),
      operationsTotalCount: things.length,
      operationsFailedCount: failed,
      operationsCompletedCount: things.length - failed,
    });
    return batchOperationKey;
  }
}

function refusalOf(command: () => void): string | undefined {
  try {
    command();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
