import type { Figures } from '../choices';
import { text } from './words';

/** How many run and how many are stuck, in words for all and with a sign that needs no colour. */
export function figuresShown(figures: Figures | undefined): JQuery {
  const place = $('<span>', { class: 'camunda8-figures' });
  if (!figures) return place;
  const { running, stuck } = figures;
  place.append($('<span>', { text: counted(running, 'running', 'oneRunning') }));
  if (stuck > 0) {
    place.append(
      $('<span>', { class: 'camunda8-stuck' }).append(
        $('<i>', { class: 'fa fa-exclamation-triangle', 'aria-hidden': 'true' }),
        document.createTextNode(` ${counted(stuck, 'stuck', 'oneStuck')}`),
      ),
    );
  }
  return place;
}

/** @param many, one names of texts: languages differ in the verb */
function counted(count: number, many: string, one: string): string {
  return count === 1 ? text(one) : text(many, { number: count.toLocaleString(RED.i18n.lang()) });
}
