import type { ServerResponse } from 'node:http';
import type { Clock } from '../../src/clock';
import { type Behaviour, FaultServer, type Seen } from './fault-server';
import { empty, json, problem } from './faults';

type Kind = 'activation' | 'completion' | 'failure' | 'error' | 'update' | 'topology' | 'search' | 'xml';

interface Waiting {
  type: string;
  count: number;
  lock: number;
  answer(jobs: object[]): void;
}

/** A job as the gateway has it. */
export interface GatewayJob {
  key: string;
  type: string;
  state: 'free' | 'locked' | 'waiting' | 'done' | 'incident';
  retries: number;
  lockEnd: number;
  /** Times that it was handed out. */
  activations: number;
  sent: Record<string, unknown>;
}

/** Of all gateways: who has ended a job at an address knows it there, and the next gateway may be given that port. */
let lastKey = 2251799813685300n;

/** What jobs need of a Camunda, by a clock that a test moves: long polls, locks, results, and what goes wrong as it is told. */
export class JobGateway {
  readonly jobs = new Map<string, GatewayJob>();
  /** Bodies of what was asked, by kind, in their order. */
  readonly asked: Record<Kind, Record<string, unknown>[]> = {
    ...{ activation: [], completion: [], failure: [], error: [], update: [], topology: [] },
    ...{ search: [], xml: [] },
  };
  /** When each poll came. */
  readonly polledAt: number[] = [];
  version = '8.8.0';
  readonly #server: FaultServer;
  readonly #clock: Clock;
  readonly #next = new Map<Kind, Behaviour[]>();
  #polls: Waiting[] = [];

  private constructor(server: FaultServer, clock: Clock) {
    this.#server = server;
    this.#clock = clock;
    server.on('*', (seen, response) => this.#answer(seen, response));
  }

  static async start(clock: Clock): Promise<JobGateway> {
    return new JobGateway(await FaultServer.start({ clock }), clock);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  get url(): string {
    return this.#server.url;
  }

  get seen(): readonly Seen[] {
    return this.#server.seen;
  }

  get mostConnections(): number {
    return this.#server.mostConnections;
  }

  /** Polls that wait for a job. */
  get waiting(): number {
    return this.#polls.length;
  }

  /** The next requests of a kind come to this instead, in turn. */
  meets(kind: Kind, ...behaviours: Behaviour[]): void {
    this.#next.set(kind, [...(this.#next.get(kind) ?? []), ...behaviours]);
  }

  /** Whatever it was to meet is over. */
  heals(): void {
    this.#next.clear();
  }

  /** It does what it is asked for, and the answer is lost. */
  loses(kind: Kind, times = 1): void {
    const lost: Behaviour = async (seen, response) => {
      await this.#do(kind, seen, { writeHead: () => ({ end: () => {} }) } as unknown as ServerResponse);
      seen.socket.resetAndDestroy();
      response.destroy();
    };
    this.meets(kind, ...Array.from({ length: times }, () => lost));
  }

  add(type = 'open-valve', sent: Record<string, unknown> = {}): GatewayJob {
    const job = this.#create(type, sent);
    this.#handOut();
    return job;
  }

  /** Jobs that one answer to a poll brings. */
  addTogether(count: number): void {
    for (let created = 0; created < count; created++) this.#create('open-valve', {});
    this.#handOut();
  }

  #create(type: string, sent: Record<string, unknown>): GatewayJob {
    const key = String(++lastKey);
    const job: GatewayJob = { key, type, state: 'free', retries: 3, lockEnd: 0, activations: 0, sent };
    this.jobs.set(key, job);
    return job;
  }

  inState(state: GatewayJob['state']): GatewayJob[] {
    return [...this.jobs.values()].filter((job) => job.state === state);
  }

  /** Somebody resets it, for example by a modification of the process. */
  free(job: GatewayJob): void {
    job.state = 'free';
    this.#handOut();
  }

  async #answer(seen: Seen, response: ServerResponse): Promise<void> {
    const kind = kindOf(seen);
    this.asked[kind].push(seen.body ? JSON.parse(seen.body) : {});
    if (kind === 'activation') this.polledAt.push(this.#clock.monotonic());
    const behaviour = this.#next.get(kind)?.shift();
    await (behaviour ? behaviour(seen, response) : this.#do(kind, seen, response));
  }

  async #do(kind: Kind, seen: Seen, response: ServerResponse): Promise<void> {
    if (kind === 'topology') return json({ gatewayVersion: this.version, brokers: [] })(seen, response);
    if (kind === 'activation') return this.#poll(seen, response);
    if (kind === 'search') return json({ items: [] })(seen, response);
    const body = seen.body ? JSON.parse(seen.body) : {};
    const job = this.jobs.get(/\/jobs\/(\d+)/.exec(seen.path)?.[1] ?? '');
    if (!job || job.state === 'done')
      return problem(404, 'NOT_FOUND', 'no such job was found')(seen, response);
    this.#expire();
    if (job.state === 'waiting' || job.state === 'incident' || (kind === 'update' && job.state === 'free')) {
      return problem(409, 'INVALID_STATE', 'it is not active')(seen, response);
    }
    this.#apply(kind, job, body);
    return empty(204)(seen, response);
  }

  #apply(kind: Kind, job: GatewayJob, body: Record<string, unknown>): void {
    if (kind === 'completion' || kind === 'error') job.state = 'done';
    if (kind === 'update') {
      const { timeout = 0 } = body.changeset as { timeout?: number };
      job.lockEnd = this.#clock.monotonic() + timeout;
    }
    if (kind !== 'failure') return;
    job.retries = Number(body.retries ?? 0);
    job.state = job.retries > 0 ? 'waiting' : 'incident';
    const backOff = Number(body.retryBackOff ?? 0);
    if (job.retries === 0) return;
    if (backOff === 0) this.free(job);
    else void this.#clock.sleep(backOff).then(() => job.state === 'waiting' && this.free(job));
  }

