import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import {
  type NodeRed,
  type NodeRedOptions,
  spawnNodeRed,
  startNodeRed,
} from '../../../scripts/node-red/start';
import { root } from '../../promises/package/project';
import { until } from '../until';

/** A message of the events node, as the flow records it. */
export interface Recorded {
  topic: string;
  key: string;
  assignee?: string;
  previous?: { assignee?: string };
  redelivered?: boolean;
}

/**
 * Without a store in the settings, in memory; with one, in files, that are written at once, as they come (each 30 s), or
 * each 3 s.
 */
export type Context = 'default' | 'files' | 'late' | 'soon';

const FILES: Record<Context, object | undefined> = {
  default: undefined,
  files: { cache: false },
  late: {},
  soon: { flushInterval: 3 },
};

/** A real Node-RED that is stopped, killed and started again on one folder, beside a sandbox that goes on. */
export class RestartedNodeRed {
  log = '';
  readonly sandbox: Sandbox;
  readonly #folder: string;
  readonly #context: Context;
  #nodeRed: NodeRed | undefined;
  #child: ChildProcess | undefined;

  private constructor(sandbox: Sandbox, folder: string, context: Context) {
    this.sandbox = sandbox;
    this.#folder = folder;
    this.#context = context;
  }

  /** @param properties of the events node */
  static async start(context: Context, properties: Record<string, unknown> = {}): Promise<RestartedNodeRed> {
    const real = await RestartedNodeRed.prepare(context, properties);
    await real.again();
    return real;
  }

  /** All but the start. */
  static async prepare(
    context: Context,
    properties: Record<string, unknown> = {},
  ): Promise<RestartedNodeRed> {
    const sandbox = await startSandbox({ tasks: 0 });
    const folder = await mkdtemp(path.join(tmpdir(), 'camunda8-events-'));
    const real = new RestartedNodeRed(sandbox, folder, context);
    await cp(path.join(__dirname, 'recorder'), path.join(folder, 'nodes'), { recursive: true });
    await writeFile(path.join(folder, 'flows.json'), JSON.stringify(real.flows(properties)));
    return real;
  }

  get #record(): string {
    return path.join(this.#folder, 'messages');
  }

  /** All messages, of every start. */
  get recorded(): Recorded[] {
    if (!existsSync(this.#record)) return [];
    const lines = readFileSync(this.#record, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Recorded);
  }

  flows(properties: Record<string, unknown> = {}): object[] {
    const place = { z: 'tab', x: 100, y: 100 };
    const events = { type: 'camunda8-task-events', version: 1, cluster: 'cluster', interval: '1', ...place };
    const cluster = { environment: 'self-managed', restAddress: this.sandbox.url, authentication: 'none' };
    return [
      { id: 'tab', type: 'tab', label: 'Test' },
      { id: 'cluster', type: 'camunda8-cluster', version: 1, ...cluster },
      { ...events, id: 'events', wires: [['recorder']], ...properties },
      { id: 'recorder', type: 'recorder', file: this.#record, wires: [], ...place },
    ];
  }

  get #options(): NodeRedOptions {
    const config = FILES[this.#context];
    return {
      userDir: this.#folder,
      nodesDir: root,
      settings: config ? { contextStorage: { default: { module: 'localfilesystem', config } } } : {},
      onLog: (text) => {
        this.log += text;
      },
    };
  }

  /** Starts it once more, and waits for nothing. */
  spawn(): void {
    this.#child = spawnNodeRed(this.#options);
  }

  /** What was spawned. @throws Error where it has ended by itself */
  running(): ChildProcess {
    const child = this.#child;
    if (!child || (child.exitCode ?? child.signalCode) !== null)
      throw new Error(`Node-RED ended by itself: ${this.log}`);
    return child;
  }

  /** Ends what was spawned, whatever it is doing. @throws Error where it had ended before by itself */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.running();
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  get #written(): string {
    return path.join(this.#folder, 'context', 'tab', 'events.json');
  }

  /** Whether the store has written anything of the events node. */
  hasWritten(): boolean {
    return existsSync(this.#written);
  }

  /** Starts it once more, and waits for its first poll. */
  async again(): Promise<void> {
    const { length } = this.sandbox.requests;
    this.#nodeRed = await startNodeRed(this.#options);
    const hasPolled = async () => this.sandbox.requests.slice(length).length > 2 || undefined;
    await until('Node-RED has polled', 30_000, hasPolled);
  }

  async deploy(flows: object[]): Promise<void> {
    const answer = await fetch(`${this.#nodeRed?.url}/flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Node-RED-Deployment-Type': 'full' },
      body: JSON.stringify(flows),
    });
    if (!answer.ok) throw new Error(`Node-RED refuses the flows: ${await answer.text()}`);
  }

  stop(): Promise<void> {
    return this.#nodeRed?.stop() ?? Promise.resolve();
  }

  kill(): Promise<void> {
    return this.#nodeRed?.kill() ?? Promise.resolve();
  }

  /** Messages about a task, oldest first. */
  about(key: string): Recorded[] {
    return this.recorded.filter((one) => one.key === key);
  }

  /** Waits for the next message, whatever it is, and no longer. */
  async nextMessage(): Promise<void> {
    const { length } = this.recorded;
    while (this.recorded.length === length) await delay(5);
  }

  /** Waits for a message. */
  async told(topic: string, ...keys: string[]): Promise<void> {
    const areTold = async () => {
      const told = new Set(this.recorded.filter((one) => one.topic === topic).map(({ key }) => key));
      return keys.every((key) => told.has(key)) || undefined;
    };
    await until(`all are ${topic}`, 15_000, areTold);
  }

  /** Waits until what was told of these tasks counts as told, as the store has it. */
  async counted(...keys: string[]): Promise<void> {
    const areCounted = async () => {
      const { tasks, telling } = JSON.parse(readFileSync(this.#written, 'utf8')).watchedTasks;
      return (
        (telling.length === 0 && keys.every((key) => key in tasks.open || key in tasks.ended)) || undefined
      );
    };
    await until(`all of ${keys} count as told`, 15_000, areCounted);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.sandbox.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
