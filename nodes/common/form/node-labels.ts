/** What stands on a node. */
export function labelOf(node: { type: string }): string {
  return RED.utils.getNodeLabel(node, node.type);
}

/** Labels of nodes, of which those that would be the same are longer. @param longer what tells a node from others with its label */
export function toldApart<One>(
  nodes: readonly One[],
  labels: readonly string[],
  longer: (label: string, node: One) => string,
): string[] {
  return nodes.map((node, at) => {
    const label = labels[at] ?? '';
    const isAlone = labels.indexOf(label) === labels.lastIndexOf(label);
    return isAlone ? label : longer(label, node);
  });
}
