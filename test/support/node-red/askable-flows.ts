import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';

/** The cluster node of a flow. */
export interface Cluster {
  properties: ClusterProperties;
  credentials: ClusterCredentials;
}

/** Action nodes by the name under which a test asks them, e.g. `{ tasks: { type: 'camunda8-search-tasks' } }`. */
export type ActionNodes = Record<string, { type: string; [property: string]: unknown }>;

interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

/**
 * A flow for each action node, all with the same cluster node: POST /ask/<name> puts the body into `msg.payload`, and is
 * answered with what the action node sent, or with the error that the Catch node got.
 */
export function askableFlows(cluster: Cluster, actions: ActionNodes): FlowNode[] {
  const { properties, credentials } = cluster;
  return [
    { id: 'cluster', type: 'camunda8-cluster', version: 1, ...properties, credentials },
    ...Object.entries(actions).flatMap(([name, action]) => flowOf(name, action)),
    inTab({ id: 'catch', type: 'catch', wires: [['failure']] }),
    changed('failure', 'msg.payload = { error: msg.error };', 'answer'),
  ];
}

/** The tab, with a node at its end that answers GET `path` when all others have been started. */
export function inReadyTab(flows: FlowNode[], path: string): FlowNode[] {
  return [
    { id: 'tab', type: 'tab', label: 'Test' },
    ...flows,
    inTab({ id: 'answer', type: 'http response', wires: [] }),
    inTab({ id: 'ready', type: 'http in', method: 'get', url: path, wires: [['answer']] }),
  ];
}

function flowOf(name: string, action: ActionNodes[string]): FlowNode[] {
  const joined = action.output === 'page' || action.output === 'task';
  return [
    inTab({
      id: `in-${name}`,
      type: 'http in',
      method: 'post',
      url: `/ask/${name}`,
      wires: [[`clean-${name}`]],
    }),
    changed(`clean-${name}`, 'delete msg.headers;', name),
    inTab({
      ...action,
      id: name,
      version: 1,
      cluster: 'cluster',
      wires: [[joined ? `join-${name}` : `success-${name}`]],
    }),
    ...(joined
      ? [inTab({ id: `join-${name}`, type: 'join', mode: 'auto', wires: [[`success-${name}`]] })]
      : []),
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
