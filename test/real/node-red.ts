import path from 'node:path';
import { freePort } from '../../scripts/free-port';
import { type NodeRed, startNodeRed } from '../../scripts/node-red/start';
import type { ClusterCredentials, ClusterProperties } from '../../src/connection/settings';
import type { CamundaErrorCause, CamundaErrorCode } from '../../src/errors';
import { dataFolder } from './servers/cache';
import { until } from './until';

const answerLimit = 50_000;
const root = path.join(__dirname, '..', '..');

/** The cluster node of a flow. */
export interface Cluster {
  properties: ClusterProperties;
  credentials: ClusterCredentials;
}

/** Action nodes by the name under which a test asks them, e.g. `{ tasks: { type: 'camunda8-search-tasks' } }`. */
export type ActionNodes = Record<string, { type: string; [property: string]: unknown }>;

/** What a message ended in: the node's output, or the error that a Catch node got. */
export interface Outcome {
  payload?: unknown;
  /** `msg.camunda` */
  camunda?: { status: number; requests: number; totalItems?: number };
  /** `msg.headers`, where the node sets some. */
  headers?: Record<string, string>;
  error?: { message: string; code: CamundaErrorCode; cause: CamundaErrorCause };
}

interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

/** A real Node-RED in its own process with the built package, whose flows a test deploys and sends messages to. */
export class Flows {
  readonly #nodeRed: NodeRed;
  #deployed = 0;
  /** Warnings and errors of Node-RED and its nodes. */
  log = '';

  static async start(): Promise<Flows> {
    let flows: Flows | undefined;
    let early = '';
    const onLog = (text: string) => {
      if (flows) flows.log += text;
      else early += text;
    };
    const userDir = await dataFolder('node-red');
    const nodeRed = await startNodeRed({ userDir, port: await freePort(0), nodesDir: root, onLog });
    flows = new Flows(nodeRed);
    flows.log = early;
    return flows;
  }

  private constructor(nodeRed: NodeRed) {
    this.#nodeRed = nodeRed;
  }

  /** Deploys one flow for each action node, all with the same cluster node, in place of what was there. */
  async deploy(cluster: Cluster, actions: ActionNodes): Promise<void> {
    this.#deployed += 1;
    const ready = `/ready-${this.#deployed}`;
    const flows = [
      { id: 'tab', type: 'tab', label: 'Test' },
      {
        id: 'cluster',
        type: 'camunda8-cluster',
        version: 1,
        ...cluster.properties,
        credentials: cluster.credentials,
      },
      ...Object.entries(actions).flatMap(([name, action]) => flowOf(name, action)),
      inTab({ id: 'catch', type: 'catch', wires: [['failure']] }),
      changed('failure', 'msg.payload = { error: msg.error };', 'answer'),
      inTab({ id: 'answer', type: 'http response', wires: [] }),
      // Node-RED answers before it has started what it was given. The last node is there when all are.
      inTab({ id: 'ready', type: 'http in', method: 'get', url: ready, wires: [['answer']] }),
    ];
    const answer = await fetch(`${this.#nodeRed.url}/flows`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'Node-RED-API-Version': 'v2',
        'Node-RED-Deployment-Type': 'full',
      },
      body: JSON.stringify({ flows }),
    });
    if (!answer.ok) throw new Error(`Node-RED refuses the flows (${answer.status}): ${await answer.text()}`);
    await until('the flows have started', 20_000, async () => {
      return (await fetch(this.#nodeRed.url + ready)).ok || undefined;
    });
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
}

function flowOf(name: string, action: ActionNodes[string]): FlowNode[] {
  return [
    inTab({
      id: `in-${name}`,
      type: 'http in',
      method: 'post',
      url: `/ask/${name}`,
      wires: [[`clean-${name}`]],
    }),
    changed(`clean-${name}`, 'delete msg.headers;', name),
    inTab({ ...action, id: name, version: 1, cluster: 'cluster', wires: [[`success-${name}`]] }),
    changed(
      `success-${name}`,
      'msg.payload = { payload: msg.payload, camunda: msg.camunda, headers: msg.headers }; delete msg.headers;',
      'answer',
    ),
  ];
}

function changed(id: string, code: string, next: string): FlowNode {
  return inTab({ id, type: 'function', func: `${code} return msg;`, outputs: 1, wires: [[next]] });
}

/** Node-RED takes a node without a place for a config node. */
function inTab(node: FlowNode): FlowNode {
  return { ...node, z: 'tab', x: 100, y: 100 };
}
