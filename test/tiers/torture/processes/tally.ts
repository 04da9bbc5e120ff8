import type { Engine } from '../../../../sandbox/engine/engine';
import type { Answer, Asked, Fault, ProxyListener } from '../fault-proxy';
import { LANES } from './lanes';
import type { Message } from './traffic';

/** Counts at the sandbox what messages have done, by their numbers, and writes down what became of their requests. */
export class Tally implements ProxyListener {
  readonly #correlated = new Map<unknown, number>();
  readonly #notes = new Map<number, string[]>();
  readonly #byInstance = new Map<string, number>();
  #engine: Engine | undefined;

  /** To be called before there is any message. */
  watch(engine: Engine): void {
    this.#engine = engine;
    engine.changes.on('correlated', ({ message: { variables } }) =>
      this.#correlated.set(variables.n, (this.#correlated.get(variables.n) ?? 0) + 1),
    );
  }

  /** What is to be canceled has its number in no request. */
  know(messages: readonly Message[]): void {
    for (const { n, payload } of messages) {
      if (payload.processInstanceKey) this.#byInstance.set(payload.processInstanceKey, n);
    }
  }

  spoilt(asked: Asked, fault: Fault): void {
    this.#note(asked, fault);
  }

  answered(asked: Asked, { status, body }: Answer): void {
    this.#note(asked, `${status} ${body.slice(0, 200)}`);
  }

  lost(): void {}

  /** What was asked for a message and what became of it, each with its second. */
  history(n: number): readonly string[] {
    return this.#notes.get(n) ?? [];
  }

  /** How often each message has done what its lane is for; what is not there has done nothing. */
  counts(messages: readonly Message[]): ReadonlyMap<number, number> {
    const started = this.started();
    const canceled = this.#canceled();
    const counts = {
      started: ({ n }: Message) => started.get(n)?.length,
      correlated: ({ n }: Message) => this.#correlated.get(n),
      canceled: ({ payload }: Message) => (canceled.has(payload.processInstanceKey ?? '') ? 1 : 0),
    };
    return new Map(messages.map((message) => [message.n, counts[LANES[message.lane].counts](message) ?? 0]));
  }

  /** Keys of the instances that have a message's number. */
  started(): ReadonlyMap<unknown, readonly string[]> {
    const started = new Map<unknown, string[]>();
    for (const { key } of this.#instances()) {
      const { n } = this.#engine?.variablesOf(key) ?? {};
      started.set(n, [...(started.get(n) ?? []), key]);
    }
    return started;
  }

  #canceled(): ReadonlySet<string> {
    return new Set(this.#instances().flatMap(({ key, state }) => (state === 'TERMINATED' ? key : [])));
  }

  #instances() {
    return [...(this.#engine?.store.processInstance.values() ?? [])];
  }

  #note({ url, body }: Asked, what: string): void {
    const [, key = ''] = /\/process-instances\/(\d+)/.exec(url) ?? [];
    const [, number] = /"n":(\d+)|(?:key|order)-(\d+)/.exec(body)?.filter(Boolean) ?? [];
    const n = number === undefined ? this.#byInstance.get(key) : Number(number);
    if (n === undefined) return;
    const notes = this.#notes.get(n) ?? [];
    this.#notes.set(n, notes);
    notes.push(`${(performance.now() / 1_000).toFixed(2)} ${url} ${what}`);
  }
}
