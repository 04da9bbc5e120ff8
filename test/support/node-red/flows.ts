import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type NodeRed, startNodeRed } from '../../../scripts/node-red/start';
import type { CamundaErrorCause, CamundaErrorCode } from '../../../src/errors';
import { dataFolder } from '../servers/cache';
import { until } from '../until';
import { type ActionNodes, askableFlows, type Cluster, inReadyTab } from './askable-flows';

const answerLimit = 50_000;
const root = path.join(__dirname, '..', '..', '..');

/** What a message ended in: the node's output, or the error that a Catch node got. */
export interface Outcome {
  payload?: unknown;
  /** `msg.camunda` */
  camunda?: { status: number; requests: number; durationMs: number; totalItems?: number };
  /** `msg.headers`, where the node sets some. */
  headers?: Record<string, string>;
  error?: { message: string; code: CamundaErrorCode; cause: CamundaErrorCause };
}

/** A real Node-RED in its own process with the built package, whose flows a test deploys and sends messages to. */
export class Flows {
  readonly #nodeRed: NodeRed;
  readonly #log: string[];
  #deployed = 0;

  static async start(): Promise<Flows> {
    const userDir = await dataFolder('node-red');
    await writeFile(path.join(userDir, 'flows.json'), JSON.stringify(inReadyTab([], readyPath(0))));
    const log: string[] = [];
    const onLog = (text: string) => log.push(text);
    const nodeRed = await startNodeRed({ userDir, nodesDir: root, onLog });
    const flows = new Flows(nodeRed, log);
    // Credentials that are deployed while it still reads its files would be lost.
    await flows.#haveStarted();
    return flows;
  }

  private constructor(nodeRed: NodeRed, log: string[]) {
    this.#nodeRed = nodeRed;
    this.#log = log;
  }

  /** Warnings and errors of Node-RED and its nodes. */
  get log(): string {
    return this.#log.join('');
  }

  /** Deploys action nodes, all with the same cluster node, in place of what was there. */
  async deploy(cluster: Cluster, actions: ActionNodes): Promise<void> {
    this.#deployed += 1;
    const flows = inReadyTab(askableFlows(cluster, actions), readyPath(this.#deployed));
    const answer = await fetch(`${this.#nodeRed.url}/flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
      body: JSON.stringify({ flows }),
    });
    if (!answer.ok) throw new Error(`Node-RED refuses the flows (${answer.status}): ${await answer.text()}`);
    await this.#haveStarted();
  }

  /** Sends a message with this payload through the named action node. */
  async ask(name: string, payload: unknown = {}): Promise<Outcome> {
    const answer = await fetch(`${this.#nodeRed.url}/ask/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
      signal: AbortSignal.timeout(answerLimit),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The flow does not answer (${answer.status}): ${text}`);
    return JSON.parse(text);
  }

  stop(): Promise<void> {
    return this.#nodeRed.stop();
  }

  /** Node-RED answers a deployment before it has started what it was given. */
  async #haveStarted(): Promise<void> {
    const url = this.#nodeRed.url + readyPath(this.#deployed);
    await until('the flows have started', 20_000, async () => (await fetch(url)).ok || undefined);
  }
}

function readyPath(deployment: number): string {
  return `/ready-${deployment}`;
}
