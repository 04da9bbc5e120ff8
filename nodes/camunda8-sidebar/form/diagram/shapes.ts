import { svg } from '../svg';
import { FILLED, MARKERS, OF_EVENT, OF_GATEWAY, OF_TASK } from './icons';
import { label, labelAt } from './label';
import type { Box, Shape } from './read';

// How each kind of element is drawn. Colours are for the style sheet alone.

/** Room for a name below an event or a gateway. */
const NAME_WIDTH = 90;
const NAME_HEIGHT = 42;

const PLACED = ['dataObjectReference', 'dataStoreReference'];
const FRAMES = ['subProcess', 'transaction', 'adHocSubProcess'];

/** The parts of a shape, its name included. */
export function partsOf(shape: Shape): SVGElement[] {
  const { type } = shape;
  if (type.endsWith('Event')) return event(shape);
  if (type.endsWith('Gateway')) return gateway(shape);
  if (type === 'participant' || type === 'lane') return pool(shape);
  if (type === 'textAnnotation') return annotation(shape);
  if (type === 'group') return [rect(shape.box, 'group', 10), ...label(shape.name, shape.box, 'top', 1)];
  if (PLACED.includes(type)) return data(shape);
  return activity(shape);
}

function rect({ x, y, width, height }: Box, kind: string, rx = 0): SVGElement {
  return svg('rect', { class: kind, x, y, width, height, rx });
}

/** @param size pixels of its sides @param kind `line`, `full` for what is filled, or `cut` where its lines are still to be seen then */
function sign(path: string, x: number, y: number, size: number, kind = 'line'): SVGElement {
  return svg('path', {
    class: `sign ${kind}`,
    d: path,
    transform: `translate(${x} ${y}) scale(${size / 16})`,
  });
}

const children = ({ element }: Shape) => Array.from(element.children, ({ localName }) => localName);

function event(shape: Shape): SVGElement[] {
  const { box, type, element, name } = shape;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const r = Math.min(box.width, box.height) / 2;
  const isBoundary = type === 'boundaryEvent';
  const parent = element.parentElement;
  const isSoft =
    element.getAttribute('cancelActivity') === 'false' ||
    (type === 'startEvent' &&
      parent?.getAttribute('triggeredByEvent') === 'true' &&
      element.getAttribute('isInterrupting') === 'false');
  const kind = `shape${type === 'endEvent' ? ' thick' : ''}${isSoft ? ' dashed' : ''}`;
  const parts = [svg('circle', { class: kind, cx: x, cy: y, r })];
  if (isBoundary || type.startsWith('intermediate')) {
    parts.push(
      svg('circle', { class: `inner${isSoft ? ' dashed' : ''}`, cx: x, cy: y, r: Math.max(1, r - 3) }),
    );
  }
  const definition = children(shape).find((child) => child.endsWith('EventDefinition'));
  const what = definition?.replace('EventDefinition', '') ?? '';
  const path = Object.hasOwn(OF_EVENT, what) ? OF_EVENT[what] : undefined;
  const throws = type === 'endEvent' || type === 'intermediateThrowEvent';
  const isFull = FILLED.includes(what) || (throws && what !== 'timer' && what !== 'conditional');
  if (path) parts.push(sign(path, x - r * 0.55, y - r * 0.55, r * 1.1, kindOf(what, isFull)));
  return [...parts, ...below(shape, name)];
}

const kindOf = (what: string, isFull: boolean) => (!isFull ? 'line' : what === 'message' ? 'cut' : 'full');

function gateway(shape: Shape): SVGElement[] {
  const { x, y, width, height } = shape.box;
  const [middle, centre] = [x + width / 2, y + height / 2];
  const corners = `${middle},${y} ${x + width},${centre} ${middle},${y + height} ${x},${centre}`;
  const path = Object.hasOwn(OF_GATEWAY, shape.type) ? OF_GATEWAY[shape.type] : undefined;
  const size = Math.min(width, height) / 2;
  return [
    svg('polygon', { class: 'shape', points: corners }),
    ...(path ? [sign(path, middle - size / 2, centre - size / 2, size)] : []),
    ...below(shape, shape.name),
  ];
}

