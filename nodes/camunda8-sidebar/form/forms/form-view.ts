import type { FormAnswer } from '../../choices';
import { ask } from '../ask';
import { type Back, button, onEscape, say, type View } from '../view';
import { text } from '../words';
import type { ElementForm } from './model-forms';
import { previewOf } from './preview';
import { readForm } from './read-form';

/** The form of a task, or the one that starts a process. Nothing that is typed into it is sent. */
export class FormView implements View {
  readonly element = $('<div>', { class: 'camunda8-view' });
  readonly #cluster: string;
  readonly #key: string;
  readonly #form: ElementForm;
  readonly #back: JQuery;
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #place = $('<div>');
  #isShown = false;

  /** @param cluster ID of the config node @param key of the version of the process */
  constructor(cluster: string, key: string, form: ElementForm, back: Back) {
    this.#cluster = cluster;
    this.#key = key;
    this.#form = form;
    this.#back = button('arrow-left', back.words, back.press);
    const words = form.isStart ? text('form.start') : form.name;
    const title = $('<h3>', { text: words, title: form.elementId });
    this.element.append($('<div>', { class: 'camunda8-title' }).append(this.#back, title));
    this.element.append($('<p>', { class: 'camunda8-note', text: text('form.note') }));
    this.element.append(this.#message, this.#place);
    onEscape(this.element, back.press);
  }

  async refresh(): Promise<boolean> {
    if (this.#isShown) return true;
    const { json, isJob } = this.#form;
    if (json !== undefined) this.#show(json);
    else if (isJob) say(this.#message, text('form.ofJob'));
    else return this.#ask();
    return true;
  }

  focus(): void {
    this.#back.trigger('focus');
  }

  /** Again and again, until there is a task that has it. */
  async #ask(): Promise<boolean> {
    const elementId = this.#form.isStart ? '' : this.#form.elementId;
    const answer = await ask({ about: 'form', cluster: this.#cluster, key: this.#key, elementId });
    if (!answer.ok) {
      say(this.#message, answer.message);
      return false;
    }
    if (answer.schema !== undefined) this.#show(answer.schema);
    else say(this.#message, wordsOf(answer.missing));
    return true;
  }

  #show(json: string): void {
    this.#isShown = true;
    const read = readForm(json);
    const preview = 'complaint' in read ? undefined : previewOf(read.components);
    if ('complaint' in read && read.complaint === 'tooLarge') say(this.#message, text('form.tooLarge'));
    else if (!preview || 'complaint' in read) say(this.#message, text('form.broken'));
    else say(this.#message, read.isCut ? text('form.isCut') : '');
    if (preview) this.#place.append(preview);
  }
}

function wordsOf(missing: FormAnswer['missing']): string {
  if (missing === 'noTask') return text('form.noTask');
  return missing === 'tooLarge' ? text('form.tooLarge') : text('form.none');
}
