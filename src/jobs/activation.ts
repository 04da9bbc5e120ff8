import type { Job } from './job';

/** What a worker allows for one job, in milliseconds. */
export interface Terms {
  /** For which Camunda keeps it for us, until that is extended. */
  lock: number;
  /** In which the flow must have answered. */
  timeout: number;
  /** Whether Camunda has it back at the end of that time, and not before we have failed it. */
  isLeft: boolean;
}

/** The lock that Camunda is asked for, in milliseconds: after a crash, nobody waits longer for the job. */
export const LOCK = 30_000;
/** Before its end it is extended: what is left at 80 % of it. */
const MARGIN = 0.2 * LOCK;

/**
 * A job under way: until when it is ours, and until when the flow must have answered. It ends once, by whatever comes first:
 * a result, the deadline, its loss, or when it is handed back. All times are those of a monotonic clock.
 */
export class Activation {
  readonly job: Job;
  readonly #isLeft: boolean;
  readonly #onEnd: (activation: Activation) => void;
  /** Whoever waits until no answer of the flow is on its way. */
  #waiting: (() => void)[] = [];
  #answers = 0;
  #hasEnded = false;
  #lockEnd: number;
  #deadline: number;
  /** Of its lock, under way; never rejects. */
  extension: Promise<void> | undefined;

  /**
   * @param arrived when Camunda's answer with it came
   * @param onEnd called once
   */
  constructor(job: Job, arrived: number, now: number, terms: Terms, onEnd: (one: Activation) => void) {
    this.job = job;
    this.#isLeft = terms.isLeft;
    this.#lockEnd = arrived + terms.lock;
    this.#deadline = now + terms.timeout;
    this.#onEnd = onEnd;
  }

  get lockEnd(): number {
    return this.#lockEnd;
  }

  get deadline(): number {
    return this.#deadline;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** An answer of the flow is on its way to Camunda, perhaps again and again. Until it is there, nothing else is sent. */
  get isAnswered(): boolean {
    return this.#answers > 0;
  }

  /** When its lock is to be extended; never where it lasts longer than the flow may take. */
  get extensionDue(): number {
    const due = this.#lockEnd - MARGIN;
    const isNeeded = this.#isLeft ? this.#deadline > this.#lockEnd : this.#deadline > due;
    return isNeeded ? due : Number.POSITIVE_INFINITY;
  }

  /** Milliseconds of its next lock. */
  nextLock(now: number): number {
    return this.#isLeft ? Math.max(1, Math.min(LOCK, this.#deadline - now)) : LOCK;
  }

  /** @param lock milliseconds from `from`, when that was asked for */
  extended(from: number, lock: number): void {
    this.#lockEnd = Math.max(this.#lockEnd, from + lock);
  }

  /** The flow wants it for so many milliseconds from `from` on, be they more or less than it had. */
  moved(from: number, milliseconds: number): void {
    this.#lockEnd = from + milliseconds;
    this.#deadline = from + milliseconds;
  }

  /** Whatever `send` sends for the flow, this activation lets it go first. */
  async answer<T>(send: () => Promise<T>): Promise<T> {
    this.#answers++;
    try {
      return await send();
    } finally {
      this.#answers--;
      if (this.#answers === 0) for (const wake of this.#waiting.splice(0)) wake();
    }
  }

  /** Resolves when no answer is on its way. */
  async answered(): Promise<void> {
    if (this.isAnswered) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** @returns whether it had not ended before */
  end(): boolean {
    if (this.#hasEnded) return false;
    this.#hasEnded = true;
    this.#onEnd(this);
    return true;
  }
}
