import { type Clock, untilAborted } from '../clock';
import { abortedError } from '../errors';

/** Milliseconds from an answer of a token endpoint or a login to the next request. */
const INTERVAL = 1_000;

/**
 * Lets one request at a time through, in the order of asking, a second after the answer to the one before. A second after
 * its request would be too early: the first one had to connect, so that the server would see the two closer together.
 */
export class Pace {
  #last: Promise<unknown> = Promise.resolve();
  #next = Number.NEGATIVE_INFINITY;

  /** @throws CamundaError CAMUNDA_ABORTED when the signal ends the wait */
  run<T>(clock: Clock, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#run(clock, signal, request));
    this.#last = turn.catch(() => {});
    return untilAborted(turn, signal);
  }

  async #run<T>(clock: Clock, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw abortedError();
    const wait = this.#next - clock.monotonic();
    if (wait > 0) await clock.sleep(wait, signal);
    try {
      return await request();
    } finally {
      this.#next = clock.monotonic() + INTERVAL;
    }
  }
}

/** Camunda's SaaS counts token requests by source address, so that all clusters of this process share one turn. */
const SHARED_HOST = 'login.cloud.camunda.io';
const sharedPace = new Pace();

export function paceOf(tokenUrl: URL): Pace {
  return tokenUrl.hostname === SHARED_HOST ? sharedPace : new Pace();
}
