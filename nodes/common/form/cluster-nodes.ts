import type { EditorNode } from './editor-node';

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
