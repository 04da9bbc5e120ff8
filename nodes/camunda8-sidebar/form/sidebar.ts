import { type Chosen, ClusterList } from './clusters/cluster-list';
import { DecisionView } from './decision-view';
import { History } from './history';
import { Poll } from './poll';
import { ProcessView } from './process/process-view';
import { whenSeen } from './seen';
import type { Back, View } from './view';
import { text } from './words';

/** The sidebar: the clusters of the flows, or one of their processes. It asks only while somebody sees it. */
export class Sidebar {
  readonly root = document.createElement('div');
  readonly #history = new History();
  readonly #poll = new Poll(() => this.#view.refresh());
  readonly #clusters: ClusterList;
  #view: View;

  constructor() {
    const more = () => this.#poll.now();
    this.#clusters = new ClusterList(this.#history, more, (chosen) => this.#choose(chosen));
    this.#view = this.#clusters;
    this.root.className = 'camunda8-sidebar';
    this.root.append(...this.#view.element);
    whenSeen(this.root, (isSeen) => (isSeen ? this.#poll.start() : this.#poll.stop()));
    RED.events.on('deploy', () => {
      this.#clusters.wake();
      more();
    });
  }

  #choose(chosen: Chosen): void {
    const { id } = chosen.cluster;
    this.#open((back) => {
      if ('decision' in chosen) return new DecisionView(id, chosen.decision, back);
      return new ProcessView(id, chosen.process, {
        back,
        changed: () => this.#poll.now(),
        lead: (called) => this.#choose({ cluster: chosen.cluster, ...called }),
      });
    });
  }

  /** Shows a view in place of the one that led to it. @param make gets what leads back, and the keyboard to where it was */
  #open(make: (back: Back) => View): void {
    const from = document.activeElement;
    const below = this.#view;
    const close = () => {
      view.element.remove();
      below.element.show();
      this.#show(below);
      if (from?.isConnected && (from instanceof HTMLElement || from instanceof SVGElement)) from.focus();
      else below.focus();
    };
    const view = make({
      words: below === this.#clusters ? text('back') : text('backToProcess'),
      press: close,
    });
    below.element.hide();
    this.#show(view);
    this.root.append(...view.element);
    view.focus();
  }

  #show(view: View): void {
    this.#view = view;
    this.#poll.now();
  }
}
