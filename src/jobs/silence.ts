import type { Clock } from '../clock';

/** Why a worker may have had no job: no process has its type, or nobody knows and it takes long. */
export type Silence = 'unknownType' | 'long';

/** Milliseconds without any job after which it is said what to check. */
const PATIENCE = 300_000;

/** Finds out why no job comes, until the first one does. It is nothing to worry about, and so it fails without a word. */
export class SilenceWatch {
  readonly #hasType: () => Promise<boolean | undefined>;
  readonly #tell: (silence: Silence) => void;
  readonly #clock: Clock;
  readonly #began: number;
  #hasAsked = false;
  #isOver = false;

  /** @param hasType asked once; undefined: nobody knows @param tell called once at most */
  constructor(hasType: () => Promise<boolean | undefined>, tell: (silence: Silence) => void, clock: Clock) {
    this.#hasType = hasType;
    this.#tell = tell;
    this.#clock = clock;
    this.#began = clock.monotonic();
  }

  /** To be told what each poll has brought. */
  brought(jobs: number): void {
    if (jobs > 0) this.#isOver = true;
    if (this.#isOver) return;
    if (!this.#hasAsked) void this.#ask();
    else if (this.#clock.monotonic() - this.#began >= PATIENCE) this.#say('long');
  }

  /** Never rejects. */
  async #ask(): Promise<void> {
    this.#hasAsked = true;
    try {
      if ((await this.#hasType()) === false) this.#say('unknownType');
    } catch {
      // Not every user may read that.
    }
  }

  #say(silence: Silence): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#tell(silence);
  }
}
