import type { ShownIncident } from '../../choices';
import { arrange } from '../arrange';
import { say } from '../view';
import { text } from '../words';
import { IncidentRow } from './incident-row';

/** Why an instance is stuck, and what to do about it. */
export class IncidentList {
  readonly element = $('<div>');
  readonly #section = $('<section>').hide();
  readonly #list = $('<ul>', { class: 'camunda8-elements' });
  /** What became of the one that was resolved here. */
  readonly #said = $('<p>', { class: 'camunda8-note', role: 'status', tabindex: -1 });
  /** By their keys: somebody may be reading one, or waiting for what it says. */
  readonly #rows = new Map<string, IncidentRow>();
  readonly #cluster: string;
  readonly #changed: () => void;
  #resolved: ShownIncident | undefined;

  /** @param cluster ID of the config node @param changed an incident was resolved */
  constructor(cluster: string, changed: () => void) {
    this.#cluster = cluster;
    this.#changed = changed;
    this.#section.append($('<h4>', { text: text('incidents') }), this.#list);
    this.element.append(this.#said, this.#section);
  }

  /** @param nameOf an element */
  show(incidents: readonly ShownIncident[], nameOf: (elementId: string) => string): void {
    const hadFocus = this.#list.find(':focus').length > 0;
    this.#section.toggle(incidents.length > 0);
    for (const key of this.#rows.keys()) {
      if (!incidents.some((incident) => incident.key === key)) this.#rows.delete(key);
    }
    const rows = incidents.map((incident) => {
      const row = this.#rows.get(incident.key) ?? this.#rowOf(incident);
      row.name(nameOf(incident.elementId));
      return row.element;
    });
    arrange(this.#list, rows);
    this.#tellOfNext(incidents);
    if (hadFocus && this.#list.find(':focus').length === 0) this.#said.trigger('focus');
  }

  /** Of another instance, nothing is known yet. */
  clear(): void {
    this.#resolved = undefined;
    say(this.#said, '');
    this.show([], String);
  }

  #rowOf(incident: ShownIncident): IncidentRow {
    const row = new IncidentRow(this.#cluster, incident, () => {
      this.#resolved = incident;
      say(this.#said, text('mended'));
      this.#changed();
    });
    this.#rows.set(incident.key, row);
    return row;
  }

  /** A job that fails at once makes the next incident, which looks like the one before. */
  #tellOfNext(incidents: readonly ShownIncident[]): void {
    const resolved = this.#resolved;
    if (!resolved || incidents.some(({ key }) => key === resolved.key)) return;
    const isAgain = incidents.some(({ elementId }) => elementId === resolved.elementId);
    say(this.#said, isAgain ? text('mendedAgain') : text('mended'));
  }
}
