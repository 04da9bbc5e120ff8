import type { ProcessAnswer, ShownDecision, ShownProcess } from '../../choices';
import { ask } from '../ask';
import { figuresShown } from '../figures';
import type { ElementForm } from '../forms/model-forms';
import { named } from '../named';
import { type Back, button, onEscape, type View } from '../view';
import { text } from '../words';
import type { Call } from './calls';
import { IncidentList } from './incident-list';
import { InstanceList } from './instance-list';
import { Picture } from './picture';

/** What a process leads to. */
export interface Ways {
  back: Back;
  /** Something else is to be asked. */
  changed(): void;
  /** Shows what is called. */
  lead(called: { process: ShownProcess } | { decision: ShownDecision }): void;
  /** @param key of the version of the process */
  openForm(key: string, form: ElementForm): void;
}

/** One process: its instances, and where they are; or one of them, and the way that it took. */
export class ProcessView implements View {
  readonly element = $('<div>', { class: 'camunda8-view' });
  readonly #cluster: string;
  readonly #process: ShownProcess;
  readonly #back: JQuery;
  readonly #ways: Ways;
  readonly #figures = $('<p>', { class: 'camunda8-sum' });
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #place = $('<div>');
  readonly #incidents: IncidentList;
  readonly #instances: InstanceList;
  readonly #versions = $('<select>', { 'aria-label': text('versions') }).hide();
  /** Of the version that is shown; blank before 8.8. */
  #key: string;
  #picture: Picture | undefined;

  /** @param cluster ID of the config node */
  constructor(cluster: string, process: ShownProcess, ways: Ways) {
    const { back, changed } = ways;
    this.#cluster = cluster;
    this.#process = process;
    this.#ways = ways;
    this.#key = process.key;
    this.#back = button('arrow-left', back.words, back.press);
    this.#incidents = new IncidentList(cluster, changed);
    this.#instances = new InstanceList(changed);
    this.#versions.on('change', () => {
      this.#key = String(this.#versions.val());
      this.#picture = undefined;
      this.#instances.choose(undefined);
      changed();
    });
    const title = named($('<h3>'), process);
    this.element.append($('<div>', { class: 'camunda8-title' }).append(this.#back, title, this.#versions));
    this.element.append(this.#figures, this.#message, this.#place, this.#maker());
    this.element.append(this.#incidents.element, this.#instances.element);
    onEscape(this.element, back.press);
  }

  async refresh(): Promise<boolean> {
    const [cluster, key] = [this.#cluster, this.#key];
    const { id: processId, tenantId = '' } = this.#process;
    const [answer, isDrawn] = await Promise.all([
      ask({ about: 'process', cluster, processId, tenantId, key }),
      key === '' || this.#picture !== undefined || this.#draw(key),
    ]);
    if (key !== this.#key) return true;
    this.#message.text(answer.ok ? (key === '' ? text('oldProcess') : '') : answer.message);
    if (!answer.ok) return false;
    this.#show(answer);
    return (await this.#showProgress(answer)) && isDrawn;
  }

  focus(): void {
    this.#back.trigger('focus');
  }

  /** Opens the dialog that makes a flow of it, where it can be read. */
  #maker(): JQuery {
    const { id: processId, tenantId } = this.#process;
    const options = { cluster: this.#cluster, processId, tenantId };
    return $('<button>', { type: 'button', class: 'red-ui-button', text: text('makeFlow.action') })
      .toggle(this.#key !== '')
      .on('click', () => RED.actions.invoke('camunda8:make-flow', options));
  }

  /** @returns whether Node-RED could be asked */
  async #draw(key: string): Promise<boolean> {
    const answer = await ask({ about: 'model', cluster: this.#cluster, key });
    if (key !== this.#key) return false;
    if (!answer.ok) {
      this.#place.empty().append($('<p>', { class: 'camunda8-note', role: 'status', text: answer.message }));
      return false;
    }
    this.#picture = new Picture(this.#cluster, this.#process, answer.xml, {
      openForm: (form) => this.#ways.openForm(key, form),
      follow: (call) => void this.#follow(call),
    });
    this.#place.empty().append(this.#picture.element);
    return true;
  }

  async #follow({ kind, id }: Call): Promise<void> {
    const { tenantId = '' } = this.#process;
    const about = kind === 'process' ? 'calledProcess' : 'calledDecision';
    const answer = await ask({ about, cluster: this.#cluster, id, tenantId });
    if (!answer.ok) this.#message.text(answer.message);
    else if (answer.process) this.#ways.lead({ process: answer.process });
    else if (answer.decision) this.#ways.lead({ decision: answer.decision });
    else this.#message.text(text(`call.no.${kind}`, { id }));
  }

  #show({ figures, instances, versions }: ProcessAnswer): void {
    this.#figures.empty().append(figuresShown(figures));
    this.#instances.show(instances, figures);
    this.#showVersions(versions);
  }

  /** Of the instance that is chosen, else of all. */
  async #showProgress({ elements }: ProcessAnswer): Promise<boolean> {
    const { chosen } = this.#instances;
    if (chosen === undefined) {
      this.#incidents.show([], String);
      this.#picture?.show({ elements });
      return true;
    }
    const answer = await ask({ about: 'instance', cluster: this.#cluster, key: chosen });
    if (chosen !== this.#instances.chosen) return true;
    if (!answer.ok) {
      this.#message.text(answer.message);
      return false;
    }
    this.#incidents.show(answer.incidents, (id) => this.#picture?.nameOf(id) ?? id);
    this.#picture?.show(answer);
    return true;
  }

  #showVersions(versions: ProcessAnswer['versions']): void {
    this.#versions.toggle(versions.length > 1);
    const known = Array.from(this.#versions.children(), (option) => (option as HTMLOptionElement).value);
    if (versions.length === known.length && versions.every(({ key }, at) => key === known[at])) return;
    const options = versions.map(({ key, version }) =>
      $('<option>', { value: key, text: text('version', { version }) }),
    );
    this.#versions.empty().append(options).val(this.#key);
  }
}
