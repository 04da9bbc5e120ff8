import type { Node, NodeAPI, NodeInitializer, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import cluster from '../../../nodes/camunda8-cluster/camunda8-cluster';
import decision from '../../../nodes/camunda8-decision/camunda8-decision';
import deploy from '../../../nodes/camunda8-deploy/camunda8-deploy';
import incident from '../../../nodes/camunda8-incident/camunda8-incident';
import login from '../../../nodes/camunda8-login/camunda8-login';
import message from '../../../nodes/camunda8-message/camunda8-message';
import processInstance from '../../../nodes/camunda8-process-instance/camunda8-process-instance';
import request from '../../../nodes/camunda8-request/camunda8-request';
import search from '../../../nodes/camunda8-search/camunda8-search';
import searchTasks from '../../../nodes/camunda8-search-tasks/camunda8-search-tasks';
import signal from '../../../nodes/camunda8-signal/camunda8-signal';
import task from '../../../nodes/camunda8-task/camunda8-task';
import topology from '../../../nodes/camunda8-topology/camunda8-topology';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import type { Clock } from '../../../src/clock';

helper.init(requireNodeRed.resolve('node-red'));

const coreTypes: NodeInitializer[] = [
  'network/05-tls',
  'network/06-httpproxy',
  'common/91-global-config',
].map((file) => requireNodeRed(`@node-red/nodes/core/${file}.js`));
const types = [
  ...coreTypes,
  ...[cluster, search, searchTasks, task, topology, login, request, deploy, message, signal, decision],
  incident,
];

type Properties = Record<string, unknown>;

/** Properties and credentials of the cluster node of a test. */
export interface ClusterSetup {
  properties: Properties;
  credentials?: Record<string, string>;
  /** Node-RED's own config nodes: TLS, proxy, global environment variables. */
  coreNodes?: CoreNode[];
}

export interface CoreNode {
  node: { id: string; type: string } & Properties;
  credentials?: Record<string, string>;
}

/** Action nodes of the cluster, by their ids. */
type Actions = Record<string, Properties>;

/** What became of one message. */
export interface Outcome {
  sent: NodeMessage[];
  /** `msg.error` as a Catch node gets it; absent where the node completed. */
  error?: { message: string; code: string; cause: Record<string, unknown>; source: { id: string } };
  /** The message that the Catch or the Complete node got. */
  last: NodeMessage;
}

export interface StatusShown {
  fill?: string;
  shape?: string;
  text?: string;
}

/** A cluster node at this address, without authentication unless it is said. */
export function clusterAt(url: string, properties: Properties = {}, credentials = {}): ClusterSetup {
  return {
    properties: { environment: 'self-managed', restAddress: url, authentication: 'none', ...properties },
    credentials,
  };
}

export const oneOfEach = {
  topology: { type: 'camunda8-topology' },
  search: { type: 'camunda8-search-tasks' },
  login: { type: 'camunda8-login' },
};

function nodesOf({ properties, coreNodes = [] }: ClusterSetup, actions: Actions): TestFlows {
  // Without a place on the tab a node counts as a config node.
  const onTab = { z: 'tab', x: 1, y: 1 };
  const watch = { ...onTab, scope: Object.keys(actions) };
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    ...coreNodes.map(({ node }) => node),
    { id: 'c', type: 'camunda8-cluster', ...properties },
    ...Object.entries(actions).map(([id, own]) => ({
      ...{ id, ...onTab, cluster: 'c', wires: [['sent']] },
      ...own,
    })),
    { id: 'catch', type: 'catch', ...watch, wires: [['caught']] },
    { id: 'complete', type: 'complete', ...watch, wires: [['completed']] },
    { id: 'status', type: 'status', ...watch, wires: [['statuses']] },
    ...['sent', 'caught', 'completed', 'statuses'].map((id) => ({ id, ...onTab, type: 'helper' })),
  ] as TestFlows;
}

function credentialsOf({ credentials = {}, coreNodes = [] }: ClusterSetup) {
  const others = coreNodes.map(({ node, credentials: own = {} }) => [node.id, own]);
  return { ...Object.fromEntries(others), c: credentials };
}

/** Node-RED with a cluster node `c` and action nodes in it, and Catch, Complete and Status nodes around these. */
export class Flow {
  /** The one that was started last, until it is stopped. */
  static running: Flow | undefined;
  /** Every message of the Status node. */
  readonly statuses: NodeMessage[] = [];
  /** Ends of messages that Catch and Complete nodes have told. */
  ends = 0;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  #sent = new Map<string, NodeMessage[]>();
  #messages = 0;

