import type { ShownInstance } from '../../choices';
import { arrange } from '../arrange';
import { text } from '../words';
import { InstanceRow } from './instance-row';

/** The instances of a process that run, of which one can be chosen. */
export class InstanceList {
  readonly element = $('<section>');
  readonly #count = $('<p>', { class: 'camunda8-note' });
  readonly #list = $('<ul>');
  readonly #rows = new Map<string, InstanceRow>();
  readonly #changed: () => void;
  #chosen: string | undefined;
  /** Whether the one that is chosen is not among those that were answered. */
  #isKept = false;

  /** @param changed another one was chosen, or none */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.element.append($('<h4>', { text: text('instances') }), this.#count, this.#list);
  }

  get chosen(): ShownInstance | undefined {
    return this.#chosen === undefined ? undefined : this.#rows.get(this.#chosen)?.instance;
  }

  choose(key: string | undefined): void {
    this.#chosen = key;
    for (const [own, row] of this.#rows) row.choose(own === key);
  }

  /** @param running how many run @param isMore whether there are more than that */
  show(instances: readonly ShownInstance[], running: number, isMore: boolean): void {
    const number = instances.length;
    const total = running.toLocaleString(RED.i18n.lang());
    const latest = isMore ? text('latestOfMore', { number, total }) : text('latest', { number, total });
    this.#count.text(number === 0 ? text('none') : number < running ? latest : '');
    const { chosen } = this;
    // Whoever looks at one goes on, however many newer ones there are.
    this.#isKept =
      chosen !== undefined && number < running && instances.every(({ key }) => key !== chosen.key);
    this.#arrange(chosen && this.#isKept ? [...instances, chosen] : instances);
  }

  /** What is known of the one that is chosen by itself: without the others, nobody else tells whether it still runs. */
  update(isRunning: boolean, isStuck: boolean): void {
    const { chosen } = this;
    if (!chosen || !this.#isKept) return;
    const others = Array.from(this.#rows.values(), ({ instance }) => instance);
    this.#arrange(
      others.flatMap((one) => (one !== chosen ? [one] : isRunning ? [{ ...chosen, isStuck }] : [])),
    );
  }

  /** Names the versions of those that are not of the version that is shown. @param key of that */
  nameVersions(key: string): void {
    for (const row of this.#rows.values()) row.nameVersion(key);
  }

  #arrange(instances: readonly ShownInstance[]): void {
    const rows = instances.map((instance) => this.#rowOf(instance));
    for (const key of this.#rows.keys()) {
      if (!instances.some((one) => one.key === key)) this.#rows.delete(key);
    }
    if (!this.chosen) this.#chosen = undefined;
    arrange(this.#list, rows);
  }

  #rowOf(instance: ShownInstance): HTMLElement {
    const { key } = instance;
    const row = this.#rows.get(key) ?? new InstanceRow(instance, () => this.#press(key));
    this.#rows.set(key, row);
    row.show(instance);
    return row.element;
  }

  #press(key: string): void {
    this.choose(this.#chosen === key ? undefined : key);
    this.#changed();
  }
}
