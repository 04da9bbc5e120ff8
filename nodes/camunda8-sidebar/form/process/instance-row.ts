import type { ShownInstance } from '../../choices';
import { sinceWhen, text } from '../words';

/** An instance in the list of its process. */
export class InstanceRow {
  readonly element = document.createElement('li');
  readonly #press = $('<button>', { type: 'button', class: 'camunda8-process', 'aria-pressed': 'false' });
  readonly #sign = $('<i>', {
    class: 'fa fa-exclamation-triangle camunda8-stuck',
    role: 'img',
    'aria-label': text('isStuck'),
  });
  readonly #version = $('<span>', { class: 'camunda8-figures' });
  #instance: ShownInstance;

  constructor(instance: ShownInstance, press: () => void) {
    const { key, startDate, businessId } = instance;
    this.#instance = instance;
    this.element.dataset.key = key;
    this.#press
      .attr('data-key', key)
      .append(
        this.#sign,
        $('<span>', { class: 'camunda8-name', text: businessId ?? key, title: key }),
        this.#version,
        $('<span>', { class: 'camunda8-figures', text: sinceWhen(startDate, 'short'), title: startDate }),
      );
    this.element.append(...this.#press.on('click', press));
  }

  get instance(): ShownInstance {
    return this.#instance;
  }

  /** @param instance the same one, of which something may have changed */
  show(instance: ShownInstance): void {
    this.#instance = instance;
    this.#sign.prop('hidden', !instance.isStuck);
  }

  choose(isChosen: boolean): void {
    this.#press.attr('aria-pressed', String(isChosen));
  }

  /** Names its version where it is not of the one that is shown. @param key of that */
  nameVersion(key: string): void {
    const { version } = this.#instance;
    const isOther = version !== undefined && version.key !== key;
    this.#version.text(isOther ? text('version', { version: version.version }) : '').toggle(isOther);
  }
}
