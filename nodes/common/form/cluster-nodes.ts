import type { EditorNode } from './editor-node';
import { toldApart } from './node-labels';
import { textOf } from './text-of';

/** The cluster nodes in the editor, but for disabled ones. */
export function clusterNodes(): EditorNode[] {
  const found: EditorNode[] = [];
  RED.nodes.eachConfig((config) => {
    const node = config as EditorNode;
    if (node.type === 'camunda8-cluster' && !node.d) found.push(node);
    return true;
  });
  return found;
}

/** Where a cluster node leads to: the same of two in the same flow lead to the same Camunda. */
const WHERE = ['z', 'environment', 'region', 'clusterId', 'restAddress', 'tenantId'];

function leadsTo(node: EditorNode): string {
  return JSON.stringify(WHERE.map((name) => textOf(node[name])));
}

/** IDs of the cluster nodes that lead to the same Camunda and tenant as one of them, itself first. */
export function sameClusters(id: string): string[] {
  const all = clusterNodes();
  const own = all.find((node) => node.id === id);
  const others = all.filter((node) => node !== own && own && leadsTo(node) === leadsTo(own));
  return [id, ...others.map((node) => node.id)];
}

/** What people call cluster nodes; those that would be called the same are told apart by their tenants, or else by their IDs. */
export function clusterLabels(nodes: readonly EditorNode[]): string[] {
  const withTenants = toldApart(nodes, nodes.map(nameOf), (name, { tenantId }) =>
    [name, textOf(tenantId)].filter(Boolean).join(' · '),
  );
  return toldApart(nodes, withTenants, (label, { id }) => `${label} · ${id}`);
}

function nameOf(node: EditorNode): string {
  return textOf(node.name || node.restAddress || RED.utils.getNodeLabel(node, node.id));
}
