import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox/sandbox';

/** What happened to a task. Times are the number of requests that the sandbox had answered just before. */
export interface Happened {
  readonly key: string;
  readonly created: number;
  assignee?: string;
  ended?: { topic: 'completed' | 'canceled'; at: number };
}

const PEOPLE = ['anna', 'ben', 'carl'];
/** Open tasks at most: each poll sees all of them, and Node-RED soon has handled what it says of them. */
const MOST_OPEN = 15;
/** Milliseconds between two things that happen. */
const PAUSE = 200;

/** Tasks that come, are assigned, completed and canceled at random, all the time. */
export class TaskHappenings {
  readonly tasks: Happened[] = [];
  readonly #sandbox: Sandbox;
  readonly #random: () => number;
  readonly #stopping = new AbortController();
  readonly #going: Promise<void>;

  /** @param random from 0 to 1 */
  constructor(sandbox: Sandbox, random: () => number) {
    this.#sandbox = sandbox;
    this.#random = random;
    this.#going = this.#go();
  }

  get open(): Happened[] {
    return this.tasks.filter(({ ended }) => !ended);
  }

  /** Nothing happens any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#going;
  }

  async #go(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#happen();
      await delay(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  }

  async #happen(): Promise<void> {
    const at = this.#sandbox.requests.length;
    const chance = this.#random();
    const task = this.#oneOf(this.open);
    if (!task || (chance < 0.5 && this.open.length < MOST_OPEN)) {
      this.tasks.push({ key: this.#sandbox.addTask(), created: at });
    } else if (chance < 0.7) {
      const assignee = this.#oneOf(PEOPLE) ?? '';
      await this.#ask(`/v2/user-tasks/${task.key}/assignment`, { assignee });
      task.assignee = assignee;
    } else if (chance < 0.9) {
      this.#sandbox.completeTask(task.key);
      task.ended = { topic: 'completed', at };
    } else {
      // An instance's key comes five before that of its task.
      await this.#ask(`/v2/process-instances/${BigInt(task.key) - 5n}/cancellation`, {});
      task.ended = { topic: 'canceled', at };
    }
  }

  #oneOf<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }

  async #ask(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.#sandbox.url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}
