import { type Sandbox, type SandboxOptions, startSandbox, type TaskDraft } from '../../../sandbox/sandbox';
import { CamundaClient } from '../../../src/camunda-client';
import type { Clock } from '../../../src/clock';
import { resolveSettings } from '../../../src/connection/resolve';
import type { Api } from '../../../src/connection/settings';
import type { CamundaError } from '../../../src/errors';
import type { EntityEvent } from '../../../src/events/entity-event';
import { type EventKind, keyIn } from '../../../src/events/event-kind';
import { joinFeed } from '../../../src/events/feeds';
import { INCIDENT_EVENTS, watchedIncidents } from '../../../src/events/kinds/incident-events';
import {
  USER_TASK_EVENTS,
  type WatchedTasks,
  watchedTasks,
} from '../../../src/events/kinds/user-task-events';
import type { Listener, PollDetails } from '../../../src/events/listener';
import { Watch, type WatchOptions } from '../../../src/events/watch';
import type { StateStore } from '../../../src/events/watch-state';
import type { Item } from '../../../src/search/search';
import { mend, type Stuck, stuckJob } from '../../support/bpmn/stuck-process';
import { FakeClock } from '../../support/fake-clock';
import { TextStore } from './text-store';

/** The APIs and versions that make the same promises. */
export const SERVERS: { name: string; api: Api; options: SandboxOptions }[] = [
  { name: '8.6 over /v2', api: 'v2', options: { version: '8.6' } },
  { name: '8.8 over /v2', api: 'v2', options: { version: '8.8' } },
  { name: '8.9 over /v2', api: 'v2', options: { version: '8.9' } },
  { name: '8.6 over Tasklist /v1', api: 'v1', options: { version: '8.6', tasklistV1: true } },
  { name: '8.8 over Tasklist /v1', api: 'v1', options: { version: '8.8' } },
];

/** What is watched: its kind, and what is told of its usual end. */
export const THINGS = {
  task: { kind: USER_TASK_EVENTS, ended: 'completed' },
  incident: { kind: INCIDENT_EVENTS, ended: 'resolved' },
} as const;

export type Thing = keyof typeof THINGS;

/** What makes the same promises of all that is watched. Incidents are of /v2 alone. */
export const SERVERS_OF_EACH: { name: string; api: Api; options: SandboxOptions; thing: Thing }[] = [
  ...SERVERS.map(({ name, ...server }) => ({
    ...server,
    name: `task events, ${name}`,
    thing: 'task' as const,
  })),
  ...SERVERS.filter(({ api }) => api === 'v2').map(({ name, ...server }) => ({
    ...{ ...server, name: `incident events, ${name}`, thing: 'incident' as const },
  })),
];

export interface Told extends Omit<EntityEvent, 'item'> {
  task: Item;
  details: PollDetails;
  redelivered: boolean;
}

export interface Setup extends Partial<Pick<WatchOptions, 'start' | 'source' | 'store' | 'topics'>> {
  /** Milliseconds. */
  interval?: number;
  fullInterval?: number;
  watched?: Partial<WatchedTasks>;
  /** Absent: tasks. */
  thing?: Thing;
}

/** A watch, all that it tells, and how often it has polled. */
export class Watching implements Listener {
  readonly told: Told[] = [];
  readonly errors: CamundaError[] = [];
  readonly warnings: string[] = [];
  polls = 0;
  /** Open tasks at the last poll. */
  openCount = 0;
  readonly watch: Watch;
  readonly #kind: EventKind;
  #leave: (() => void) | undefined;
  #hasCrashed = false;
  #waiting: { polls: number; resolve: () => void }[] = [];

