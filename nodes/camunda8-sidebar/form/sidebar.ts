import { type Chosen, ClusterList } from './clusters/cluster-list';
import { DecisionView } from './decision-view';
import { History } from './history';
import { Poll } from './poll';
import { ProcessView } from './process/process-view';
import type { View } from './view';

/** The sidebar: the clusters of the flows, or one of their processes. */
export class Sidebar {
  readonly #place: HTMLElement;
  readonly #history = new History();
  readonly #poll = new Poll(() => this.#view.refresh());
  readonly #clusters: ClusterList;
  #view: View;
  /** What led to the process that is shown. */
  #from: HTMLElement | undefined;

  constructor(place: HTMLElement) {
    this.#place = place;
    const more = () => this.#poll.now();
    this.#clusters = new ClusterList(this.#history, more, (chosen) => this.#open(chosen));
    this.#view = this.#clusters;
    place.append(...this.#view.element);
    RED.events.on('deploy', () => {
      this.#clusters.wake();
      more();
    });
  }

  /** Asks only while somebody sees it. */
  seen(isSeen: boolean): void {
    if (isSeen) this.#poll.start();
    else this.#poll.stop();
  }

  #open(chosen: Chosen): void {
    this.#from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const { id } = chosen.cluster;
    const back = () => this.#close(view);
    const view: View =
      'process' in chosen
        ? new ProcessView(id, chosen.process, back, () => this.#poll.now())
        : new DecisionView(id, chosen.decision, back);
    this.#clusters.element.hide();
    this.#show(view);
    this.#place.append(...view.element);
    view.focus();
  }

  #close(view: View): void {
    view.element.remove();
    this.#clusters.element.show();
    this.#show(this.#clusters);
    if (this.#from?.isConnected) this.#from.focus();
    else this.#clusters.focus();
  }

  #show(view: View): void {
    this.#view = view;
    this.#poll.now();
  }
}
