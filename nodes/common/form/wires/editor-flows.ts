import type { EditorNode } from '../editor-node';
import { type FlowSource, Flows, type Way } from './flows';

type Ports = Readonly<Record<'in' | 'out', readonly EditorNode[]>>;

function wired(node: EditorNode, way: Way): EditorNode[] {
  return way === 'down'
    ? RED.nodes.getNodeLinks(node, 0).map(({ target }) => target)
    : RED.nodes.getNodeLinks(node, 1).map(({ source }) => source);
}

const SOURCE: Omit<FlowSource, 'nodes'> = {
  wired,
  wiredInside(id, way) {
    const subflow = RED.nodes.subflow(id) as Ports | undefined;
    return (subflow?.[way === 'down' ? 'in' : 'out'] ?? []).flatMap((port) => wired(port, way));
  },
  placeOf(z) {
    if (RED.nodes.subflow(z)) return 'subflow';
    return RED.nodes.workspace(z)?.disabled ? 'disabled' : 'tab';
  },
};

/** The flows in the editor, deployed or not. */
export function editorFlows(): Flows {
  return new Flows({ ...SOURCE, nodes: RED.nodes.filterNodes({}) as EditorNode[] });
}
