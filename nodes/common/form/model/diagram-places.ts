import { BPMN_DI, DC } from './bpmn';

interface Shape {
  /** Of what it draws. */
  id: string;
  x: number;
  y: number;
}

/**
 * Which elements of a file come first: what is drawn further to the left, and above. What is inside of a collapsed subprocess is
 * drawn on a plane of its own, and follows the subprocess. @returns places by the IDs of elements
 */
export function placesOf(file: Document): Map<string, number> {
  const planes = new Map<string, Shape[]>();
  for (const plane of file.getElementsByTagNameNS(BPMN_DI, 'BPMNPlane')) {
    const shapes = [...plane.children].flatMap(shapeIn);
    shapes.sort((one, other) => one.x - other.x || one.y - other.y);
    planes.set(plane.getAttribute('bpmnElement') ?? '', shapes);
  }
  const inner = new Set([...planes.values()].flat().map(({ id }) => id));
  const places = new Map<string, number>();
  // The last is the next: a plane stands behind its subprocess.
  const waiting = [...planes].flatMap(([id, shapes]) => (inner.has(id) ? [] : shapes)).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (places.has(next.id)) continue; // also a plane that has itself inside
    places.set(next.id, places.size);
    waiting.push(...[...(planes.get(next.id) ?? [])].reverse());
  }
  return places;
}

function shapeIn(shape: Element): Shape[] {
  const id = shape.getAttribute('bpmnElement');
  const bounds = [...shape.children].find(
    ({ namespaceURI, localName }) => namespaceURI === DC && localName === 'Bounds',
  );
  const [x, y] = ['x', 'y'].map((name) => Number(bounds?.getAttribute(name) ?? Number.NaN));
  const isDrawn = shape.localName === 'BPMNShape' && Number.isFinite(x) && Number.isFinite(y);
  return id && isDrawn ? [{ id, x: Number(x), y: Number(y) }] : [];
}
