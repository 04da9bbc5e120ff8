import { abortedError, CamundaError } from '../errors';
import { sentence } from '../sentence';
import { Connection } from './free-connections';

/** Calls of one cluster that wait for something, such as polls of job workers: as many connections are open then. */
export const MAX_LONG_CALLS = 250;

/** Connections of calls that take long by design. None waits for another, and each has a time-out of its own. */
export class LongCalls {
  readonly #underWay = new Set<Connection>();
  #closed = false;

  /**
   * @param timeout milliseconds from the request to the last byte of its answer
   * @throws CamundaError CAMUNDA_BUSY where there are too many, CAMUNDA_ABORTED (closed, or the signal's reason)
   */
  take(timeout: number, signal?: AbortSignal): Connection {
    if (this.#closed || signal?.aborted) throw abortedError();
    if (this.#underWay.size >= MAX_LONG_CALLS) {
      throw new CamundaError(
        'CAMUNDA_BUSY',
        sentence`Wait for fewer things at once. ${MAX_LONG_CALLS} long calls of this cluster are under way`,
        { retryable: true },
      );
    }
    const connection = new Connection(timeout);
    this.#underWay.add(connection);
    return connection.serve(signal);
  }

  giveBack(connection: Connection): void {
    this.#underWay.delete(connection);
    connection.end();
    connection.close();
  }

  close(): void {
    this.#closed = true;
    for (const connection of this.#underWay) connection.close();
  }
}
