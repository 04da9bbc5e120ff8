import type { EditorNode } from '../../common/form/editor-node';
import { textOf } from '../../common/form/text-of';
import { DEFAULT_TENANT, type ShownDecision } from '../choices';

/**
 * Nodes of the flows that evaluate a decision.
 * @param cluster the config node: nodes of other clusters do not; and a node that names no tenant asks for that of its cluster
 */
export function nodesOfDecision(
  { id, key, tenantId = DEFAULT_TENANT }: ShownDecision,
  nodes: readonly EditorNode[],
  cluster: { id: string; tenantId?: unknown },
): EditorNode[] {
  // Of a cluster that names a tenant, the sidebar shows the decisions of that one alone.
  const ofCluster = textOf(cluster.tenantId) === '' ? DEFAULT_TENANT : tenantId;
  return nodes.filter((node) => {
    if (node.type !== 'camunda8-decision' || node.cluster !== cluster.id) return false;
    if ((textOf(node.tenantId) || ofCluster) !== tenantId) return false;
    const isFixed = (type: unknown) => type === undefined || type === 'str';
    const hasId = isFixed(node.decisionIdType) && textOf(node.decisionId) === id;
    return hasId || (isFixed(node.decisionKeyType) && textOf(node.decisionKey) === key);
  });
}
