import { askAgain } from './ask';
import type { Chosen } from './clusters/chosen';
import { ClusterList } from './clusters/cluster-list';
import { DecisionView } from './decision-view';
import { FormView } from './forms/form-view';
import { Poll } from './poll';
import { ProcessView } from './process/process-view';
import type { Back, View } from './view';
import { text } from './words';

/** The sidebar: the clusters of the flows, or one of their processes. */
export class Sidebar {
  readonly #place: HTMLElement;
  readonly #poll = new Poll(() => this.#refresh());
  readonly #clusters: ClusterList;
  #view: View;

  constructor(place: HTMLElement) {
    this.#place = place;
    const more = () => this.#poll.now();
    this.#clusters = new ClusterList(more, (chosen) => this.#choose(chosen));
    this.#view = this.#clusters;
    place.append(...this.#view.element);
    const again = () => {
      askAgain();
      this.#clusters.wake();
      more();
    };
    // When what was deployed runs: the editor's own event comes before. One that finds Node-RED again hears it too, twice at once.
    let hearing: ReturnType<typeof setTimeout> | undefined;
    RED.comms.subscribe('notification/runtime-deploy', () => {
      clearTimeout(hearing);
      hearing = setTimeout(again);
    });
    RED.events.on('login', again);
  }

  /** Asks only while somebody sees it. */
  seen(isSeen: boolean): void {
    if (isSeen) {
      askAgain();
      this.#poll.start();
    } else this.#poll.stop();
  }

  /** For whoever opens it with the keyboard. */
  focus(): void {
    this.#view.focus();
  }

  /** What is under the keyboard may go while it is asked for anew: whoever was there is not thrown out of the sidebar. */
  async #refresh(): Promise<boolean> {
    const view = this.#view;
    const wasHere = this.#place.contains(document.activeElement);
    const isGood = await view.refresh();
    if (wasHere && document.activeElement === document.body && view === this.#view) view.focus();
    return isGood;
  }

  #choose(chosen: Chosen): void {
    const { id } = chosen.cluster;
    this.#open((back) => {
      if ('decision' in chosen) return new DecisionView(id, chosen.decision, back);
      const view: View = new ProcessView(id, chosen.process, {
        back,
        changed: () => this.#poll.now(),
        lead: (called) => {
          // Whoever has gone on meanwhile stays there.
          if (view === this.#view) this.#choose({ cluster: chosen.cluster, ...called });
        },
        openForm: (key, form) => this.#open((close) => new FormView(id, key, form, close)),
      });
      return view;
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
    this.#place.append(...view.element);
    view.focus();
  }

  #show(view: View): void {
    this.#view = view;
    this.#poll.now();
  }
}
