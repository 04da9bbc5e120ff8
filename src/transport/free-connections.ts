import { abortedError, CamundaError } from '../errors';
import { sentence } from '../sentence';
import { forgetAborted, whenAborted } from '../when-aborted';

/** Messages that may wait for a connection; one more is an error and not memory. */
export const MAX_WAITING = 1_000;

/** Milliseconds: the shortest limit for the wait for a connection. */
const SHORTEST_WAIT = 10_000;

/**
 * Milliseconds that a message may wait for a connection: twice what a request may take, and at least 10 s. It is a limit of
 * its own, because requests that hang hold all connections until their time is over: with the same limit, all that were
 * made together with them would be refused at that very moment, although the server may be back.
 * @param timeout milliseconds of one request
 */
export function longestWait(timeout: number): number {
  return Math.max(2 * timeout, SHORTEST_WAIT);
}

/** One of the connections that a cluster may use at once, with the clock of the request it carries. */
export class Connection {
  #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #busy = false;
  #closed = false;
  #signal: AbortSignal | undefined;
  readonly #stop = () => this.#controller.abort(abortedError());

  /** @param timeout milliseconds from the request to the last byte of its answer */
  constructor(readonly timeout: number) {}

  /** Until `end`, this signal ends what the connection carries. */
  serve(signal: AbortSignal | undefined): this {
    this.#signal = signal;
    whenAborted(signal, this.#stop);
    return this;
  }

  /** Starts the clock. One timer a connection, not one a request: that is what makes it cheap. */
  begin(): AbortSignal {
    if (this.#closed) return this.#controller.signal;
    this.#busy = true;
    if (this.#controller.signal.aborted) this.#controller = new AbortController();
    if (this.#timer) this.#timer.refresh();
    else {
      this.#timer = setTimeout(() => this.#tooLate(), this.timeout);
      this.#timer.unref();
    }
    return this.#controller.signal;
  }

  /** Ends what it carries, and its clock, which would else keep all of this in memory until it is over. */
  close(): void {
    this.#closed = true;
    this.#busy = false;
    this.#controller.abort(abortedError());
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#busy = false;
    forgetAborted(this.#signal, this.#stop);
    this.#signal = undefined;
  }

  #tooLate(): void {
    if (!this.#busy) return;
    const error = new CamundaError(
      'CAMUNDA_TIMEOUT',
      sentence`No complete answer within ${this.timeout / 1000} s`,
      {
        retryable: true,
      },
    );
    this.#controller.abort(error);
  }
}

interface Waiting {
  /** When it has waited too long (`performance.now`). */
  until: number;
  signal: AbortSignal | undefined;
  stop(): void;
  resolve(connection: Connection): void;
  reject(error: CamundaError): void;
}

/**
 * The connections of one cluster, handed out in the order of asking.
 * A message takes its connection before its token, so that no token grows old in a queue.
 */
export class FreeConnections {
  readonly #all: readonly Connection[];
  readonly #free: Connection[];
  /** In the order of asking. */
  readonly #waiting: Waiting[] = [];
  readonly #wait: number;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * @param timeout milliseconds of one request
   * @param wait milliseconds of the wait for a connection
   */
  constructor(count: number, timeout: number, wait = longestWait(timeout)) {
    this.#wait = wait;
    this.#all = Array.from({ length: count }, () => new Connection(timeout));
    this.#free = [...this.#all];
  }

  /**
   * @throws CamundaError CAMUNDA_BUSY (1,000 wait already), CAMUNDA_TIMEOUT (none came free in time),
   *   CAMUNDA_ABORTED (closed, or the signal's reason)
   */
  take(signal?: AbortSignal): Connection | Promise<Connection> {
    if (this.#closed || signal?.aborted) throw abortedError();
    const free = this.#free.pop();
    if (free) return free.serve(signal);
    if (this.#waiting.length >= MAX_WAITING) {
      throw new CamundaError(
        'CAMUNDA_BUSY',
        sentence`Send fewer messages, or allow more connections. ${MAX_WAITING} already wait for this cluster`,
        { retryable: true },
      );
    }
    return this.#waitInTurn(signal);
  }

  giveBack(connection: Connection): void {
    connection.end();
    const next = this.#waiting.shift();
    if (!next) {
      this.#free.push(connection);
      return;
    }
    forgetAborted(next.signal, next.stop);
    next.resolve(connection.serve(next.signal));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const waiting of [...this.#waiting]) this.#refuse(waiting, abortedError());
    for (const connection of this.#all) connection.close();
  }

  #waitInTurn(signal: AbortSignal | undefined): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const stop = () => this.#refuse(waiting, abortedError());
      const waiting = { until: performance.now() + this.#wait, signal, stop, resolve, reject };
      whenAborted(signal, stop);
      this.#waiting.push(waiting);
      this.#timer ??= this.#refuseAfter(this.#wait);
    });
  }

  #refuse(waiting: Waiting, error: CamundaError): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
    forgetAborted(waiting.signal, waiting.stop);
    waiting.reject(error);
  }

  /** One timer for all, because the first in the queue has waited longest. */
  #refuseAfter(milliseconds: number): NodeJS.Timeout {
    const refuse = () => {
      const now = performance.now();
      for (const waiting of [...this.#waiting]) {
        if (waiting.until <= now) this.#refuse(waiting, this.#noneFree());
      }
      const [next] = this.#waiting;
      this.#timer = next && this.#refuseAfter(next.until - now);
    };
    return setTimeout(refuse, milliseconds).unref();
  }

  #noneFree(): CamundaError {
    return new CamundaError(
      'CAMUNDA_TIMEOUT',
      sentence`No connection was free within ${this.#wait / 1000} s. Send fewer messages at once, or allow more connections`,
      { retryable: true },
    );
  }
}
