import { clusterNodes } from './cluster-nodes';
import type { EditorNode } from './editor-node';
import { fieldOf } from './field';

// Most people have one cluster: whoever drags a node onto a flow need not choose it.

const TYPE = 'camunda8-cluster';

/** The one cluster that a node can use; undefined where there are more, or none. Disabled ones do not count. */
export function onlyCluster({ z }: EditorNode): string | undefined {
  const [only, second] = clusterNodes().filter((other) => !other.z || other.z === z);
  return second ? undefined : only?.id;
}

function clusterProperty({ _def }: EditorNode): string | undefined {
  return Object.entries(_def.defaults).find(([, { type }]) => type === TYPE)?.[0];
}

/** For `onadd`: a node that is dragged onto a flow gets the only cluster. One that is pasted, imported or brought back stays as it is. */
export function chooseOnlyCluster(node: EditorNode): void {
  const property = clusterProperty(node);
  // Node-RED says `onadd` of a dragged node before the flow has it, and of a pasted one after that.
  if (!property || node[property] || RED.nodes.node(node.id)) return;
  node[property] = onlyCluster(node) ?? '';
}

/** For an open form: it shows the only cluster where none was chosen. The editor has filled the field. */
export function showOnlyCluster(node: EditorNode): void {
  const property = clusterProperty(node);
  if (!property || node[property]) return;
  const only = onlyCluster(node);
  if (only) fieldOf(node, property).val(only).trigger('change');
}
