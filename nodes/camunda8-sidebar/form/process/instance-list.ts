import type { Figures, ShownInstance } from '../../choices';
import { text } from '../words';

const SHORT: Intl.DateTimeFormatOptions = { dateStyle: 'short', timeStyle: 'short' };

/** The instances of a process that run, of which one can be chosen. */
export class InstanceList {
  readonly element = $('<section>');
  readonly #count = $('<p>', { class: 'camunda8-note' });
  readonly #list = $('<ul>');
  readonly #changed: () => void;
  #chosen: string | undefined;

  /** @param changed another one was chosen, or none */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.element.append($('<h4>', { text: text('instances') }), this.#count, this.#list);
  }

  get chosen(): string | undefined {
    return this.#chosen;
  }

  choose(key: string | undefined): void {
    this.#chosen = key;
    for (const one of this.#list.find('button')) {
      one.setAttribute('aria-pressed', String(one.dataset.key === key));
    }
  }

  /** @param figures of all that run */
  show(instances: readonly ShownInstance[], { running, more }: Figures): void {
    const number = instances.length;
    const total = running.toLocaleString(RED.i18n.lang());
    const latest = more?.includes('running')
      ? text('latestOfMore', { number, total })
      : text('latest', { number, total });
    this.#count.text(number === 0 ? text('none') : number < running ? latest : '');
    const keys = instances.map(({ key }) => key);
    if (this.#chosen !== undefined && !keys.includes(this.#chosen)) this.#chosen = undefined;
    const shown = new Map<string, HTMLElement>();
    for (const one of this.#list.children()) {
      const key = one.dataset.key ?? '';
      if (keys.includes(key)) shown.set(key, one);
      else one.remove();
    }
    for (const [place, instance] of instances.entries()) {
      const row = shown.get(instance.key) ?? this.#rowOf(instance);
      const [sign] = row.getElementsByTagName('i');
      if (sign) sign.hidden = !instance.isStuck;
      const there = this.#list.children()[place];
      if (there !== row) this.#list[0]?.insertBefore(row, there ?? null);
    }
  }

  #rowOf({ key, startDate, businessId }: ShownInstance): HTMLElement {
    const row = document.createElement('li');
    row.dataset.key = key;
    const date = new Date(startDate);
    const since = Number.isNaN(date.getTime())
      ? undefined
      : text('started', { date: date.toLocaleString(RED.i18n.lang(), SHORT) });
    const press = $('<button>', { type: 'button', class: 'camunda8-process', 'aria-pressed': 'false' });
    press.attr('data-key', key).append(
      $('<i>', {
        class: 'fa fa-exclamation-triangle camunda8-stuck',
        role: 'img',
        'aria-label': text('isStuck'),
      }),
      $('<span>', { class: 'camunda8-name', text: businessId ?? key, title: key }),
      $('<span>', { class: 'camunda8-figures', text: since ?? '', title: startDate }),
    );
    press.on('click', () => {
      this.choose(this.#chosen === key ? undefined : key);
      this.#changed();
    });
    row.append(...press);
    return row;
  }
}
