import type { FlowNode } from './found';
import type { Part } from './parts';
import type { Row } from './work-rows';

// Places on Node-RED's grid. A node's x and y are its middle.

const GRID = 20;
const LEFT = 60;
const GAP = 60;
const LINE = 60;

/** What becomes of rows: nodes in their places, wired. */
export interface Drawing {
  tab: string;
  /** The first line, in pixels. */
  top: number;
  /** Pixels of a text on a node. */
  widthOf(text: string): number;
  newId(): string;
}

/** As wide as the editor draws a node. */
function nodeWidth({ label, inputs }: Part, { widthOf }: Drawing): number {
  return Math.max(100, GRID * Math.ceil((widthOf(label) + 50 + (inputs > 0 ? 7 : 0)) / GRID));
}

/** Rows one below the other, with their columns below each other. */
export function draw(rows: readonly Row[], drawing: Drawing): FlowNode[] {
  const columns = columnsOf(rows, drawing);
  let y = drawing.top;
  return rows.flatMap(({ parts, ends = [] }) => {
    const place = (part: Part, column: number, line: number) => {
      const { type, properties } = part;
      const x = (columns[column] ?? LEFT) + nodeWidth(part, drawing) / 2;
      const node = { id: drawing.newId(), type, z: drawing.tab, ...properties, x, y: y + LINE * line };
      return { node, outputs: part.outputs };
    };
    const line = parts.map((part, column) => place(part, column, 0));
    const last = ends.map((part, index) => place(part, parts.length, index));
    y += LINE * Math.max(1, ends.length);
    const wired = line.map(({ node, outputs }, index) => {
      const next = line[index + 1];
      const targets = next ? [[next.node.id]] : last.map((end) => [end.node.id]);
      return { ...node, wires: Array.from({ length: outputs }, (_, output) => targets[output] ?? []) };
    });
    const unwired = last.map(({ node, outputs }) => ({
      ...node,
      wires: Array.from({ length: outputs }, () => []),
    }));
    return [...wired, ...unwired];
  });
}

/** Left edges. What stands alone in its row does not make a column wide. */
function columnsOf(rows: readonly Row[], drawing: Drawing): number[] {
  const widths: number[] = [];
  for (const { parts, ends = [] } of rows) {
    if (parts.length < 2) continue;
    for (const [column, part] of parts.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, nodeWidth(part, drawing));
    }
    for (const part of ends) {
      widths[parts.length] = Math.max(widths[parts.length] ?? 0, nodeWidth(part, drawing));
    }
  }
  let left = LEFT;
  return widths.map((width) => {
    const edge = left;
    left += width + GAP;
    return edge;
  });
}
