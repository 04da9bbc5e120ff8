import type { EditorNode } from '../../../common/form/editor-node';
import type { ShownRun, ShownSearch } from '../../choices';
import { type Line, pictureOf } from '../line';
import { goTo } from '../process/marks';
import { text } from '../words';

/** A node that searches: what it found last, and in the last hour. */
export class SearchRow {
  readonly element = document.createElement('li');
  readonly #button = $('<button>', { type: 'button', class: 'camunda8-process' });
  readonly #name = $('<span>', { class: 'camunda8-name' });
  readonly #figures = $('<span>', { class: 'camunda8-figures' });
  #node: EditorNode;

  constructor(node: EditorNode) {
    this.#node = node;
    this.#button.append(this.#name, this.#figures).on('click', () => goTo(this.#node));
    this.element.append(...this.#button);
  }

  /** @param name that tells it from others @param search nothing: it did not search yet @param now milliseconds */
  show(node: EditorNode, name: string, search: ShownSearch | undefined, now: number): void {
    this.#node = node;
    this.#name.text(name).attr('title', text('goTo', { name }));
    this.#button.children('svg').remove();
    this.#name.after(search && search.runs.length > 1 ? lineOf(search.runs, now) : '');
    this.#figures.text(search ? foundIn(search.last) : text('notSearched'));
    this.#figures.attr('title', search ? text('lastSearch', { date: timeOf(search.last) }) : null);
  }
}

function lineOf(runs: readonly ShownRun[], now: number): Element {
  const points = runs.map(({ ago, items }) => ({ at: now - ago, value: items }));
  const found: Line = { look: 'found', parts: [points] };
  const most = Math.max(...runs.map(({ items }) => items));
  return pictureOf([found], text('foundInLastHour', { most: inWords(most) }), now);
}

function foundIn({ items, pages }: ShownRun): string {
  const onPages = pages === 1 ? text('onePage') : text('pages', { number: inWords(pages) });
  return text('found', { number: inWords(items), pages: onPages });
}

const timeOf = ({ ago }: ShownRun) => new Date(Date.now() - ago).toLocaleString(RED.i18n.lang());
const inWords = (count: number) => count.toLocaleString(RED.i18n.lang());
