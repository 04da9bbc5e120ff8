import type { Figures } from '../choices';
import { parts, type Sample } from './history';
import { type Line, pictureOf } from './line';
import { text } from './words';

/** How many run and how many are stuck, in words for all and with a sign that needs no colour. */
export function figuresShown(figures: Figures | undefined): JQuery {
  const place = $('<span>', { class: 'camunda8-figures' });
  if (!figures) return place;
  place.append($('<span>', { text: runningIn(figures) }));
  if (figures.stuck > 0) {
    place.append(
      $('<span>', { class: 'camunda8-stuck' }).append(
        $('<i>', { class: 'fa fa-exclamation-triangle', 'aria-hidden': 'true' }),
        document.createTextNode(` ${stuckIn(figures)}`),
      ),
    );
  }
  return place;
}

const numberOf = (count: number) => count.toLocaleString(RED.i18n.lang());

function runningIn({ running, more }: Figures): string {
  if (running === 1) return text('oneRunning');
  const number = numberOf(running);
  return more?.includes('running') ? text('moreRunning', { number }) : text('running', { number });
}

function stuckIn({ stuck, more }: Figures): string {
  if (stuck === 1) return text('oneStuck');
  const number = numberOf(stuck);
  return more?.includes('stuck') ? text('moreStuck', { number }) : text('stuck', { number });
}

/** How many ran and were stuck in the last hour, as lines; nothing before there are two samples in a row. */
export function figuresLine(samples: readonly Sample[], now: number): Element | undefined {
  // One alone would be a dot.
  const drawn = parts(samples).filter((part) => part.length > 1);
  if (drawn.length === 0) return undefined;
  const line = (look: 'running' | 'stuck'): Line => ({
    look,
    parts: drawn.map((part) => part.map((sample) => ({ at: sample.at, value: sample[look] }))),
  });
  const running = samples.map((sample) => sample.running);
  const stuck = Math.max(...samples.map((sample) => sample.stuck));
  const [lowest, highest] = [Math.min(...running), Math.max(...running)];
  const lines = [line('running'), ...(stuck > 0 ? [line('stuck')] : [])];
  return pictureOf(lines, text('lastHour', { lowest, highest, stuck }), now);
}
