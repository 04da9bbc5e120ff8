import type { ProcessAnswer, ShownProcess } from '../choices';
import { ask } from './ask';
import type { Chosen } from './cluster-list';
import { figuresShown } from './figures';
import { InstanceList } from './instance-list';
import { button, type View } from './view';
import { text } from './words';

/** One process: its instances, and where they are. */
export class ProcessView implements View {
  readonly element = $('<div>', { class: 'camunda8-view' });
  readonly #cluster: string;
  readonly #process: ShownProcess;
  readonly #back: JQuery;
  readonly #figures = $('<p>', { class: 'camunda8-sum' });
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #instances: InstanceList;
  readonly #versions = $('<select>', { 'aria-label': text('versions') }).hide();
  #key: string;

  /** @param changed something else is to be asked */
  constructor({ cluster, process }: Chosen, back: () => void, changed: () => void) {
    this.#cluster = cluster.id;
    this.#process = process;
    this.#key = process.key;
    this.#back = button('arrow-left', text('back'), back);
    this.#instances = new InstanceList(changed);
    this.#versions.on('change', () => {
      this.#key = String(this.#versions.val());
      this.#instances.choose(undefined);
      changed();
    });
    const title = $('<h3>', { text: process.name ?? process.id, title: process.id });
    this.element.append($('<div>', { class: 'camunda8-title' }).append(this.#back, title, this.#versions));
    this.element.append(this.#figures, this.#message, this.#instances.element);
    this.element.on('keydown', ({ key }) => {
      if (key === 'Escape') back();
    });
  }

  async refresh(): Promise<boolean> {
    const [cluster, key] = [this.#cluster, this.#key];
    const answer = await ask({ about: 'process', cluster, processId: this.#process.id, key });
    if (key !== this.#key) return true;
    this.#message.text(answer.ok ? (key === '' ? text('oldProcess') : '') : answer.message);
    if (answer.ok) this.#show(answer);
    return answer.ok;
  }

  focus(): void {
    this.#back.trigger('focus');
  }

  #show({ figures, instances, versions }: ProcessAnswer): void {
    this.#figures.empty().append(figuresShown(figures));
    this.#instances.show(instances, figures.running);
    this.#showVersions(versions);
  }

  #showVersions(versions: ProcessAnswer['versions']): void {
    const known = this.#versions.children().length;
    this.#versions.toggle(versions.length > 1);
    if (known === versions.length) return;
    const options = versions.map(({ key, version }) =>
      $('<option>', { value: key, text: text('version', { version }) }),
    );
    this.#versions.empty().append(options).val(this.#key);
  }
}
