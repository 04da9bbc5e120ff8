import type { EditorNode } from '../../common/form/editor-node';
import type { ShownDecision } from '../choices';
import { ask } from './ask';
import { nodesOfDecision } from './decision-nodes';
import { named } from './named';
import { ownerOf } from './owner';
import { showNodes } from './process/node-buttons';
import { type Column, type DecisionTable, MOST_COLUMNS, MOST_RULES, readDecision } from './read-table';
import { type Back, button, onEscape, say, type View } from './view';
import { text } from './words';

/** A decision as a table. It is asked for once: a version never changes. */
export class DecisionView implements View {
  readonly element = $('<div>', { class: 'camunda8-view' });
  readonly #cluster: string;
  readonly #decision: ShownDecision;
  readonly #back: JQuery;
  readonly #place = $('<div>', { class: 'camunda8-table' });
  readonly #evaluated = $('<p>', { class: 'camunda8-sum', text: `${text('evaluatedBy')} ` }).hide();
  readonly #nodes = $('<span>');
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  #isShown = false;

  /** @param cluster ID of the config node */
  constructor(cluster: string, decision: ShownDecision, back: Back) {
    this.#cluster = cluster;
    this.#decision = decision;
    this.#back = button('arrow-left', back.words, back.press);
    // A wide one is scrolled with the keyboard too.
    this.#place.attr({ tabindex: 0, role: 'region', 'aria-label': decision.name ?? decision.id });
    const title = named($('<h3>'), decision);
    const tag = $('<span>', { text: text('version', { version: decision.version }) });
    this.element.append($('<div>', { class: 'camunda8-title' }).append(this.#back, title, tag));
    this.element.append(this.#evaluated.append(this.#nodes), this.#message, this.#place);
    onEscape(this.element, back.press);
  }

  async refresh(): Promise<boolean> {
    const nodes = RED.nodes.filterNodes({}) as EditorNode[];
    const owner = ownerOf(this.#cluster, this.#decision.tenantId);
    const own = nodesOfDecision(this.#decision, nodes, owner);
    this.#evaluated.toggle(own.length > 0);
    showNodes(this.#nodes, own);
    if (this.#isShown) return true;
    const answer = await ask({ about: 'table', cluster: this.#cluster, key: this.#decision.key });
    say(this.#message, answer.ok ? '' : answer.message);
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
      this.#message.text(wordsOf(found));
      this.#place.append(tableOf(found));
    }
  }
}

function wordsOf({ hitPolicy, isCut }: DecisionTable): string {
  const policy = text('hitPolicy', { policy: hitPolicy });
  return isCut ? `${policy}. ${text('tableIsCut', { rules: MOST_RULES, columns: MOST_COLUMNS })}` : policy;
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
