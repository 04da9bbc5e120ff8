import { clusterLabels, clusterNodes } from '../../../common/form/cluster-nodes';
import type { View } from '../view';
import { text } from '../words';
import type { Chosen } from './chosen';
import { ClusterRow } from './cluster-row';
import { Lanes } from './lanes';

/** The clusters of the flows; the only one is open from the beginning. */
export class ClusterList implements View {
  readonly element = $('<div>');
  readonly #none = $('<p>', { class: 'camunda8-note', text: text('noCluster') });
  readonly #rows = new Map<string, ClusterRow>();
  readonly #lanes = new Lanes();
  readonly #changed: () => void;
  readonly #choose: (chosen: Chosen) => void;

  /** @param changed somebody wants to see more */
  constructor(changed: () => void, choose: (chosen: Chosen) => void) {
    this.#changed = changed;
    this.#choose = choose;
    this.element.append(this.#none);
  }

  /** @returns true: each cluster rests by itself where it fails */
  async refresh(): Promise<boolean> {
    this.#sync();
    await this.#lanes.round([...this.#rows.values()]);
    return true;
  }

  /** Has all be asked in the next round: they may be others now. */
  wake(): void {
    for (const row of this.#rows.values()) row.wake();
  }

  focus(): void {
    this.element.find('button').first().trigger('focus');
  }

  #sync(): void {
    const clusters = clusterNodes();
    for (const [id, row] of this.#rows) {
      if (clusters.some((cluster) => cluster.id === id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
    for (const cluster of clusters) {
      if (this.#rows.has(cluster.id)) continue;
      const row = new ClusterRow(cluster, this.#changed, this.#choose);
      this.#rows.set(cluster.id, row);
      this.element.append(row.element);
    }
    const labels = clusterLabels(clusters);
    for (const [at, { id }] of clusters.entries()) this.#rows.get(id)?.showName(labels[at] ?? id);
    this.#none.toggle(clusters.length === 0);
    const [only, second] = this.#rows.values();
    if (only && !second) only.openFirst();
  }
}
