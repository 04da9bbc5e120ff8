import { EventEmitter, once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type NodeRed, type NodeRedOptions, startNodeRed } from '../../../../scripts/node-red/start';
import type { CamundaErrorCode } from '../../../../src/errors';
import type { Cluster } from '../../../support/node-red/askable-flows';
import { dataFolder } from '../../../support/servers/cache';
import type { OwnProcess } from '../own-processes';
import { finishingNodes } from './finishing-nodes';

const root = path.join(__dirname, '..', '..', '..', '..');

type Settings = NonNullable<NodeRedOptions['settings']>;

/** A message of camunda8-task-events. */
export interface TaskMessage {
  topic: string;
  redelivered?: boolean;
  /** Key of the process instance. */
  instance?: string;
}

interface Failure {
  code?: CamundaErrorCode;
  message: string;
}

/** A real Node-RED that completes each task of a process of which it hears. It can be killed and started again with the same folder. */
export class FinishingFlow {
  /** All events so far, of every start. */
  readonly events: TaskMessage[] = [];
  /** What was refused, of every start. */
  readonly failures: Failure[] = [];
  readonly #userDir: string;
  readonly #settings: Settings;
  readonly #heard = new EventEmitter();
  #polls = 0;
  #nodeRed: NodeRed | undefined;

  private constructor(userDir: string, settings: Settings) {
    this.#userDir = userDir;
    this.#settings = settings;
  }

  /** Starts it, and waits until it listens. */
  static async start(cluster: Cluster, process: OwnProcess, settings: Settings = {}): Promise<FinishingFlow> {
    const userDir = await dataFolder('node-red');
    await writeFile(path.join(userDir, 'flows.json'), JSON.stringify(finishingNodes(cluster, process)));
    const credentials = JSON.stringify({ cluster: cluster.credentials });
    await writeFile(path.join(userDir, 'flows_cred.json'), credentials);
    const flow = new FinishingFlow(userDir, settings);
    await flow.again();
    return flow;
  }

  /** Starts it once more where it was ended, and waits for a poll. */
  async again(): Promise<void> {
    let rest = '';
    this.#nodeRed = await startNodeRed({
      userDir: this.#userDir,
      nodesDir: root,
      settings: this.#settings,
      onLog: (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.#hear(line);
      },
    });
    await this.hasPolled(1);
  }

  /** Waits for that many polls from now on that went well. */
  async hasPolled(times: number): Promise<void> {
    const enough = this.#polls + times;
    await this.until(() => this.#polls >= enough);
  }

  /** Waits for something to be so, and looks with each line that Node-RED writes. Only the test's own limit ends it. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await once(this.#heard, 'line');
  }

  /** Instances of which there was such an event. */
  instancesWith(topic: string): Set<string | undefined> {
    return new Set(this.events.filter((event) => event.topic === topic).map(({ instance }) => instance));
  }

  async kill(): Promise<void> {
    await this.#nodeRed?.kill();
  }

  async stop(): Promise<void> {
    await this.#nodeRed?.stop();
  }

  #hear(line: string): void {
    const [, kind, json = ''] = /^(event|failure|status) (\{.*\})$/.exec(line) ?? [];
    if (kind === 'event') this.events.push(JSON.parse(json));
    else if (kind === 'failure') this.failures.push(JSON.parse(json));
    else if (kind === 'status' && JSON.parse(json).fill === 'green') this.#polls++;
    else if (kind === undefined) process.stderr.write(`${line}\n`);
    this.#heard.emit('line');
  }
}
