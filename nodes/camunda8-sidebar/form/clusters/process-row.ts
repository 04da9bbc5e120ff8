import type { ShownProcess } from '../../choices';
import { figuresLine, figuresShown } from '../figures';
import type { Sample } from '../history';
import { named } from '../named';
import { text } from '../words';

/** A process in the list of its cluster. */
export class ProcessRow {
  readonly element = document.createElement('li');
  readonly #button = $('<button>', { type: 'button', class: 'camunda8-process' });
  readonly #name = $('<span>', { class: 'camunda8-name' });
  #process: ShownProcess | undefined;

  constructor(choose: (process: ShownProcess) => void) {
    this.#button.on('click', () => {
      if (this.#process) choose(this.#process);
    });
    this.element.append(...this.#button.append(this.#name));
  }

  /** @param samples of the last hour @param isNamesake another one has the same name */
  show(process: ShownProcess, samples: readonly Sample[], isNamesake: boolean): void {
    this.#process = process;
    const { id, name, version, figures } = process;
    named(this.#name, process);
    if (isNamesake && name !== undefined) this.#name.append($('<small>', { text: ` ${id}` }));
    if (version !== undefined) this.#name.attr('title', `${id} · ${text('version', { version })}`);
    this.#button.children().not(this.#name).remove();
    this.#button.append(figuresLine(samples, performance.now()) ?? '', figuresShown(figures));
  }
}
