import type { ElementFigures } from '../../choices';
import type { Call } from '../process/calls';
import { svg } from '../svg';
import type { Shape } from './read';

const HEIGHT = 18;

/** How many are at an element, at its lower left; those that are stuck beside them, with a sign that needs no colour. */
export function tokensAt({ box }: Shape, { active, stuck }: ElementFigures): SVGElement {
  const y = box.y + box.height - HEIGHT / 2;
  const parts: SVGElement[] = [];
  let x = box.x - HEIGHT / 2;
  for (const [kind, count] of [
    ['active', active],
    ['stuck', stuck],
  ] as const) {
    if (count === 0) continue;
    const text = kind === 'stuck' ? `! ${short(count)}` : short(count);
    const width = Math.max(HEIGHT, 10 + 7 * text.length);
    parts.push(
      svg(
        'g',
        { class: `tokens ${kind}` },
        svg('rect', { x, y, width, height: HEIGHT, rx: HEIGHT / 2 }),
        svg('text', { x: x + width / 2, y: y + 13, 'text-anchor': 'middle', 'font-size': 12 }, text),
      ),
    );
    x += width + 2;
  }
  return svg('g', { class: 'numbers' }, ...parts);
}

/** As a number in a small place: 12,345 is 12k. */
export function short(count: number): string {
  if (count < 1_000) return String(count);
  return count < 1_000_000 ? `${Math.floor(count / 1_000)}k` : `${Math.floor(count / 1_000_000)}M`;
}

/** A small node of Node-RED at the upper right of an element. @param colour of the node that it stands for */
export function markAt({ box }: Shape, words: string, colour: string, press: () => void): SVGElement {
  const [x, y] = [box.x + box.width - 12, box.y - 7];
  const mark = svg(
    'g',
    { class: 'mark' },
    svg('title', {}, words),
    svg('rect', { class: 'body', fill: colour, x, y, width: 22, height: 14, rx: 3 }),
    svg('rect', { class: 'port', x: x - 2.5, y: y + 4.5, width: 5, height: 5, rx: 1 }),
    svg('rect', { class: 'port', x: x + 19.5, y: y + 4.5, width: 5, height: 5, rx: 1 }),
  );
  mark.addEventListener('click', press);
  return mark;
}

/** A sheet with lines for a form, an arrow for what is called; at the upper right of an element, beside the place of its node. */
export function leadAt(
  { box }: Shape,
  kind: 'form' | Call['kind'],
  words: string,
  press: () => void,
): SVGElement {
  const [x, y] = [box.x + box.width - 34, box.y - 8];
  const isForm = kind === 'form';
  const lines = isForm
    ? `M${x + 5} ${y + 4}h7m-7 4h7m-7 4h4`
    : `M${x + 4} ${y + 8}h8m-3.5 -3.5l3.5 3.5l-3.5 3.5`;
  const lead = svg(
    'g',
    { class: `mark lead ${kind}` },
    svg('title', {}, words),
    svg(
      'rect',
      isForm ? { x: x + 2, y, width: 13, height: 16, rx: 1 } : { x, y, width: 16, height: 16, rx: 2 },
    ),
    svg('path', { d: lines }),
  );
  lead.addEventListener('click', press);
  return lead;
}
