import type { ShownDecision } from '../choices';
import { ask } from './ask';
import { type Column, type DecisionTable, readDecision } from './read-table';
import { button, onEscape, type View } from './view';
import { text } from './words';

/** A decision as a table. It is asked for once: a version never changes. */
export class DecisionView implements View {
  readonly element = $('<div>', { class: 'camunda8-view' });
  readonly #cluster: string;
  readonly #decision: ShownDecision;
  readonly #back: JQuery;
  readonly #place = $('<div>', { class: 'camunda8-table' });
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  #isShown = false;

  /** @param cluster ID of the config node */
  constructor(cluster: string, decision: ShownDecision, back: () => void) {
    this.#cluster = cluster;
    this.#decision = decision;
    this.#back = button('arrow-left', text('back'), back);
    const { id, name, version } = decision;
    this.#place.attr({ tabindex: 0, role: 'region', 'aria-label': name ?? id }); // a wide one is scrolled with the keyboard too
    const title = $('<h3>', { text: name ?? id, title: id });
    const tag = $('<span>', { text: text('version', { version }) });
    this.element.append($('<div>', { class: 'camunda8-title' }).append(this.#back, title, tag));
    this.element.append(this.#message, this.#place);
    onEscape(this.element, back);
  }

  async refresh(): Promise<boolean> {
    if (this.#isShown) return true;
    const answer = await ask({ about: 'table', cluster: this.#cluster, key: this.#decision.key });
    this.#message.text(answer.ok ? '' : answer.message);
    if (answer.ok) this.#show(answer.xml);
    return answer.ok;
  }

  focus(): void {
    this.#back.trigger('focus');
  }

  #show(xml: string | undefined): void {
    this.#isShown = true;
    const found = xml === undefined ? undefined : readDecision(xml, this.#decision.id);
    if (found === undefined) this.#message.text(text('noDecision'));
    else if (typeof found === 'string') {
      this.#message.text(text('noTable'));
      this.#place.append($('<pre>', { text: found }));
    } else {
      this.#message.text(text('hitPolicy', { policy: found.hitPolicy }));
      this.#place.append(tableOf(found));
    }
  }
}

function tableOf({ inputs, outputs, rules }: DecisionTable): JQuery {
  const head = $('<tr>').append($('<th>', { scope: 'col', 'aria-label': text('rule') }));
  head.append([...inputs.map((input) => headOf(input, 'in')), ...outputs.map((one) => headOf(one, 'out'))]);
  const rows = rules.map(({ cells, note }, place) =>
    $('<tr>', { title: note }).append(
      $('<th>', { scope: 'row', text: place + 1 }),
      cells.map((cell, at) => $('<td>', { class: at < inputs.length ? 'in' : 'out', text: cell })),
    ),
  );
  return $('<table>').append($('<thead>').append(head), $('<tbody>').append(rows));
}

function headOf({ name, expression }: Column, kind: string): JQuery {
  return $('<th>', { scope: 'col', class: kind, text: name, title: expression });
}
