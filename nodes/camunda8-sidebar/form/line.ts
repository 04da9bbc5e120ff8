import { HOUR } from '../choices';
import { svg } from './svg';

const WIDTH = 60;
const HEIGHT = 16;
/** Milliseconds that a line shows at least: it grows until it has an hour. */
const SHORTEST = 10_000;

export interface Point {
  /** Milliseconds. */
  at: number;
  value: number;
}

export interface Line {
  /** Its look: a class of the style sheet. */
  look: 'running' | 'stuck' | 'found';
  /** In order; between two parts there is no line. */
  parts: readonly (readonly Point[])[];
}

/**
 * Figures of the last hour as small lines of one scale.
 * @param label the same in words
 * @param now milliseconds, by the clock of the points
 */
export function pictureOf(lines: readonly Line[], label: string, now: number): Element {
  const points = lines.flatMap(({ parts }) => parts.flat());
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const oldest = Math.min(now, ...points.map(({ at }) => at));
  const span = Math.min(HOUR, Math.max(SHORTEST, now - oldest));
  const placeOf = ({ at, value }: Point) => {
    const x = WIDTH * (1 - (now - at) / span);
    return `${x.toFixed(1)},${(HEIGHT * (1 - value / highest)).toFixed(1)}`;
  };
  const viewBox = `0 -1 ${WIDTH} ${HEIGHT + 2}`;
  const picture = svg('svg', { class: 'camunda8-line', viewBox, role: 'img', 'aria-label': label });
  for (const { look, parts } of lines) {
    for (const part of parts) {
      picture.append(svg('polyline', { class: look, points: part.map(placeOf).join(' ') }));
    }
  }
  return picture;
}
