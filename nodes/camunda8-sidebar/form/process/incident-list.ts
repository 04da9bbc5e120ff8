import type { ShownIncident } from '../../choices';
import { arrange } from '../arrange';
import { text } from '../words';
import { IncidentRow } from './incident-row';

/** Why an instance is stuck, and what to do about it. */
export class IncidentList {
  readonly element = $('<section>').hide();
  readonly #list = $('<ul>', { class: 'camunda8-elements' });
  /** By their keys: somebody may be reading one, or waiting for what it says. */
  readonly #rows = new Map<string, IncidentRow>();
  readonly #cluster: string;
  readonly #changed: () => void;

  /** @param cluster ID of the config node @param changed an incident was resolved */
  constructor(cluster: string, changed: () => void) {
    this.#cluster = cluster;
    this.#changed = changed;
    this.element.append($('<h4>', { text: text('incidents') }), this.#list);
  }

  /** @param nameOf an element */
  show(incidents: readonly ShownIncident[], nameOf: (elementId: string) => string): void {
    this.element.toggle(incidents.length > 0);
    for (const key of this.#rows.keys()) {
      if (!incidents.some((incident) => incident.key === key)) this.#rows.delete(key);
    }
    const rows = incidents.map((incident) => {
      const row = this.#rows.get(incident.key) ?? new IncidentRow(this.#cluster, incident, this.#changed);
      this.#rows.set(incident.key, row);
      row.name(nameOf(incident.elementId));
      return row.element;
    });
    arrange(this.#list, rows);
  }
}
