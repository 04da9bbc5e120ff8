import { setTimeout as delay } from 'node:timers/promises';
import type { Flows, Outcome } from './flows';

/** Messages sent at a steady pace, whether or not the ones before have been answered. */
export class Load {
  readonly #answers: Promise<Outcome>[] = [];
  readonly #stopping = new AbortController();
  readonly #sender: Promise<void>;

  /** @param pause milliseconds between two messages */
  constructor(flows: Flows, name: string, pause: number) {
    this.#sender = this.#send(flows, name, pause);
  }

  /** Sends no more, and waits for the outcome of all. @throws Error when a message ended in none. */
  async stop(): Promise<Outcome[]> {
    this.#stopping.abort();
    await this.#sender;
    return Promise.all(this.#answers);
  }

  async #send(flows: Flows, name: string, pause: number): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const answer = flows.ask(name);
      answer.catch(() => undefined);
      this.#answers.push(answer);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
