import type { EditorNode } from '../../../../../../nodes/common/form/editor-node';
import { Flows, type Place, type Way } from '../../../../../../nodes/common/form/wires/flows';

interface Port {
  wires: { id: string }[];
}

/** A node as a flow file has it. */
export interface SavedNode {
  id: string;
  type: string;
  z?: string;
  wires?: string[][];
  in?: Port[];
  out?: Port[];
  [property: string]: unknown;
}

/** A flow file as the editor sees it: with the ports of subflows as nodes, and wires that lead both ways. */
export function flowsOf(file: readonly SavedNode[]): Flows {
  const nodes = file.filter(({ z }) => z !== undefined).map(asInEditor);
  const ports = file.filter(({ type }) => type === 'subflow').flatMap(portsOf);
  const all = new Map([...nodes, ...ports.map(({ node }) => node)].map((node) => [node.id, node]));
  const wires = { down: new Map<string, EditorNode[]>(), up: new Map<string, EditorNode[]>() };
  const connect = (way: Way, from: string, to: string) => {
    const found = all.get(to);
    if (found) wires[way].set(from, [...(wires[way].get(from) ?? []), found]);
  };
  const wire = (from: string, to: string) => {
    connect('down', from, to);
    connect('up', to, from);
  };
  for (const { id, z, wires: out = [] } of file)
    if (z !== undefined) for (const to of out.flat()) wire(id, to);
  for (const { node, ends } of ports)
    for (const end of ends) node.direction === 'in' ? wire(node.id, end) : wire(end, node.id);
  const wired = ({ id }: EditorNode, way: Way) => wires[way].get(id) ?? [];
  return new Flows({
    nodes,
    wired,
    wiredInside: (subflow, way) =>
      ports
        .map(({ node }) => node)
        .filter(({ z, direction }) => z === subflow && direction === (way === 'down' ? 'in' : 'out'))
        .flatMap((port) => wired(port, way)),
    placeOf(z): Place {
      const place = file.find(({ id }) => id === z);
      if (place?.type === 'subflow') return 'subflow';
      return place?.disabled === true ? 'disabled' : 'tab';
    },
  });
}

function asInEditor(node: SavedNode): EditorNode {
  const defaults = Object.fromEntries(Object.keys(node).map((name) => [name, { value: '' }]));
  return { ...node, _def: { category: '', defaults } };
}

function portsOf(subflow: SavedNode): { node: EditorNode; ends: string[] }[] {
  const port = (direction: 'in' | 'out', { wires }: Port, index: number) => ({
    node: asInEditor({
      id: `${subflow.id}-${direction}-${index}`,
      type: 'subflow',
      direction,
      z: subflow.id,
    }),
    ends: wires.map(({ id }) => id),
  });
  return [
    ...(subflow.in ?? []).map((one, index) => port('in', one, index)),
    ...(subflow.out ?? []).map((one, index) => port('out', one, index)),
  ];
}
