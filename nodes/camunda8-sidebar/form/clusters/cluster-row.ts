import type { EditorNode } from '../../../common/form/editor-node';
import type { ClusterAnswer, ProcessesAnswer, Refused, ShownProcess, State } from '../../choices';
import { arrange } from '../arrange';
import { ask } from '../ask';
import { History } from '../history';
import { say } from '../view';
import { text } from '../words';
import type { Chosen } from './chosen';
import { DecisionList } from './decision-list';
import { ProcessRow } from './process-row';
import { Rest } from './rest';
import { SearchList } from './search-list';

const ICONS: Readonly<Record<State, string>> = {
  up: 'check-circle',
  down: 'exclamation-triangle',
  loggedOut: 'lock',
  unknown: 'question-circle-o',
};

/** Milliseconds after which one is asked again of which only the state is seen. */
const CLOSED = 30_000;

/** One cluster: its state, and its processes where it is opened. */
export class ClusterRow {
  readonly element = $('<section>', { class: 'camunda8-cluster' });
  readonly #cluster: EditorNode;
  readonly #history = new History();
  readonly #choose: (process: ShownProcess) => void;
  readonly #decisions: DecisionList;
  readonly #searches: SearchList;
  readonly #head: JQuery;
  readonly #name = $('<span>', { class: 'camunda8-name' });
  readonly #state = $('<span>', { class: 'camunda8-state' });
  readonly #body = $('<div>').hide();
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #list = $('<ul>');
  readonly #rows = new Map<string, ProcessRow>();
  readonly #rest = new Rest();
  #wasOpened = false;
  #isOpen = false;

  /** @param changed it was opened, and wants to be asked about */
  constructor(cluster: EditorNode, changed: () => void, choose: (chosen: Chosen) => void) {
    this.#cluster = cluster;
    this.#choose = (process) => choose({ cluster, process });
    const more = () => {
      this.wake();
      void this.refresh(); // whoever waits is not to wait for other clusters
      changed();
    };
    this.#decisions = new DecisionList(cluster.id, more, (decision) => choose({ cluster, decision }));
    this.#searches = new SearchList(cluster.id, more);
    const sign = $('<i>', { class: 'fa fa-angle-right', 'aria-hidden': 'true' });
    this.#head = $('<button>', { type: 'button', class: 'camunda8-head', 'aria-expanded': 'false' });
    this.#head.append(sign, this.#name, this.#state).on('click', () => {
      this.#open(!this.#isOpen);
      if (this.#isOpen) more();
    });
    this.#body.append(this.#message, this.#list, this.#decisions.element, this.#searches.element);
    this.element.append($('<h3>').append(this.#head), this.#body);
  }

  /** Opens it, unless somebody has closed it. */
  openFirst(): void {
    if (!this.#wasOpened) this.#open(true);
  }

  /** Whether it could not be asked: an answer may take long. */
  get isDoubtful(): boolean {
    return this.#rest.isDoubtful;
  }

  showName(name: string): void {
    this.#name.text(name);
  }

  wake(): void {
    this.#rest.wake();
  }

  /** Never rejects. */
  refresh(): Promise<void> {
    return this.#rest.over(
      () => this.#ask(),
      () => (this.#isOpen ? 0 : CLOSED),
    );
  }

  async #ask(): Promise<boolean> {
    const { id: cluster } = this.#cluster;
    // Nodes remember what they found, whether or not Camunda answers.
    if (this.#isOpen) void this.#searches.refresh();
    const answer = await ask({ about: 'cluster', cluster });
    this.#showState(answer);
    if (!answer.ok || !this.#isOpen) return answer.ok;
    const found = await ask({ about: 'processes', cluster });
    if (found.ok) this.#showProcesses(found);
    else say(this.#message, found.message);
    return (await this.#decisions.refresh()) && found.ok;
  }

  #open(isOpen: boolean): void {
    this.#wasOpened = true;
    this.#isOpen = isOpen;
    this.#head.attr('aria-expanded', String(isOpen));
    this.#head.children('i').toggleClass('fa-angle-down', isOpen).toggleClass('fa-angle-right', !isOpen);
    this.#body.toggle(isOpen);
  }

  #showState(answer: ClusterAnswer | Refused): void {
    const { state } = answer;
    const words = answer.ok ? text('state.up', { version: answer.version }) : text(`state.${state}`);
    this.#state
      .empty()
      .append(
        $('<i>', { class: `fa fa-${ICONS[state]}`, 'aria-hidden': 'true' }),
        document.createTextNode(` ${words}`),
      );
    this.#decisions.element.toggle(answer.ok);
    if (answer.ok) return;
    say(this.#message, answer.message);
    this.#list.empty();
    this.#rows.clear();
  }

  #showProcesses({ processes, isAll, isOld, message }: ProcessesAnswer): void {
    const notes = [
      message,
      isOld ? text('old') : undefined,
      processes.length > 0 ? undefined : isOld ? text('noInstances') : text('noProcesses'),
      isAll ? undefined : text('more', { number: processes.length }),
    ];
    say(this.#message, notes.filter(Boolean).join(' '));
    const keys = processes.map(({ id, tenantId = '' }) => JSON.stringify([tenantId, id]));
    for (const key of this.#rows.keys()) if (!keys.includes(key)) this.#rows.delete(key);
    const rows = processes.map((process, place) => {
      const key = keys[place] ?? '';
      const row = this.#rows.get(key) ?? new ProcessRow(this.#choose);
      this.#rows.set(key, row);
      if (process.figures) this.#history.add(key, process.figures, performance.now());
      const isNamesake = processes.some(({ id, name }) => id !== process.id && name === process.name);
      row.show(process, this.#history.of(key), isNamesake);
      return row.element;
    });
    arrange(this.#list, rows);
  }
}
