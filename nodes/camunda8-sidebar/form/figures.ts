import type { Figures } from '../choices';
import { parts, type Sample } from './history';
import { type Line, pictureOf } from './line';
import { text } from './words';

/** How many run and how many are stuck, in words for all and with a sign that needs no colour. */
export function figuresShown(figures: Figures | undefined): JQuery {
  const place = $('<span>', { class: 'camunda8-figures' });
  if (!figures) return place;
  const { running, stuck } = figures;
  const number = (count: number) => count.toLocaleString(RED.i18n.lang());
  place.append(
    $('<span>', { text: running === 1 ? text('oneRunning') : text('running', { number: number(running) }) }),
  );
  if (stuck > 0) {
    place.append(
      $('<span>', { class: 'camunda8-stuck' }).append(
        $('<i>', { class: 'fa fa-exclamation-triangle', 'aria-hidden': 'true' }),
        document.createTextNode(
          ` ${stuck === 1 ? text('oneStuck') : text('stuck', { number: number(stuck) })}`,
        ),
      ),
    );
  }
  return place;
}

/** How many ran and were stuck in the last hour, as lines; nothing before there are two samples. */
export function figuresLine(samples: readonly Sample[], now: number): Element | undefined {
  if (samples.length < 2) return undefined;
  const line = (look: keyof Figures): Line => ({
    look,
    parts: parts(samples).map((part) => part.map((sample) => ({ at: sample.at, value: sample[look] }))),
  });
  const running = samples.map((sample) => sample.running);
  const stuck = Math.max(...samples.map((sample) => sample.stuck));
  const [lowest, highest] = [Math.min(...running), Math.max(...running)];
  const lines = [line('running'), ...(stuck > 0 ? [line('stuck')] : [])];
  return pictureOf(lines, text('lastHour', { lowest, highest, stuck }), now);
}
