import { PAUSE_FACTOR, PERIOD } from '../poll';

/** Clusters that are asked at once. The browser has six connections for all that the editor asks. */
const AT_ONCE = 2;
/** Milliseconds after which a round is over, whoever has not answered yet: no more than the next round would wait anyway. */
const PATIENCE = PERIOD / PAUSE_FACTOR;

interface Asked {
  /** Whether it could not be asked: an answer may take long. */
  readonly isDoubtful: boolean;
  /** What it throws is no affair of the others. */
  refresh(): Promise<void>;
}

/** Asks many, a few at a time. Those that may not answer have a lane of their own, where nobody waits for them. */
export class Lanes {
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #usual = new Lane(AT_ONCE);
  readonly #doubtful = new Lane(1);

  constructor(wait = pause) {
    this.#wait = wait;
  }

  /** @returns when all are asked that answer, or a second later: who is slow holds up nothing but its place */
  async round(all: readonly Asked[]): Promise<void> {
    void this.#doubtful.ask(all.filter(({ isDoubtful }) => isDoubtful));
    const usual = this.#usual.ask(all.filter(({ isDoubtful }) => !isDoubtful));
    await Promise.race([usual, this.#wait(PATIENCE)]);
  }
}

/** So many places, in which one after the other is asked. */
class Lane {
  readonly #places: number;
  readonly #waiting = new Set<Asked>();
  readonly #underWay = new Set<Asked>();
  readonly #work = new Set<Promise<void>>();

  constructor(places: number) {
    this.#places = places;
  }

  /** Asks all that are not under way yet, after those that wait already; who is not among them waits no longer. */
  async ask(all: readonly Asked[]): Promise<void> {
    for (const one of this.#waiting) if (!all.includes(one)) this.#waiting.delete(one);
    for (const one of all) if (!this.#underWay.has(one)) this.#waiting.add(one);
    for (let free = this.#places - this.#work.size; free > 0; free--) {
      const work = this.#askInTurn().finally(() => this.#work.delete(work));
      this.#work.add(work);
    }
    await Promise.all(this.#work);
  }

  async #askInTurn(): Promise<void> {
    // A set goes on with what is added while it is gone through.
    for (const one of this.#waiting) {
      this.#waiting.delete(one);
      this.#underWay.add(one);
      await one.refresh().catch(() => {});
      this.#underWay.delete(one);
    }
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
