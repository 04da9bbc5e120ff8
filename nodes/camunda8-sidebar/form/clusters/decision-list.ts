import type { DecisionsAnswer, ShownDecision } from '../../choices';
import { ask } from '../ask';
import { named } from '../named';
import { say } from '../view';
import { text } from '../words';

/** The decisions of a cluster. They are asked for where somebody opens them. */
export class DecisionList {
  readonly element = $('<details>');
  readonly #cluster: string;
  readonly #choose: (decision: ShownDecision) => void;
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #list = $('<ul>');
  #shown = '';

  /** @param cluster ID of the config node @param changed it was opened, and wants to be asked about */
  constructor(cluster: string, changed: () => void, choose: (decision: ShownDecision) => void) {
    this.#cluster = cluster;
    this.#choose = choose;
    this.element.append($('<summary>', { text: text('decisions') }), this.#message, this.#list);
    this.element.on('toggle', () => {
      if (this.#isOpen) changed();
    });
  }

  get #isOpen(): boolean {
    return this.element.prop('open') === true;
  }

  /** @returns whether what is open could be asked for */
  async refresh(): Promise<boolean> {
    if (!this.#isOpen) return true;
    const answer = await ask({ about: 'decisions', cluster: this.#cluster });
    if (answer.ok) this.#show(answer);
    else say(this.#message, answer.message);
    return answer.ok;
  }

  #show({ decisions, isAll }: DecisionsAnswer): void {
    const none = decisions.length === 0;
    say(this.#message, none ? text('noDecisions') : isAll ? '' : text('moreDecisions'));
    const now = JSON.stringify(decisions);
    if (now === this.#shown) return; // the keyboard may be on one of them
    this.#shown = now;
    this.#list.empty().append(decisions.map((decision) => this.#rowOf(decision)));
  }

  #rowOf(decision: ShownDecision): JQuery {
    const press = $('<button>', { type: 'button', class: 'camunda8-process' });
    press.append(
      named($('<span>', { class: 'camunda8-name' }), decision),
      $('<span>', { class: 'camunda8-figures', text: text('version', { version: decision.version }) }),
    );
    return $('<li>').append(press.on('click', () => this.#choose(decision)));
  }
}
