import type { FlowNode } from './found';
import type { Part } from './parts';
import type { Row } from './work-rows';

// Places on Node-RED's grid, in pixels. A node's x and y are its middle.

const GRID = 20;
const GAP = 60;
const LINE = 60;
/** Of the editor's canvas, which ends at 8,000. */
const BOTTOM = 7_800;
const FIRST = { left: 60, top: 60 };

/** Where rows begin. */
export interface Corner {
  left: number;
  top: number;
}

/** What becomes of rows: nodes in their places, wired. */
export interface Drawing {
  tab: string;
  corner: Corner;
  /** Pixels of a text on a node. */
  widthOf(text: string): number;
  newId(): string;
}

/** Below what is there; beside it where there is no room below. */
export function freeCorner(nodes: readonly FlowNode[]): Corner {
  const most = (property: 'x' | 'y') =>
    nodes.map((node) => Number(node[property])).reduce((most, at) => (at > most ? at : most), 0);
  if (nodes.length === 0) return FIRST;
  const top = onGrid(most('y') + 2 * LINE);
  return top < BOTTOM / 2 ? { ...FIRST, top } : { ...FIRST, left: onGrid(most('x') + 5 * GAP) };
}

const onGrid = (at: number) => GRID * Math.ceil(at / GRID);

/** Rows one below the other, with their columns below each other. Where the canvas ends, they go on beside that. */
export function draw(rows: readonly Row[], drawing: Drawing): FlowNode[] {
  const { columns, width } = columnsOf(rows, drawing);
  let { left, top: y } = drawing.corner;
  return rows.flatMap((row) => {
    const height = LINE * Math.max(1, row.ends?.length ?? 1);
    if (y + height > BOTTOM) {
      left += width + GAP;
      y = drawing.corner.top;
    }
    const nodes = drawRow(row, { ...drawing, corner: { left, top: y } }, columns);
    y += height;
    return nodes;
  });
}

function drawRow({ parts, ends = [] }: Row, drawing: Drawing, columns: readonly number[]): FlowNode[] {
  const { tab: z, corner, newId } = drawing;
  const place = (part: Part, column: number, line: number) => {
    const x = corner.left + (columns[column] ?? 0) + nodeWidth(part, drawing) / 2;
    const node = { id: newId(), type: part.type, z, ...part.properties, x, y: corner.top + LINE * line };
    return { node, outputs: part.outputs };
  };
  const chain = parts.map((part, column) => place(part, column, 0));
  const last = ends.map((part, line) => place(part, parts.length, line));
  return [...chain, ...last].map(({ node, outputs }, index) => {
    const next = chain[index + 1];
    const isEnd = index >= chain.length;
    const targets = next ? [next] : isEnd ? [] : last;
    const wires = Array.from({ length: outputs }, (_, output) => targets[output]);
    return { ...node, wires: wires.map((target) => (target ? [target.node.id] : [])) };
  });
}

/** As wide as the editor draws a node. */
function nodeWidth({ label, inputs }: Part, { widthOf }: Drawing): number {
  return Math.max(100, onGrid(widthOf(label) + 50 + (inputs > 0 ? 7 : 0)));
}

/** Left edges from the corner on. What stands alone in its row does not make a column wide. */
function columnsOf(rows: readonly Row[], drawing: Drawing): { columns: number[]; width: number } {
  const widths: number[] = [];
  for (const { parts, ends = [] } of rows.filter((row) => row.parts.length > 1)) {
    for (const [index, part] of [...parts, ...ends].entries()) {
      const column = Math.min(index, parts.length);
      widths[column] = Math.max(widths[column] ?? 0, nodeWidth(part, drawing));
    }
  }
  let width = 0;
  const columns = widths.map((own) => {
    const edge = width;
    width += own + GAP;
    return edge;
  });
  return { columns, width };
}