  constructor(
    { start = 'new', source = 'a', store = new TextStore(), topics, thing = 'task' }: Setup,
    clock: Clock,
  ) {
    const mortal: StateStore = {
      lateness: store.lateness,
      load: () => store.load(),
      save: async (state) => {
        if (!this.#hasCrashed) await store.save(state);
      },
    };
    this.#kind = THINGS[thing].kind;
    const options = { kind: this.#kind, start, source, store: mortal, listener: this, clock };
    this.watch = new Watch(topics ? { ...options, topics } : options);
  }

  /** `topic key` of each event, in order. */
  get events(): string[] {
    return this.told.map(({ topic, task }) => `${topic} ${keyIn(this.#kind, task)}`);
  }

  /** Called after each event. */
  onEvent: () => void = () => {};

  event({ item: task, ...event }: EntityEvent, details: PollDetails, redelivered: boolean): void {
    this.told.push({ ...event, task, details, redelivered });
    this.onEvent();
  }

  polling(): void {}

  polled(open: number): void {
    this.openCount = open;
    this.#count();
  }

  failed(error: CamundaError): void {
    this.errors.push(error);
    this.#count();
  }

  warn(words: unknown): void {
    this.warnings.push(String(words));
  }

  #count(): void {
    this.polls++;
    for (const { polls, resolve } of this.#waiting) if (polls <= this.polls) resolve();
  }

  /** Waits for so many polls that begin from now on. */
  next(polls = 1): Promise<void> {
    // One may be under way.
    const wanted = this.polls + polls + 1;
    return new Promise((resolve) => this.#waiting.push({ polls: wanted, resolve }));
  }

  async begin(client: CamundaClient, api: Api, clock: FakeClock, setup: Setup): Promise<void> {
    const { interval = 5_000, fullInterval = 600_000, watched = {} } = setup;
    const all: WatchedTasks = { api, key: api, query: undefined, filters: () => [], ...watched };
    const items = this.#kind === INCIDENT_EVENTS ? watchedIncidents : watchedTasks;
    await this.watch.begin();
    this.#leave = joinFeed(
      client,
      { watched: items(client, all, clock), interval, fullInterval, clock },
      this.watch,
    );
    await this.next(0);
  }

  /** Ends as with a deploy or a stop of Node-RED. */
  async end(): Promise<void> {
    this.#leave?.();
    await this.watch.end();
  }

  /** Ends as with a crash: nothing is written any more. */
  crash(): void {
    this.#hasCrashed = true;
    this.#leave?.();
  }
}

/** A sandbox and a client on one clock, which skips every pause. */
export class Stage {
  readonly clock = new FakeClock();
  readonly #api: Api;
  readonly #thing: Thing;
  /** Of each incident that was made. */
  readonly #stuck = new Map<string, Stuck>();
  readonly sandbox: Sandbox;
  readonly client: CamundaClient;
  readonly #watching: Watching[] = [];

  private constructor(sandbox: Sandbox, api: Api, clock: FakeClock, thing: Thing) {
    this.sandbox = sandbox;
    this.clock = clock;
    this.#api = api;
    this.#thing = thing;
    this.client = this.newClient();
  }

  static async start(api: Api, options: SandboxOptions = {}, thing: Thing = 'task'): Promise<Stage> {
    const clock = new FakeClock();
    // Whose processes can be stuck.
    const tasks = thing === 'incident' ? 0 : 'empty';
    const sandbox = await startSandbox({ tasks, now: () => clock.wall(), ...options });
    return new Stage(sandbox, api, clock, thing);
  }

  newClient(restAddress = this.sandbox.url): CamundaClient {
    const properties = { environment: 'self-managed', restAddress, authentication: 'none' };
    return new CamundaClient(
      resolveSettings(properties, {}, () => undefined),
      {},
      () => {},
    );
  }

  /** Watches from now on; its first poll is over. */
  async watch(setup: Setup = {}, client = this.client): Promise<Watching> {
    const watching = new Watching({ thing: this.#thing, ...setup }, this.clock);
    this.#watching.push(watching);
    await watching.begin(client, this.#api, this.clock, setup);
    return watching;
  }

  add(draft?: TaskDraft): string {
    if (this.#thing === 'task') return this.sandbox.addTask(draft);
    const stuck = stuckJob(this.sandbox);
    this.#stuck.set(stuck.incidentKey, stuck);
    return stuck.incidentKey;
  }

  /** A task is completed, an incident resolved. */
  end(key: string): void {
    const stuck = this.#stuck.get(key);
    if (stuck) mend(this.sandbox, stuck);
    else this.sandbox.completeTask(key);
  }

  /** Whatever is told of an `end`. */
  get ended(): string {
    return THINGS[this.#thing].ended;
  }

  /** Searches for tasks so far. */
  get searches(): number {
    return this.sandbox.requests.filter(({ path }) => path.endsWith('/search')).length;
  }

  async assign(key: string, assignee: string): Promise<void> {
    await this.#ask('POST', `/v2/user-tasks/${key}/assignment`, { assignee });
  }

  async update(key: string, changeset: object): Promise<void> {
    await this.#ask('PATCH', `/v2/user-tasks/${key}`, { changeset });
  }

  /** Ends the instance of the task. Its key comes first of those that an instance begins with. */
  async cancel(key: string): Promise<void> {
    const instance = String(BigInt(key) - 5n);
    await this.#ask('POST', `/v2/process-instances/${instance}/cancellation`, {});
  }

  async close(): Promise<void> {
    await Promise.all(this.#watching.map((one) => one.end()));
    await this.client.close();
    await this.sandbox.close();
  }

  async #ask(method: string, path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.sandbox.url + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}
