import type { Input } from '../operations/field';
import { type Answered, callOperation, type Fields, type Operation } from '../operations/operation';
import { callUntilDone } from '../operations/resend';
import type { StartedInstance } from './instance';
import type { Waiting } from './look';
import type { Start } from './start';
import { type EndedInstance, startAndWait, type Wait } from './start-and-wait';
import { type Cluster, startOnce } from './start-once';

/** Milliseconds in which a command is sent again that Camunda may have taken, where that does no harm. */
const AGAIN = 15_000;

/** The process instances of one cluster. Everything throws CamundaError. */
export class Processes {
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** See `startOnce`. */
  start(start: Start, waiting: Waiting): Promise<Answered<StartedInstance>> {
    return startOnce(this.#cluster, start, waiting);
  }

  /** See `startAndWait`. */
  startAndWait(start: Start, wait: Wait): Promise<Answered<EndedInstance>> {
    return startAndWait(this.#cluster, start, wait);
  }

  /** What reads or changes one instance; again, where Camunda may have taken it and that does no harm. */
  call<F extends Fields>(
    operation: Operation<F>,
    input: Input<F>,
    { clock, signal }: Waiting,
  ): Promise<Answered<unknown>> {
    if (operation.kind === 'read') return callOperation(this.#cluster, operation, input, signal);
    const now = clock.monotonic();
    const patience = { clock, end: now, endIfTaken: now + AGAIN };
    return callUntilDone(this.#cluster, operation, input, patience, { signal });
  }
}
