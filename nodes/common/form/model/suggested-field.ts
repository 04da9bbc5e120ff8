import { writtenList } from '../../../../src/written-list';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import { onlyCluster } from '../only-cluster';
import { chosenCluster } from '../search/form-values';
import type { Texts } from '../texts';
import { askCluster } from './deployed';
import { type Fact, Facts, type Known } from './facts';
import type { Source } from './sources';
import { labelOf, type Taker } from './taker';
import { isBlank, isText, shownInput, write, writtenIn } from './written';

/** A field with suggestions, which says of a value that the cluster does not know it. */
export class SuggestedField implements Taker {
  readonly #node: EditorNode;
  readonly #source: Source;
  readonly #text: Texts;
  readonly #field: JQuery;
  readonly #list: JQuery;
  readonly #unknown = $('<div>', { class: 'camunda8-hint', role: 'status' });
  #ofCluster = new Facts();
  #ofFile = new Facts();
  #asked = '';

  constructor(node: EditorNode, property: string, source: Source, text: Texts) {
    this.#node = node;
    this.#source = source;
    this.#text = text;
    this.#field = fieldOf(node, property);
    this.#list = $('<datalist>', { id: `camunda8-model-${property}` });
    this.row.append(this.#list, this.#unknown);
    const input = shownInput(this.#field);
    const connect = () => input.attr('list', isText(this.#field) ? String(this.#list.attr('id')) : null);
    connect();
    this.#field.on('change', () => {
      connect();
      this.#judge();
    });
    input.on('input', () => {
      this.#unknown.empty();
      if (source.isList) this.#show();
    });
    this.row.on('focusin', () => this.#ask());
    for (const need of this.needs) need.on('change', () => this.#unknown.empty());
  }

  get row(): JQuery {
    return this.#field.closest('.form-row');
  }

  get kind(): Source['kind'] {
    return this.#source.kind;
  }

  get isShown(): boolean {
    return this.row.is(':visible');
  }

  get needs(): JQuery[] {
    return this.#source.needs.map((property) => fieldOf(this.#node, property));
  }

  get isWaiting(): boolean {
    const { isList, needs, unless } = this.#source;
    const isOther = unless !== undefined && !isBlank(fieldOf(this.#node, unless));
    return !isList && needs.length === 0 && !isOther && isBlank(this.#field);
  }

  offer(facts: Facts): void {
    this.#ofFile = facts;
    this.#show();
  }

  fitting(facts: Facts): Known {
    const [process] = this.needs;
    const of = process ? writtenIn(process) : '';
    return facts.known(this.kind, of === '' ? undefined : of);
  }

  choose(value: string): void {
    const before = this.#source.isList ? writtenList(writtenIn(this.#field)) : [];
    write(this.#field, [...new Set([...before, value])].join(', '));
  }

  /** Asks the cluster when somebody comes to the field. Without an answer, people type. */
  #ask(): void {
    const cluster = chosenCluster(this.#node, onlyCluster(this.#node));
    const question = this.#source.question(...this.needs.map(writtenIn));
    const asked = cluster && question ? JSON.stringify([cluster, question]) : '';
    if (asked !== this.#asked) this.#take(new Facts());
    this.#asked = asked;
    if (cluster && question) {
      void askCluster(cluster, question).then((facts) => {
        if (asked === this.#asked && facts !== this.#ofCluster) this.#take(facts);
      });
    }
  }

  #take(facts: Facts): void {
    this.#ofCluster = facts;
    this.#show();
    this.#judge();
  }

  #show(): void {
    const all = new Map<string, Fact>();
    for (const facts of [this.#ofFile, this.#ofCluster]) {
      for (const fact of this.fitting(facts).facts) if (!all.has(fact.value)) all.set(fact.value, fact);
    }
    const before = this.#source.isList ? this.#before() : '';
    const options = sorted([...all.values()], this.kind).map((fact) =>
      $('<option>', { value: before + fact.value, label: labelOf(fact, this.#text) || null }),
    );
    this.#list.empty().append(options);
  }

  /** What stands before the value that is being typed. */
  #before(): string {
    const written = String(shownInput(this.#field).val() ?? '');
    return written.slice(0, written.lastIndexOf(',') + 1).replace(/,$/, ', ');
  }

  #judge(): void {
    const { facts, isAll } = this.fitting(this.#ofCluster);
    const written = writtenIn(this.#field);
    const values = this.#source.isList ? writtenList(written) : [written].filter(Boolean);
    const unknown = values.find((value) => !facts.some((fact) => fact.value === value));
    const isDoubtful = isAll && facts.length > 0 && unknown !== undefined && this.#isJudged;
    this.#unknown.text(isDoubtful ? this.#text(`model.unknown.${this.kind}`, { value: unknown }) : '');
  }

  /** Others may exist: keys of older versions, and an error that is caught by any boundary event. */
  get #isJudged(): boolean {
    return !['processKeys', 'decisionKeys', 'errorCodes'].includes(this.kind);
  }
}

/** Versions stay in their order, the newest first. */
function sorted(facts: Fact[], kind: Source['kind']): Fact[] {
  if (kind === 'versions') return facts;
  const shown = ({ value, name, version }: Fact) => (version === undefined ? value : `${name}`);
  return facts.sort((one, other) => shown(one).localeCompare(shown(other)));
}
