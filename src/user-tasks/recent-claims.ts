import { type Clock, systemClock } from '../clock';

/**
 * Milliseconds in which a search may still show a claimed task as nobody's. Camunda lets the same username claim a task
 * again, so that two nodes with one assignee would both have it.
 */
const REMEMBERED = 60_000;

/** The tasks of one cluster that this process has claimed lately, or is about to. */
export class RecentClaims {
  readonly #clock: Clock;
  /** When each was claimed, by key, the oldest first. */
  readonly #claimed = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether nobody here has the task: from now on whoever asks has it. */
  take(key: string): boolean {
    this.#forgetOld();
    if (this.#claimed.has(key)) return false;
    this.#claimed.set(key, this.#clock.monotonic());
    return true;
  }

  /** It was not had after all, or was given back. */
  giveBack(key: string): void {
    this.#claimed.delete(key);
  }

  #forgetOld(): void {
    const oldest = this.#clock.monotonic() - REMEMBERED;
    for (const [key, time] of this.#claimed) {
      if (time > oldest) return;
      this.#claimed.delete(key);
    }
  }
}

const claims = new Map<string, RecentClaims>();

/** Those of a cluster, whichever of its nodes and deploys asks. @param cluster its address */
export function claimsOf(cluster: string): RecentClaims {
  let known = claims.get(cluster);
  if (!known) {
    known = new RecentClaims(systemClock);
    claims.set(cluster, known);
  }
  return known;
}
