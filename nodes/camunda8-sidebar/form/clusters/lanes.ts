import { forEachAtOnce } from '../../../../src/at-once';

/** Clusters that are asked at once. The browser has six connections for all that the editor asks. */
const AT_ONCE = 2;
/** Milliseconds after which a round is over, whoever has not answered yet. */
const PATIENCE = 2_000;

interface Asked {
  /** Whether it could not be asked: an answer may take long. */
  readonly isDoubtful: boolean;
  /** Never rejects. */
  refresh(): Promise<void>;
}

/** Asks many, a few at a time. Those that may not answer have a lane of their own, where nobody waits for them. */
export class Lanes {
  readonly #wait: (milliseconds: number) => Promise<void>;
  #usual: Promise<void> | undefined;
  #doubtful: Promise<void> | undefined;

  constructor(wait = pause) {
    this.#wait = wait;
  }

  /** @returns when all are asked that answer, or two seconds later: who is slow holds up nothing but its lane */
  async round(all: readonly Asked[]): Promise<void> {
    const ask = (one: Asked) => one.refresh();
    const doubtful = all.filter(({ isDoubtful }) => isDoubtful);
    this.#doubtful ??= forEachAtOnce(doubtful, 1, ask).then(() => {
      this.#doubtful = undefined;
    });
    const others = all.filter(({ isDoubtful }) => !isDoubtful);
    this.#usual ??= forEachAtOnce(others, AT_ONCE, ask).then(() => {
      this.#usual = undefined;
    });
    await Promise.race([this.#usual, this.#wait(PATIENCE)]);
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
