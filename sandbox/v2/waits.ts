import type { Clock } from '../engine/clock';

/** Answers that wait for something to happen, until their time is over or the sandbox ends. A client that goes away ends none. */
export class Waits {
  readonly #open = new Set<() => void>();

  constructor(readonly clock: Clock) {}

  /**
   * @param milliseconds how long at most
   * @param listen gets what to call with the answer, and returns what stops the listening
   * @returns undefined where nothing has happened
   */
  until<Answer>(
    milliseconds: number,
    listen: (tell: (answer: Answer) => void) => () => void,
  ): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const finish = (answer?: Answer) => {
        this.#open.delete(giveUp);
        cancel();
        stop();
        resolve(answer);
      };
      const giveUp = () => finish();
      const stop = listen(finish);
      const cancel = this.clock.schedule(milliseconds, giveUp);
      this.#open.add(giveUp);
    });
  }

  /** Answers all of them now. */
  end(): void {
    for (const giveUp of this.#open) giveUp();
  }
}
