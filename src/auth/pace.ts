import type { Clock } from '../clock';

/** Milliseconds between two requests to one token endpoint or login. */
const INTERVAL = 1_000;

/** Lets one request a second through, in the order of asking. */
export class Pace {
  #next = Number.NEGATIVE_INFINITY;

  /** @throws CamundaError CAMUNDA_ABORTED when the signal ends the wait */
  async turn(clock: Clock, signal: AbortSignal): Promise<void> {
    const now = clock.monotonic();
    const start = Math.max(now, this.#next);
    this.#next = start + INTERVAL;
    if (start > now) await clock.sleep(start - now, signal);
  }
}

/** Camunda's SaaS counts token requests by source address, so that all clusters of this process share one turn. */
const SHARED_HOST = 'login.cloud.camunda.io';
const sharedPace = new Pace();

export function paceOf(tokenUrl: URL): Pace {
  return tokenUrl.hostname === SHARED_HOST ? sharedPace : new Pace();
}
