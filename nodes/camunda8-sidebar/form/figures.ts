import type { Figures } from '../choices';
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
