import type { Node, NodeInitializer, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import cluster from '../../../nodes/camunda8-cluster/camunda8-cluster';
import login from '../../../nodes/camunda8-login/camunda8-login';
import searchTasks from '../../../nodes/camunda8-search-tasks/camunda8-search-tasks';
import task from '../../../nodes/camunda8-task/camunda8-task';
import topology from '../../../nodes/camunda8-topology/camunda8-topology';
import { requireNodeRed } from '../../../scripts/node-red/installed';

helper.init(requireNodeRed.resolve('node-red'));

/** Properties and credentials of the cluster node of a test. */
export interface ClusterSetup {
  properties: Record<string, unknown>;
  credentials?: Record<string, string>;
  /** Node-RED's own config nodes: TLS, proxy, global environment variables. */
  coreNodes?: CoreNode[];
}

export interface CoreNode {
  node: { id: string; type: string } & Record<string, unknown>;
  credentials?: Record<string, string>;
}

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

const types = [cluster, searchTasks, task, topology, login];
const coreTypes: NodeInitializer[] = [
  'network/05-tls',
  'network/06-httpproxy',
  'common/91-global-config',
].map((file) => requireNodeRed(`@node-red/nodes/core/${file}.js`));

/** A cluster node at this address, without authentication unless it is said. */
export function clusterAt(
  url: string,
  properties: Record<string, unknown> = {},
  credentials = {},
): ClusterSetup {
  return {
    properties: { environment: 'self-managed', restAddress: url, authentication: 'none', ...properties },
    credentials,
  };
}

/**
 * Starts a flow of a cluster `c`, an action node `n`, and Catch, Complete and Status nodes around it.
 * @param second another action node `m` of the same cluster
 */
export async function startFlow(
  setup: ClusterSetup,
  action: Record<string, unknown>,
  second?: Record<string, unknown>,
): Promise<void> {
  await helper.startServer();
  const { coreNodes = [] } = setup;
  // Without a place on the tab a node counts as a config node.
  const onTab = { z: 'tab', x: 1, y: 1 };
  const watch = { ...onTab, scope: ['n', 'm'] };
  const flow = [
    { id: 'tab', type: 'tab', label: 'test' },
    ...coreNodes.map(({ node }) => node),
    { id: 'c', type: 'camunda8-cluster', ...setup.properties },
    { id: 'n', ...onTab, cluster: 'c', wires: [['sent']], ...action },
    ...(second ? [{ id: 'm', ...onTab, cluster: 'c', wires: [['sent']], ...second }] : []),
    { id: 'catch', type: 'catch', ...watch, wires: [['caught']] },
    { id: 'complete', type: 'complete', ...watch, wires: [['completed']] },
    { id: 'status', type: 'status', ...watch, wires: [['statuses']] },
    ...['sent', 'caught', 'completed', 'statuses'].map((id) => ({ id, ...onTab, type: 'helper' })),
  ];
  const credentials = Object.fromEntries(
    coreNodes.map(({ node, credentials = {} }) => [node.id, credentials]),
  );
  const needed = coreNodes.length > 0 ? [...coreTypes, ...types] : types;
  await helper.load(needed, flow as TestFlows, { ...credentials, c: setup.credentials ?? {} });
}

export async function stopFlow(): Promise<void> {
  await helper.unload();
  await helper.stopServer();
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

function nextInput(id: string): Promise<NodeMessage> {
  return new Promise((resolve) => {
    helper.getNode(id).on('input', resolve);
  });
}

/** Sends a message into the action node and waits until it is completed or caught. */
export async function pass(msg: NodeMessage, into: 'n' | 'm' = 'n'): Promise<Outcome> {
  const sent: NodeMessage[] = [];
  const collect = (message: NodeMessage) => sent.push(message);
  helper.getNode('sent').on('input', collect);
  const ended = Promise.race([nextInput('caught'), nextInput('completed')]);
  helper.getNode(into).receive(msg);
  const last = await ended;
  helper.getNode('sent').off('input', collect);
  const { error } = last as { error?: Outcome['error'] };
  return { sent, last, ...(error ? { error } : {}) };
}
