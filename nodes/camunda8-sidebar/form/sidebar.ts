import { type Chosen, ClusterList } from './clusters/cluster-list';
import { DecisionView } from './decision-view';
import { History } from './history';
import { Poll } from './poll';
import { ProcessView } from './process/process-view';
import { whenSeen } from './seen';
import type { View } from './view';

/** The sidebar: the clusters of the flows, or one of their processes. It asks only while somebody sees it. */
export class Sidebar {
  readonly root = document.createElement('div');
  readonly #history = new History();
  readonly #poll = new Poll(() => this.#refresh());
  readonly #clusters: ClusterList;
  #view: View;
  /** What led to the process that is shown. */
  #from: HTMLElement | undefined;

  constructor() {
    const more = () => this.#poll.now();
    this.#clusters = new ClusterList(this.#history, more, (chosen) => this.#open(chosen));
    this.#view = this.#clusters;
    this.root.className = 'camunda8-sidebar';
    this.root.append(...this.#view.element);
    whenSeen(this.root, (isSeen) => (isSeen ? this.#poll.start() : this.#poll.stop()));
    // When what was deployed runs: the editor's own event comes before.
    RED.comms.subscribe('notification/runtime-deploy', () => {
      this.#clusters.wake();
      more();
    });
  }

  /** For whoever opens it with the keyboard. */
  focus(): void {
    this.#view.focus();
  }

  /** What is under the keyboard may go while it is asked for anew: whoever was there is not thrown out of the sidebar. */
  async #refresh(): Promise<boolean> {
    const view = this.#view;
    const wasHere = this.root.contains(document.activeElement);
    const isGood = await view.refresh();
    if (wasHere && document.activeElement === document.body && view === this.#view) view.focus();
    return isGood;
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
    this.root.append(...view.element);
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
