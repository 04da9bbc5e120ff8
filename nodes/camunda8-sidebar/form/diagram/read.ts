import { BPMN, BPMN_DI, DC, DI } from '../../../common/form/model/bpmn';

// What a BPMN file says of its picture. Everything in it is bounded: anybody who may deploy can have written it.

/** Shapes and flows that are drawn, bends of a flow, and how far from the middle something can be (pixels). */
const MOST = 2_000;
const MOST_BENDS = 50;
const FARTHEST = 100_000;
/** Characters of a name that are drawn. */
const MAX_NAME = 200;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Point = readonly [x: number, y: number];

/** What all that is drawn has in common. */
interface Drawn {
  /** Of the element. */
  id: string;
  /** Its name in BPMN, such as `userTask`. */
  type: string;
  name: string;
  /** The element itself, for what else it says. */
  element: Element;
  /** Where its name stands; absent: the drawing finds a place. */
  label?: Box;
}

export interface Shape extends Drawn {
  box: Box;
  isExpanded: boolean;
  isHorizontal: boolean;
}

export interface Edge extends Drawn {
  points: Point[];
  /** Whether it is taken where no other is. */
  isDefault: boolean;
}

export interface Diagram {
  shapes: Shape[];
  edges: Edge[];
  /** Around all of it. */
  box: Box;
}

/** The first picture of a file; undefined where it has none. */
export function readDiagram(file: Document): Diagram | undefined {
  const plane = file.getElementsByTagNameNS(BPMN_DI, 'BPMNPlane')[0];
  if (!plane) return undefined;
  const elements = new Map<string, Element>();
  const defaults = new Set<string | null>();
  for (const element of file.getElementsByTagNameNS(BPMN, '*')) {
    const id = element.getAttribute('id');
    if (id && !elements.has(id)) elements.set(id, element);
    defaults.add(element.getAttribute('default'));
  }
  const shapes: Shape[] = [];
  const edges: Edge[] = [];
  for (const drawn of Array.from(plane.children).slice(0, MOST)) {
    const id = drawn.getAttribute('bpmnElement')?.split(':').at(-1) ?? '';
    const element = elements.get(id);
    if (!element) continue;
    elements.delete(id); // each is drawn once
    const common = { id, type: element.localName, name: nameOf(element), element, ...labelOf(drawn) };
    if (drawn.localName === 'BPMNShape') {
      const box = boxIn(drawn);
      const isExpanded = drawn.getAttribute('isExpanded') !== 'false';
      const isHorizontal = drawn.getAttribute('isHorizontal') !== 'false';
      if (box) shapes.push({ ...common, box, isExpanded, isHorizontal });
    } else if (drawn.localName === 'BPMNEdge') {
      const points = pointsIn(drawn);
      if (points.length > 1) edges.push({ ...common, points, isDefault: defaults.has(id) });
    }
  }
  return shapes.length === 0 ? undefined : { shapes, edges, box: around(shapes, edges) };
}

function nameOf(element: Element): string {
  const text = element.localName === 'textAnnotation' ? textIn(element) : element.getAttribute('name');
  return (text ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, MAX_NAME);
}

function textIn(element: Element): string {
  return element.getElementsByTagNameNS(BPMN, 'text')[0]?.textContent?.slice(0, MAX_NAME) ?? '';
}

/** Its own, not that of its label. */
function boxIn(drawn: Element): Box | undefined {
  const own = Array.from(drawn.children).find(
    ({ localName, namespaceURI }) => localName === 'Bounds' && namespaceURI === DC,
  );
  if (!own) return undefined;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => numberIn(own, name));
  if (x === undefined || y === undefined || !width || !height || width < 0 || height < 0) return undefined;
  return { x, y, width, height };
}

function labelOf(drawn: Element): { label?: Box } {
  const label = drawn.getElementsByTagNameNS(BPMN_DI, 'BPMNLabel')[0];
  const box = label && boxIn(label);
  return box ? { label: box } : {};
}

function pointsIn(drawn: Element): Point[] {
  return Array.from(drawn.getElementsByTagNameNS(DI, 'waypoint'))
    .slice(0, MOST_BENDS)
    .flatMap((point): Point[] => {
      const [x, y] = [numberIn(point, 'x'), numberIn(point, 'y')];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
}

function numberIn(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name);
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return Math.abs(value) <= FARTHEST ? value : undefined;
}

function around(shapes: readonly Shape[], edges: readonly Edge[]): Box {
  const boxes = [...shapes, ...edges].flatMap(({ label }) => (label ? [label] : []));
  boxes.push(...shapes.map(({ box }) => box));
  const points = edges.flatMap((edge) => edge.points);
  const xs = [...boxes.flatMap(({ x, width }) => [x, x + width]), ...points.map(([x]) => x)];
  const ys = [...boxes.flatMap(({ y, height }) => [y, y + height]), ...points.map(([, y]) => y)];
  const [left, top] = [least(xs), least(ys)];
  return {
    x: left,
    y: top,
    width: -least(xs.map((x) => -x)) - left,
    height: -least(ys.map((y) => -y)) - top,
  };
}

const least = (values: readonly number[]) =>
  values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
