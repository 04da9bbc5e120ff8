import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { RealNodeRed } from '../reliability/node-red';
import { nodeId, sourceId } from './flows';
import { jsonText, type Recipe } from './recipe';

/** Megabytes. A Node-RED on a small computer has no more, and a leak or an answer without a bound ends this one. */
const HEAP = 320;
/** Milliseconds in which a message ends, with retries and waits; and in which Node-RED answers whatever it does. */
const OUTCOME_LIMIT = 25_000;
const ANSWER_LIMIT = 15_000;
/** Milliseconds after which what a timer of a status throws has come out. */
const SETTLED = 350;
/** Milliseconds that a process may take for its last words. */
const DYING = 2_000;

/** A message to the node at this place of the flow. */
export interface Sent {
  place: number;
  msg: Record<string, Recipe>;
  /** How many messages come of it: one or an error, one at most, or as many as there are tasks. */
  sends: 'one' | 'at most one' | 'any';
  /** Whether it waits for the end of the one before, if that goes to the same node. */
  inTurn?: boolean;
}

/** What became of a message. */
export interface Outcome {
  /** Node-RED has not made the node. */
  isMissing: boolean;
  /** Messages out of the node. */
  sent: number;
  /** How often a Complete or a Catch node got it. */
  ends: number;
  code?: string;
  message?: string;
  length?: number;
  /** Secrets in the error. */
  leaks?: string[];
}

/** How Node-RED does, and has done since it was asked last. */
export interface State {
  /** How often its flows have been started. */
  starts: number;
  /** Milliseconds in which nothing else came to its turn. */
  longestBlock: number;
  /** Bytes, after a garbage collection. */
  heapUsed: number;
  isPolluted: boolean;
  outcomes: Outcome[];
  statuses: string[];
}

/** A real Node-RED that is attacked, and started again where that has ended it. */
export class Victim {
  /** Milliseconds in which a message has to end. */
  patience = OUTCOME_LIMIT;
  readonly #environment: Record<string, string>;
  #nodeRed: RealNodeRed | undefined;
  #hasEnded = false;
  #starts = 0;
  #flows = '';

  /** @param proxy gets whatever is sent beyond this computer */
  constructor(proxy: string) {
    this.#environment = {
      NODE_OPTIONS: `--max-old-space-size=${HEAP}`,
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      NO_PROXY: '127.0.0.1,localhost',
      CAMUNDA_REST_ADDRESS: proxy,
    };
  }

  /** Node-RED's log since it was started. */
  get log(): string {
    return this.#nodeRed?.log ?? '';
  }

  /** Its address. */
  get url(): string {
    return this.#nodeRed?.process.url ?? '';
  }

  /** Starts it where it does not run. */
  async start(): Promise<void> {
    if (this.#nodeRed && !this.#hasEnded) return;
    await this.stop();
    const before = Object.keys(this.#environment).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, this.#environment);
    try {
      this.#nodeRed = await RealNodeRed.start(path.join(__dirname, 'nodes'));
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    this.#hasEnded = false;
    this.#flows = '';
    const { process: running } = this.#nodeRed;
    void running.exited.then(() => {
      if (this.#nodeRed?.process === running) this.#hasEnded = true;
    });
    this.#starts = (await this.settled()).starts;
  }

  async stop(): Promise<void> {
    const nodeRed = this.#nodeRed;
    this.#nodeRed = undefined;
    await nodeRed?.stop();
  }

  /**
   * Asks it by HTTP.
   * @throws Error where it has ended, or does not answer, which ends it
   */
  async ask(address: string, init: RequestInit = {}, limit = ANSWER_LIMIT): Promise<Response> {
    const url = `${this.#nodeRed?.process.url}${address}`;
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(limit) });
      const body = await answer.arrayBuffer();
      return new Response(answer.status === 204 || answer.status === 304 ? null : body, answer);
    } catch (failure) {
      throw await this.#lost(address, failure);
    }
  }

  /**
   * Deploys a tab in place of what is there, unless it is the same.
   * @returns false where Node-RED refuses it
   */
  async deploy(nodes: Recipe[]): Promise<boolean> {
    const body = `{"flows":${jsonText(nodes)}}`;
    if (body === this.#flows) return true;
    this.#flows = body;
    const headers = { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' };
    const answer = await this.ask('/flows', { method: 'POST', headers, body }, OUTCOME_LIMIT);
    if (!answer.ok) return false;
    const { starts } = await (await this.ask(`/fuzz/started?after=${this.#starts}`)).json();
    this.#starts = starts;
    return true;
  }

  /**
   * Sends messages, and waits until each has ended or its time is over, which begins when its turn comes, and a little longer
   * for what comes too often.
   */
  async send(sent: Sent[], secrets: readonly string[]): Promise<State> {
    const messages = sent.map(({ place, msg, inTurn = false }) => ({
      ...{ from: sourceId(place), to: nodeId(place), msg, inTurn },
    }));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ messages, secrets });
    await this.ask('/fuzz/send', { method: 'POST', headers, body }, OUTCOME_LIMIT);
    const turns = sent.filter(({ inTurn }) => inTurn).length + 1;
    await this.ask(`/fuzz/ended?limit=${this.patience}`, {}, turns * OUTCOME_LIMIT + ANSWER_LIMIT);
    return this.settled();
  }

  /** How it does, and has done since the last time, as soon as its timers have had their turn. */
  async settled(): Promise<State> {
    await delay(SETTLED);
    return (await this.ask('/fuzz/state')).json();
  }

  async #lost(address: string, failure: unknown): Promise<Error> {
    const nodeRed = this.#nodeRed;
    // The connection goes before the process does.
    await Promise.race([nodeRed?.process.exited, delay(DYING)]);
    await delay(0);
    const words = this.#hasEnded
      ? 'Node-RED has ended'
      : `Node-RED does not answer ${address} in time (${failure})`;
    const log = nodeRed?.log.slice(-3_000) ?? '';
    await nodeRed?.process.kill();
    this.#hasEnded = true;
    return new Error(`${words}:\n${log}`);
  }
}
