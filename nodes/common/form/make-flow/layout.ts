import type { FlowNode } from './flow-node';
import type { Part } from './parts';
import type { Row } from './work-rows';

// Places on Node-RED's grid, in pixels. A node's x and y are its middle.

const GRID = 20;
const GAP = 60;
/** From one block to the next: on the right of a node can be a button of it, on its left another. */
const BETWEEN = 120;
const LINE = 60;
/** Of the editor's canvas, which ends at 8,000. */
const BOTTOM = 7_800;
const RIGHT = 7_900;
/** What is higher stands in several blocks side by side, so that people can see it at once when they zoom out. */
const HIGHEST = 25 * LINE;
const FIRST = { left: 60, top: 60 };

/** Where rows begin. */
interface Corner {
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

/** Rows one below the other, with their columns below each other; many of them in several blocks. */
export function draw(rows: readonly Row[], drawing: Drawing): FlowNode[] {
  const { columns, width } = columnsOf(rows, drawing);
  const { corner } = drawing;
  const end = corner.top + blockHeight(rows, width + BETWEEN, corner);
  let { left, top: y } = corner;
  return rows.flatMap((row) => {
    const height = heightOf(row);
    if (y + height > end) {
      left += width + BETWEEN;
      y = corner.top;
    }
    const nodes = drawRow(row, { ...drawing, corner: { left, top: y } }, columns);
    y += height;
    return nodes;
  });
}

const heightOf = ({ ends = [] }: Row) => LINE * Math.max(1, ends.length);

/** So that all blocks together are about as wide as high, and end with the canvas. */
function blockHeight(rows: readonly Row[], width: number, { left, top }: Corner): number {
  const all = rows.map(heightOf).reduce((sum, height) => sum + height, 0);
  if (all <= HIGHEST) return all;
  const most = Math.max(1, Math.floor((RIGHT - left) / width));
  const blocks = Math.min(most, Math.ceil(Math.sqrt(all / width)));
  // One line more, because a row of several lines stays in one piece.
  return Math.min(BOTTOM - top, Math.max(HIGHEST, all / blocks + LINE));
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

/** Left edges from the corner on. What nothing follows in its row does not make a column wide, but all of them together. */
function columnsOf(rows: readonly Row[], drawing: Drawing): { columns: number[]; width: number } {
  const followed: number[] = [];
  for (const { parts, ends = [] } of rows) {
    const before = ends.length > 0 ? parts : parts.slice(0, -1);
    for (const [column, part] of before.entries()) {
      followed[column] = Math.max(followed[column] ?? 0, nodeWidth(part, drawing));
    }
  }
  let edge = 0;
  const columns = [0, ...followed.map((own) => (edge += own + GAP))];
  const ends = rows.flatMap(({ parts, ends: last = [] }) => [
    ...parts.slice(-1).map((part) => (columns[parts.length - 1] ?? 0) + nodeWidth(part, drawing)),
    ...last.map((part) => (columns[parts.length] ?? 0) + nodeWidth(part, drawing)),
  ]);
  return { columns, width: Math.max(...ends) };
}
