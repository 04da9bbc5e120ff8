import type { ShownIncident } from '../choices';
import { text } from './words';

/** Why an instance is stuck. */
export class IncidentList {
  readonly element = $('<section>').hide();
  readonly #list = $('<ul>', { class: 'camunda8-elements' });
  #shown = '';

  constructor() {
    this.element.append($('<h4>', { text: text('incidents') }), this.#list);
  }

  show(incidents: readonly ShownIncident[]): void {
    this.element.toggle(incidents.length > 0);
    const now = JSON.stringify(incidents);
    if (now === this.#shown) return; // somebody may be reading it
    this.#shown = now;
    this.#list
      .empty()
      .append(
        incidents.map(({ elementId, errorType, message }) =>
          $('<li>').append(
            $('<i>', { class: 'fa fa-exclamation-triangle camunda8-stuck', 'aria-hidden': 'true' }),
            $('<strong>', { text: elementId }),
            $('<span>', { text: message, title: errorType }),
          ),
        ),
      );
  }
}
