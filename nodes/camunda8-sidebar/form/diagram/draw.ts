import { svg } from '../svg';
import { label, labelAt } from './label';
import type { Box, Diagram, Edge, Point, Shape } from './read';
import { partsOf } from './shapes';

/** What a drawing has of one element. */
export type Parts = ReadonlyMap<string, SVGElement>;

/** Draws a diagram. @returns its parts by the IDs of their elements, in the order of drawing */
export function draw({ shapes, edges }: Diagram): Parts {
  const parts = new Map<string, SVGElement>();
  // Large ones first: a frame must not hide what is in it. What sits on a border comes last.
  const inOrder = [...shapes].sort((one, other) => depthOf(one) - depthOf(other));
  const frames = inOrder.filter(isFrame);
  for (const shape of frames) parts.set(shape.id, group(shape, partsOf(shape)));
  for (const edge of edges) parts.set(edge.id, group(edge, lineOf(edge)));
  for (const shape of inOrder.filter((one) => !isFrame(one))) {
    parts.set(shape.id, group(shape, partsOf(shape)));
  }
  return parts;
}

/** Pools, lanes and open sub-processes. */
function isFrame({ type, isExpanded }: Shape): boolean {
  return (
    ['participant', 'lane', 'group'].includes(type) || (isExpanded && /subProcess$|transaction/i.test(type))
  );
}

function depthOf({ type, box }: Shape): number {
  return type === 'boundaryEvent' ? Number.POSITIVE_INFINITY : -box.width * box.height;
}

function group({ id, name, type }: Shape | Edge, children: SVGElement[]): SVGElement {
  return svg(
    'g',
    { class: `element ${type}`, 'data-element': id },
    svg('title', {}, name || id),
    ...children,
  );
}

function lineOf(edge: Edge): SVGElement[] {
  const { points, type, name, isDefault } = edge;
  const isMessage = type === 'messageFlow';
  const isLoose = type === 'association' || type.startsWith('data');
  const d = points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const parts = [svg('path', { class: `flow${isMessage || isLoose ? ' dashed' : ''}`, d })];
  if (!isLoose) parts.push(arrow(points, isMessage));
  if (isDefault) parts.push(slash(points));
  return [...parts, ...(edge.label ? labelAt(name, edge.label) : label(name, beside(points), 'top', 3))];
}

function beside(points: readonly Point[]): Box {
  const middle = Math.floor(points.length / 2);
  const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = [points[middle - 1], points[middle]];
  return { x: (x1 + x2) / 2 - 45, y: (y1 + y2) / 2 - 18, width: 90, height: 16 };
}

/** At the end of a line. */
function arrow(points: readonly Point[], isHollow: boolean): SVGElement {
  const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = points.slice(-2);
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const transform = `translate(${x2} ${y2}) rotate(${angle.toFixed(1)})`;
  return svg('path', { class: `arrow${isHollow ? ' hollow' : ''}`, d: 'M0 0l-10 -4.5v9z', transform });
}

/** Across the beginning of the flow that is taken where no other is. */
function slash(points: readonly Point[]): SVGElement {
  const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = points;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [x, y] = [x1 + (8 * (x2 - x1)) / length, y1 + (8 * (y2 - y1)) / length];
  return svg('path', { class: 'flow', d: `M${x - 4} ${y + 5}l8 -10` });
}