/** The name of what is too small for it. */
function below({ box, label: place }: Shape, name: string): SVGElement[] {
  if (place) return labelAt(name, place);
  const x = box.x + box.width / 2 - NAME_WIDTH / 2;
  return label(name, { x, y: box.y + box.height + 4, width: NAME_WIDTH, height: NAME_HEIGHT }, 'top');
}

function activity(shape: Shape): SVGElement[] {
  const { box, type, name, element, isExpanded } = shape;
  const isFrame = FRAMES.includes(type);
  const isOpen = isFrame && isExpanded;
  const isOfEvent = element.getAttribute('triggeredByEvent') === 'true';
  const isThick = type === 'callActivity';
  const kind = `shape${isOpen ? ' open' : ''}${isThick ? ' thick' : ''}${isOfEvent ? ' dashed' : ''}`;
  const path = Object.hasOwn(OF_TASK, type) ? OF_TASK[type] : undefined;
  const inner = { x: box.x + 4, y: box.y + 6, width: box.width - 8, height: box.height - 12 };
  return [
    rect(box, kind, 8),
    ...(type === 'transaction' ? [rect(inner, 'inner', 6)] : []),
    ...(path ? [sign(path, box.x + 5, box.y + 5, 14, type === 'sendTask' ? 'cut' : 'line')] : []),
    ...label(name, inner, isOpen ? 'top' : 'middle', isOpen ? 1 : 5),
    ...markers(shape, isFrame && !isExpanded),
  ];
}

function markers(shape: Shape, isCollapsed: boolean): SVGElement[] {
  const { box, element, type } = shape;
  const multiple = Array.from(element.children).find(
    ({ localName }) => localName === 'multiInstanceLoopCharacteristics',
  );
  const isSequential = multiple?.getAttribute('isSequential') === 'true';
  const found = [
    ...(children(shape).includes('standardLoopCharacteristics') ? [MARKERS.loop] : []),
    ...(multiple ? [isSequential ? MARKERS.sequential : MARKERS.parallel] : []),
    ...(isCollapsed ? [MARKERS.collapsed] : []),
    ...(type === 'adHocSubProcess' ? [MARKERS.adHoc] : []),
    ...(element.getAttribute('isForCompensation') === 'true' ? [MARKERS.compensation] : []),
  ];
  const first = box.x + box.width / 2 - found.length * 8;
  return found.map((path, place) => sign(path, first + place * 16 + 1, box.y + box.height - 17, 14));
}

/** Its name stands at its left, from below to above. */
function pool({ box, name, type, isHorizontal }: Shape): SVGElement[] {
  const { x, y, width, height } = box;
  const frame = rect(box, `pool ${type}`);
  if (!isHorizontal) return [frame, ...label(name, { ...box, height: 20 }, 'top', 1)];
  const turned = { x: x + 15 - height / 2, y: y + height / 2 - 10, width: height, height: 20 };
  const text = svg('g', { transform: `rotate(-90 ${x + 15} ${y + height / 2})` });
  text.append(...label(name, turned, 'middle', 1));
  const line = svg('path', { class: 'inner', d: `M${x + 30} ${y}v${height}` });
  return [frame, ...(type === 'participant' && width > 60 ? [line] : []), text];
}

function annotation({ box, name }: Shape): SVGElement[] {
  const { x, y, width, height } = box;
  const bracket = svg('path', { class: 'inner', d: `M${x + 10} ${y}h-10v${height}h10` });
  return [bracket, ...label(name, { x: x + 4, y, width: width - 4, height }, 'top')];
}

function data(shape: Shape): SVGElement[] {
  const { box, type, name } = shape;
  const { x, y, width, height } = box;
  const sheet = `M${x} ${y}h${width - 10}l10 10v${height - 10}h${-width}z`;
  const [rx, ry] = [width / 2, Math.min(8, height / 4)];
  const store = `M${x} ${y + ry}a${rx} ${ry} 0 0 1 ${width} 0v${height - 2 * ry}a${rx} ${ry} 0 0 1 ${-width} 0z M${x} ${y + ry}a${rx} ${ry} 0 0 0 ${width} 0`;
  const d = type === 'dataStoreReference' ? store : sheet;
  return [svg('path', { class: 'shape', d }), ...below(shape, name)];
}
