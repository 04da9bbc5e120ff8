import type { Case } from './cases';
import { OPERATIONS } from './operations';
import type { Recipe } from './recipe';

export const CREDENTIALS = {
  username: 'node-red',
  password: 'pa"ss\\w0rd-of-node-red',
  clientId: 'node-red',
  clientSecret: 'p+ss/w%rd:=of-node-red',
};

/** What may stand in no error and no log: as it is, and as JSON and Basic write it. */
export const SECRETS = [
  CREDENTIALS.password,
  CREDENTIALS.clientSecret,
  JSON.stringify(CREDENTIALS.password).slice(1, -1),
  encodeURIComponent(CREDENTIALS.clientSecret),
  Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64'),
];

/** Node-RED takes a node without a place for a config node. */
const onTab = { z: 'tab', x: 1, y: 1 };

/** What all flows have at their ends: what was sent, completed or caught goes to a sink, by way of nodes that people have. */
function ends(ids: string[]): Recipe[] {
  const sink = (role: string) => ({ id: role, type: 'fuzz-sink', ...onTab, role, wires: [] });
  // With two wires Node-RED clones what goes through, and the debug node looks into it.
  const after = (id: string, role: string) => ({
    id,
    type: 'change',
    ...onTab,
    rules: [],
    wires: [[role, 'debug']],
  });
  return [
    ...['sent', 'completed', 'caught', 'status'].map(sink),
    after('after', 'sent'),
    after('after-error', 'caught'),
    {
      id: 'debug',
      type: 'debug',
      ...onTab,
      active: true,
      tosidebar: true,
      complete: 'true',
      targetType: 'full',
      wires: [],
    },
    { id: 'catch', type: 'catch', ...onTab, scope: ids, wires: [['after-error']] },
    { id: 'complete', type: 'complete', ...onTab, scope: ids, wires: [['completed']] },
    { id: 'statuses', type: 'status', ...onTab, scope: ids, wires: [['status']] },
  ];
}

/** A node between a source and the sinks, and its properties. */
export interface Attacked {
  type: string;
  properties: Record<string, Recipe>;
  /** Id of its cluster node. */
  cluster: string;
}

export const nodeId = (place: number) => `node-${place}`;
export const sourceId = (place: number) => `source-${place}`;

/** The tab with these nodes, by their place. @param clusters cluster nodes, and others */
export function flowsWith(clusters: Recipe[], nodes: Attacked[]): Recipe[] {
  const own = nodes.flatMap(({ type, properties, cluster }, place): Recipe[] => [
    { id: sourceId(place), type: 'fuzz-source', ...onTab, wires: [[nodeId(place)]] },
    { ...properties, ...onTab, id: nodeId(place), type, cluster, wires: [['after']] },
  ]);
  const tab: Recipe = { id: 'tab', type: 'tab', label: 'fuzz' };
  return [tab, ...clusters, ...own, ...ends(nodes.map((_, place) => nodeId(place)))];
}

/** A cluster node for a hostile cluster of this name. */
export function clusterNode(
  url: string,
  name: string,
  authentication: Case['authentication'],
): Record<string, Recipe> {
  const address = `${url}/${name}`;
  return {
    ...{ id: name, type: 'camunda8-cluster', version: 1, environment: 'self-managed', timeout: '2' },
    ...{ restAddress: address, tasklistAddress: address, tokenUrl: `${address}/token`, authentication },
    credentials: CREDENTIALS,
  };
}

/** The node of an operation. @throws Error where there is no such operation */
export function attackedBy(operation: string, cluster: string): Attacked {
  const found = OPERATIONS[operation];
  if (!found) throw new Error(`There is no operation ${operation}`);
  return { type: found.type, properties: found.properties, cluster };
}