  /** @param clock of nodes that wait for something, instead of the real one */
  static async start(setup: ClusterSetup, actions: Actions = oneOfEach, clock?: Clock): Promise<Flow> {
    const flow = new Flow();
    Flow.running = flow;
    await helper.startServer();
    const waiting = (RED: NodeAPI) => processInstance(RED, clock);
    await helper.load([...types, waiting], nodesOf(setup, actions), credentialsOf(setup));
    flow.#listen();
    return flow;
  }

  async stop(): Promise<void> {
    if (Flow.running !== this) return;
    Flow.running = undefined;
    await helper.unload();
    await helper.stopServer();
  }

  /** Sends a message into an action node and waits until it is completed or caught. */
  pass(into: string, msg: NodeMessage = {}): Promise<Outcome> {
    const { _msgid: id = `message-${this.#messages++}` } = msg;
    // A message that has an id may be frozen.
    if (msg._msgid === undefined) msg._msgid = id;
    const ended = new Promise<Outcome>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    this.node(into).receive(msg);
    return ended;
  }

  /** Sends so many messages into these nodes in turn, all at once. */
  passAll(count: number, ...into: string[]): Promise<Outcome[]> {
    return Promise.all(
      Array.from({ length: count }, (_, index) => this.pass(into[index % into.length] ?? '', {})),
    );
  }

  node(id: string): Node {
    return helper.getNode(id);
  }

  /** Deploys another flow in place of this one, and waits until all its nodes are there. */
  async deploy(setup: ClusterSetup, actions: Actions = oneOfEach): Promise<void> {
    await helper.setFlows(nodesOf(setup, actions), 'full', credentialsOf(setup));
    this.#listen();
  }

  /** Deploys what has changed, as the editor's "Modified nodes" does: the cluster, and the nodes that use it. */
  deployChanges(setup: ClusterSetup, actions: Actions = oneOfEach): Promise<void> {
    return helper.setFlows(nodesOf(setup, actions), 'nodes', credentialsOf(setup));
  }

  /** Everything that was logged, at any level. */
  get log(): unknown[] {
    return helper.log().args;
  }

  #listen(): void {
    this.#sent = new Map();
    this.node('sent').on('input', (msg) => {
      this.#sent.set(msg._msgid, [...(this.#sent.get(msg._msgid) ?? []), msg]);
    });
    this.node('statuses').on('input', (msg) => this.statuses.push(msg));
    this.node('completed').on('input', (msg) => this.#end(msg));
    this.node('caught').on('input', (msg: NodeMessage & Pick<Outcome, 'error'>) => this.#end(msg, msg.error));
  }

  #end(last: NodeMessage, error?: Outcome['error']): void {
    this.ends++;
    const id = last._msgid ?? '';
    const sent = this.#sent.get(id) ?? [];
    this.#sent.delete(id);
    this.#waiting.get(id)?.({ sent, last, ...(error ? { error } : {}) });
    this.#waiting.delete(id);
  }
}

/** Starts the usual flow: one action node `n`. @param second another one, `m`, of the same cluster */
export async function startFlow(setup: ClusterSetup, action: Properties, second?: Properties): Promise<void> {
  await Flow.start(setup, second ? { n: action, m: second } : { n: action });
}

/** Stops the flow that a test has left, if it has left one. */
export async function stopFlow(): Promise<void> {
  await Flow.running?.stop();
}

/** Sends a message into the action node and waits until it is completed or caught. */
export function pass(msg: NodeMessage, into: 'n' | 'm' = 'n'): Promise<Outcome> {
  if (!Flow.running) throw new Error('No flow has been started');
  return Flow.running.pass(into, msg);
}

/** What a node shows from now on. */
export function watchStatus(): StatusShown[] {
  const shown: StatusShown[] = [];
  helper
    .getNode('statuses')
    .on('input', (msg) => shown.push((msg as unknown as { status: StatusShown }).status));
  return shown;
}

/** The status that the action node showed when it was made. */
export function statusAtStart(): StatusShown | undefined {
  const node = helper.getNode('n') as Node & { status: { lastCall?: { args: [StatusShown] } } };
  return node.status.lastCall?.args[0];
}
