import type { EditorNode } from '../../common/form/editor-node';
import { type Owner, worksFor } from '../../common/form/make-flow/found';
import { textOf } from '../../common/form/text-of';
import type { ShownDecision } from '../choices';

/** Nodes of the flows that evaluate a decision. @param owner of it: nodes of other clusters, or for other tenants, do not */
export function nodesOfDecision(
  { id, key }: ShownDecision,
  nodes: readonly EditorNode[],
  owner: Owner,
): EditorNode[] {
  return nodes.filter((node) => {
    if (node.type !== 'camunda8-decision' || !worksFor(node, owner)) return false;
    const isFixed = (type: unknown) => type === undefined || type === 'str';
    const hasId = isFixed(node.decisionIdType) && textOf(node.decisionId) === id;
    return hasId || (isFixed(node.decisionKeyType) && textOf(node.decisionKey) === key);
  });
}
