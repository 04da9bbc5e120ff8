import type { ShownIncident } from '../../choices';
import { mend } from '../ask';
import { sinceWhen, text } from '../words';

/** An incident, and the button that resolves it. */
export class IncidentRow {
  readonly element = document.createElement('li');
  readonly #cluster: string;
  readonly #incident: ShownIncident;
  readonly #changed: () => void;
  readonly #name = $('<span>');
  readonly #press = $('<button>', {
    type: 'button',
    class: 'red-ui-button red-ui-button-small',
    text: text('mend'),
    title: text('mendHint'),
  });
  readonly #said = $('<p>', { class: 'camunda8-note', role: 'status' });

  /** @param cluster ID of the config node @param changed it was resolved */
  constructor(cluster: string, incident: ShownIncident, changed: () => void) {
    const { elementId, processId, errorType, message, since } = incident;
    this.#cluster = cluster;
    this.#incident = incident;
    this.#changed = changed;
    const element = $('<strong>', { title: elementId }).append(this.#name);
    if (processId !== undefined) {
      element.append($('<small>', { text: ` ${text('inProcess', { processId })}` }));
    }
    this.element.append(
      ...$('<i>', { class: 'fa fa-exclamation-triangle camunda8-stuck', 'aria-hidden': 'true' }),
      ...element,
      ...$('<span>', { class: 'camunda8-name', text: message, title: errorType }),
      ...$('<span>', { class: 'camunda8-figures', text: sinceWhen(since, 'medium'), title: since }),
      ...this.#press.on('click', () => void this.#mend()),
      ...this.#said,
    );
  }

  /** @param name of its element, where that is one of the process that is shown */
  name(name: string): void {
    const { elementId, processId } = this.#incident;
    this.#name.text(processId === undefined ? name : elementId);
  }

  async #mend(): Promise<void> {
    if (this.#press.attr('aria-disabled') === 'true') return;
    // Not disabled in earnest: the keyboard would lose its place.
    this.#press.attr('aria-disabled', 'true');
    const answer = await mend({ cluster: this.#cluster, key: this.#incident.key });
    this.#said.text(answer.ok ? '' : answer.message);
    this.#press.attr('aria-disabled', String(answer.ok));
    if (answer.ok) this.#changed();
  }
}
