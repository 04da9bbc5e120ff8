import type { ShownIncident } from '../../choices';
import { mend } from '../ask';
import { text } from '../words';

/** Why an instance is stuck, and what to do about it. */
export class IncidentList {
  readonly element = $('<section>').hide();
  readonly #list = $('<ul>', { class: 'camunda8-elements' });
  readonly #cluster: string;
  readonly #changed: () => void;
  #shown = '';

  /** @param cluster ID of the config node @param changed an incident was resolved */
  constructor(cluster: string, changed: () => void) {
    this.#cluster = cluster;
    this.#changed = changed;
    this.element.append($('<h4>', { text: text('incidents') }), this.#list);
  }

  /** @param nameOf an element */
  show(incidents: readonly ShownIncident[], nameOf: (elementId: string) => string): void {
    this.element.toggle(incidents.length > 0);
    const now = JSON.stringify(incidents);
    if (now === this.#shown) return; // somebody may be reading it
    this.#shown = now;
    this.#list.empty().append(incidents.map((incident) => this.#rowOf(incident, nameOf)));
  }

  #rowOf(
    { key, elementId, processId, errorType, message }: ShownIncident,
    nameOf: (id: string) => string,
  ): JQuery {
    const element = $('<strong>', { text: processId === undefined ? nameOf(elementId) : elementId });
    element.attr('title', elementId);
    if (processId !== undefined)
      element.append($('<small>', { text: ` ${text('inProcess', { processId })}` }));
    const press = $('<button>', {
      type: 'button',
      class: 'red-ui-button red-ui-button-small',
      text: text('mend'),
      title: text('mendHint'),
    });
    const said = $('<p>', { class: 'camunda8-note', role: 'status' });
    press.on('click', () => void this.#mend(key, press, said));
    return $('<li>').append(
      $('<i>', { class: 'fa fa-exclamation-triangle camunda8-stuck', 'aria-hidden': 'true' }),
      element,
      $('<span>', { class: 'camunda8-name', text: message, title: errorType }),
      press,
      said,
    );
  }

  async #mend(key: string, press: JQuery, said: JQuery): Promise<void> {
    if (press.attr('aria-disabled') === 'true') return;
    // Not disabled in earnest: the keyboard would lose its place.
    press.attr('aria-disabled', 'true');
    const answer = await mend({ cluster: this.#cluster, key });
    said.text(answer.ok ? '' : answer.message);
    press.attr('aria-disabled', String(answer.ok));
    if (answer.ok) this.#changed();
  }
}
