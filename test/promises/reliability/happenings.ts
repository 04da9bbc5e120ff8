import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox/sandbox';
import { mend, stuckJob } from '../../support/bpmn/stuck-process';

/** What happened to a task or an incident. Times are the number of requests that the sandbox had answered just before. */
export interface Happened {
  readonly key: string;
  readonly created: number;
  assignee?: string;
  ended?: { topic: string; at: number };
}

/** What can happen to one kind of thing. */
interface Acts {
  /** @returns the key of the new one */
  create(): string;
  /** Who has it from now on; absent: nothing of it changes. */
  assign?(key: string, assignee: string): Promise<void>;
  /** By what is told of it. The first happens twice as often. */
  ends: readonly (readonly [topic: string, end: (key: string) => void | Promise<void>])[];
}

const PEOPLE = ['anna', 'ben', 'carl'];
/** Open ones at most: each poll sees all of them, and Node-RED soon has handled what it says of them. */
export const MOST_OPEN = 15;
/** Milliseconds between two things that happen. */
const PAUSE = 200;

/** Things that come, change and end at random, all the time. */
export class Happenings {
  readonly all: Happened[] = [];
  readonly #sandbox: Sandbox;
  readonly #acts: Acts;
  readonly #random: () => number;
  readonly #stopping = new AbortController();
  readonly #going: Promise<void>;

  /** @param random from 0 to 1 */
  constructor(sandbox: Sandbox, acts: Acts, random: () => number) {
    this.#sandbox = sandbox;
    this.#acts = acts;
    this.#random = random;
    this.#going = this.#go();
  }

  get open(): Happened[] {
    return this.all.filter(({ ended }) => !ended);
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
    const { create, assign, ends } = this.#acts;
    const chance = this.#random();
    const one = this.#oneOf(this.open);
    if (!one || (chance < 0.5 && this.open.length < MOST_OPEN)) {
      this.all.push({ key: create(), created: at });
    } else if (assign && chance < 0.7) {
      const assignee = this.#oneOf(PEOPLE) ?? '';
      await assign(one.key, assignee);
      one.assignee = assignee;
    } else {
      const [first, last = first] = ends;
      const [topic, end] = (chance < 0.9 ? first : last) ?? [];
      await end?.(one.key);
      one.ended = { topic: topic ?? '', at };
    }
  }

  #oneOf<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }
}

/** Tasks that are assigned, completed and canceled. */
export function taskHappenings(sandbox: Sandbox, random: () => number): Happenings {
  const ask = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(sandbox.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const acts: Acts = {
    create: () => sandbox.addTask(),
    assign: (key, assignee) => ask(`/v2/user-tasks/${key}/assignment`, { assignee }),
    ends: [
      ['completed', (key) => sandbox.completeTask(key)],
      // An instance's key comes five before that of its task.
      ['canceled', (key) => ask(`/v2/process-instances/${BigInt(key) - 5n}/cancellation`, {})],
    ],
  };
  return new Happenings(sandbox, acts, random);
}

/** Incidents that are resolved, or whose process is canceled. */
export function incidentHappenings(sandbox: Sandbox, random: () => number): Happenings {
  const { engine } = sandbox;
  const instanceOf = (key: string) => engine.store.incident.get(key)?.scope.process.key ?? '';
  const acts: Acts = {
    create: () => stuckJob(sandbox).incidentKey,
    ends: [
      [
        'resolved',
        (incidentKey) => {
          const { jobKey = '' } = engine.store.incident.get(incidentKey) ?? {};
          mend(sandbox, { incidentKey, jobKey, processInstanceKey: '' });
          // Nobody works: what goes on would be given to the next that is stuck.
          engine.cancelInstance(instanceOf(incidentKey));
        },
      ],
      ['resolved', (key) => engine.cancelInstance(instanceOf(key))],
    ],
  };
  return new Happenings(sandbox, acts, random);
}