  #poll(seen: Seen, response: ServerResponse): void {
    const { type, maxJobsToActivate: count, timeout: lock, requestTimeout } = JSON.parse(seen.body);
    const poll: Waiting = {
      ...{ type, count, lock },
      answer: (jobs) => {
        this.#polls = this.#polls.filter((one) => one !== poll);
        void json({ jobs })(seen, response);
      },
    };
    this.#polls.push(poll);
    void this.#clock.sleep(requestTimeout).then(() => {
      this.#handOut();
      if (this.#polls.includes(poll)) poll.answer([]);
    });
    this.#handOut();
  }

  /** Locks that have ended make jobs free again. */
  #expire(): void {
    for (const job of this.jobs.values()) {
      if (job.state === 'locked' && job.lockEnd <= this.#clock.monotonic()) job.state = 'free';
    }
  }

  #handOut(): void {
    this.#expire();
    for (const poll of [...this.#polls]) {
      const fitting = this.inState('free').filter(({ type }) => type === poll.type);
      const jobs = fitting.slice(0, poll.count);
      if (jobs.length > 0) poll.answer(jobs.map((job) => this.#lock(job, poll.lock)));
    }
  }

  #lock(job: GatewayJob, lock: number): object {
    Object.assign(job, { state: 'locked', lockEnd: this.#clock.monotonic() + lock });
    job.activations++;
    const { key, type, retries, sent } = job;
    const deadline = this.#clock.wall() + lock;
    return { jobKey: key, type, retries, deadline, customHeaders: {}, variables: {}, ...sent };
  }
}

function kindOf({ method, path }: Seen): Kind {
  if (path.endsWith('/topology')) return 'topology';
  if (method === 'PATCH') return 'update';
  return path.split('/').at(-1) as Kind;
}
