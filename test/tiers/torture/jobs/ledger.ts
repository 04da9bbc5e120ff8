import type { Engine } from '../../../../sandbox/engine/engine';
import type { Answer, Asked, Fault, ProxyListener } from '../fault-proxy';

/** For a while a worker has a job, as Camunda sees it. */
interface Hold {
  worker: string;
  from: number;
  /** When it was over: done, failed, or free again. */
  to?: number;
  /** Nobody has got it: the answer to the poll was lost. */
  isLost: boolean;
  /** The command with which it was to be given back has met a fault. */
  isSpoilt: boolean;
}

/** What has taken a job from whoever worked at it. */
export type Cause = 'kill' | 'deploy' | 'deploy, spoilt' | 'lost answer';

/** How long a job has waited, in milliseconds: until any worker could have it, and until one had. */
export interface Wait {
  cause: Cause;
  jobKey: string;
  free: number;
  again: number;
}

/** Milliseconds in which a poll is answered to a process that has just been killed, and nobody sees that it is gone. */
const DYING = 500;
/** Milliseconds for which jobs are handed back after a deploy. */
const HANDING_BACK = 12_000;

interface Blow {
  worker: string;
  kind: 'kill' | 'deploy';
  at: number;
}

/** Writes down who had which job from when until when, as the sandbox counts it, and what was done to whom. */
export class Ledger implements ProxyListener {
  /** How often each job was completed. */
  readonly completions = new Map<string, number>();
  readonly #holds = new Map<string, Hold[]>();
  readonly #blows: Blow[] = [];
  readonly #notes = new Map<string, string[]>();

  /** To be called before there is any job. */
  watch({ changes }: Engine): void {
    changes.on('job', ({ key, state, worker }) => {
      const holds = this.#holds.get(key) ?? [];
      this.#holds.set(key, holds);
      const last = holds.at(-1);
      const isHeld = last !== undefined && last.to === undefined;
      this.#note(key, `${state} ${worker}`);
      if (state === 'ACTIVATED') {
        if (!isHeld) holds.push({ worker, from: performance.now(), isLost: false, isSpoilt: false });
      } else if (isHeld) last.to = performance.now();
    });
  }

  /** @param at by `performance.now()` */
  struck(worker: string, kind: Blow['kind'], at = performance.now()): void {
    this.#blows.push({ worker, kind, at });
    this.#blows.sort((one, other) => one.at - other.at);
  }

  lost({ url }: Asked, { body }: Answer): void {
    for (const key of url.endsWith('/activation') ? jobKeysIn(body) : []) {
      this.#note(key, 'the answer to the poll is lost');
      this.#mark(key, { isLost: true });
    }
  }

  spoilt({ url }: Asked, fault: Fault): void {
    const { jobKey, command } = commandIn(url);
    if (!jobKey) return;
    this.#note(jobKey, `${command} ${fault}`);
    // What Camunda refuses because it is busy is sent again.
    if (command === 'failure' && fault !== '429' && fault !== '503') this.#mark(jobKey, { isSpoilt: true });
  }

  answered({ url }: Asked, { status }: Answer): void {
    const { jobKey, command } = commandIn(url);
    if (!jobKey) return;
    this.#note(jobKey, `${command} ${status}`);
    if (command !== 'completion' || status >= 300) return;
    this.completions.set(jobKey, (this.completions.get(jobKey) ?? 0) + 1);
  }

  /** What has happened to a job and to its workers, each with its second. */
  history(jobKey: string): readonly string[] {
    const notes = this.#notes.get(jobKey) ?? [];
    const [first = '', last = ''] = [notes[0], notes.at(-1)];
    const blows = this.#blows.map(({ worker, kind, at }) => `${second(at)} ${kind} ${worker}`);
    const isIn = (blow: string) =>
      parseFloat(blow) > parseFloat(first) - 15 && parseFloat(blow) < parseFloat(last);
    return [...notes, ...blows.filter(isIn)].sort((one, other) => parseFloat(one) - parseFloat(other));
  }

  #note(jobKey: string, what: string): void {
    const notes = this.#notes.get(jobKey) ?? [];
    this.#notes.set(jobKey, notes);
    notes.push(`${second(performance.now())} ${what}`);
  }

  count(kind: Blow['kind']): number {
    return this.#blows.filter((blow) => blow.kind === kind).length;
  }

  /** How often workers had a job. */
  get activations(): number {
    return [...this.#holds.values()].reduce((sum, holds) => sum + holds.length, 0);
  }

  /** Of every job that was taken from whoever worked at it. */
  waits(): Wait[] {
    return [...this.#holds].flatMap(([jobKey, holds]) =>
      holds.flatMap((hold, index) => {
        const taken = this.#taken(hold);
        if (!taken || hold.to === undefined) return [];
        const again = holds[index + 1]?.from ?? hold.to;
        return { cause: taken.cause, jobKey, free: hold.to - taken.at, again: again - taken.at };
      }),
    );
  }

  #mark(jobKey: string, marks: Partial<Hold>): void {
    const last = this.#holds.get(jobKey)?.at(-1);
    if (last) Object.assign(last, marks);
  }

  #taken({ worker, from, to = Infinity, isLost, isSpoilt }: Hold): { cause: Cause; at: number } | undefined {
    if (isLost) return { cause: 'lost answer', at: from };
    const blows = this.#blows.filter(
      ({ worker: victim, kind, at }) =>
        victim === worker && at >= from - (kind === 'kill' ? DYING : 0) && at < to,
    );
    const [blow] = blows;
    if (!blow) return undefined;
    // A kill ends the handing back that a deploy has begun.
    const kill = blows.find(({ kind, at }) => kind === 'kill' && at < blow.at + HANDING_BACK);
    if (kill) return { cause: 'kill', at: Math.max(kill.at, from) };
    const cause = blow.kind === 'deploy' && isSpoilt ? 'deploy, spoilt' : blow.kind;
    return { cause, at: Math.max(blow.at, from) };
  }
}

const second = (milliseconds: number) => (milliseconds / 1_000).toFixed(2);

/** Empty where it is not about one job. */
function commandIn(url: string): { jobKey: string; command: string } {
  const [, jobKey = '', command = ''] = /^\/v2\/jobs\/(\d+)(?:\/(\w+))?$/.exec(url) ?? [];
  return { jobKey, command };
}

function jobKeysIn(body: string): string[] {
  const { jobs = [] } = JSON.parse(body) as { jobs?: { jobKey: string }[] };
  return jobs.map(({ jobKey }) => jobKey);
}
