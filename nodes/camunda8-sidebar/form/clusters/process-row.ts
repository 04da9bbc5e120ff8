import type { ShownProcess } from '../../choices';
import { figuresShown } from '../figures';
import type { Sample } from '../history';
import { lineOf } from '../line';
import { text } from '../words';

/** A process in the list of its cluster. */
export class ProcessRow {
  readonly element = $('<li>');
  readonly #button = $('<button>', { type: 'button', class: 'camunda8-process' });
  readonly #name = $('<span>', { class: 'camunda8-name' });
  #process: ShownProcess | undefined;

  constructor(choose: (process: ShownProcess) => void) {
    this.#button.on('click', () => {
      if (this.#process) choose(this.#process);
    });
    this.element.append(this.#button.append(this.#name));
  }

  /** @param samples of the last hour @param isNamesake another one has the same name */
  show(process: ShownProcess, samples: readonly Sample[], isNamesake: boolean): void {
    this.#process = process;
    const { id, name, version, tenantId, figures } = process;
    const more = [
      version === undefined ? undefined : text('version', { version }),
      tenantId === undefined ? undefined : text('tenant', { tenantId }),
    ];
    this.#name.text(name ?? id);
    if (isNamesake && name !== undefined) this.#name.append($('<small>', { text: ` ${id}` }));
    this.#name.attr('title', [id, ...more].filter(Boolean).join(' · '));
    this.#button.children().not(this.#name).remove();
    this.#button.append(...[lineOf(samples, performance.now())].filter((line) => line !== undefined));
    this.#button.append(figuresShown(figures));
  }
}
