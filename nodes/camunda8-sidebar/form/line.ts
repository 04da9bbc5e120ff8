import type { Figures } from '../choices';
import { HOUR, parts, type Sample } from './history';
import { svg } from './svg';
import { text } from './words';

const WIDTH = 60;
const HEIGHT = 16;
/** Milliseconds that a line shows at least: it grows until it has an hour. */
const SHORTEST = 60_000;

/**
 * Figures of the last hour as a small line each; nothing before there are two samples.
 * @param now milliseconds, by the clock of the samples
 */
export function lineOf(samples: readonly Sample[], now: number): Element | undefined {
  if (samples.length < 2) return undefined;
  const highest = Math.max(...samples.map(({ running }) => running));
  const lowest = Math.min(...samples.map(({ running }) => running));
  const stuck = Math.max(...samples.map((sample) => sample.stuck));
  const span = Math.min(HOUR, Math.max(SHORTEST, now - (samples[0]?.at ?? now)));
  const picture = svg('svg', {
    class: 'camunda8-line',
    viewBox: `0 -1 ${WIDTH} ${HEIGHT + 2}`,
    role: 'img',
    'aria-label': text('lastHour', { lowest, highest, stuck }),
  });
  for (const kind of ['running', 'stuck'] as const) {
    if (kind === 'stuck' && stuck === 0) continue;
    for (const part of parts(samples)) {
      picture.append(
        svg('polyline', { class: kind, points: pointsOf(part, kind, highest, (at) => (now - at) / span) }),
      );
    }
  }
  return picture;
}

/** @param age of a sample: 0 is now, 1 at the left edge */
function pointsOf(part: Sample[], kind: keyof Figures, highest: number, age: (at: number) => number): string {
  return part
    .map((sample) => {
      const x = WIDTH * (1 - age(sample.at));
      const y = HEIGHT * (1 - sample[kind] / Math.max(1, highest));
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
