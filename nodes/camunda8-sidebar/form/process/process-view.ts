import type { InstanceAnswer, ProcessAnswer, ShownDecision, ShownProcess, ShownVersion } from '../../choices';
import { ask } from '../ask';
import { figuresShown } from '../figures';
import type { ElementForm } from '../forms/model-forms';
import { named } from '../named';
import { type Back, button, onEscape, say, type View } from '../view';
import { text } from '../words';
import type { Call } from './calls';
import { IncidentList } from './incident-list';
import { InstanceList } from './instance-list';
import { Picture } from './picture';
import { VersionSelect } from './version-select';

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

/** One process: its instances, and where those of one version are; or one of them, and the way that it took. */
export class ProcessView implements View {
  readonly element = $('<div>', { class: 'camunda8-view' });
  readonly #cluster: string;
  readonly #process: ShownProcess;
  readonly #back: JQuery;
  readonly #ways: Ways;
  readonly #figures = $('<p>', { class: 'camunda8-sum' });
  readonly #others = $('<p>', { class: 'camunda8-sum' });
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  /** Why what was followed leads nowhere. */
  readonly #followed = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #place = $('<div>');
  readonly #incidents: IncidentList;
  readonly #instances: InstanceList;
  readonly #versions = new VersionSelect((version) => {
    this.#instances.choose(undefined);
    this.#turnTo(version);
    this.#changed();
  });
  /** Undefined before 8.8. */
  #version: ShownVersion | undefined;
  #picture: Picture | undefined;
  #isFollowing = false;

  /** @param cluster ID of the config node */
  constructor(cluster: string, process: ShownProcess, ways: Ways) {
    const { back, changed } = ways;
    const { key, version } = process;
    this.#cluster = cluster;
    this.#process = process;
    this.#ways = ways;
    this.#version = version === undefined ? undefined : { key, version };
    this.#back = button('arrow-left', back.words, back.press);
    this.#incidents = new IncidentList(cluster, changed);
    this.#instances = new InstanceList(() => this.#changed());
    const title = named($('<h3>'), process);
    const head = $('<div>', { class: 'camunda8-title' }).append(this.#back, title, this.#versions.element);
    this.element.append(head, this.#figures, this.#others, this.#message, this.#followed, this.#place);
    this.element.append(this.#maker(), this.#incidents.element, this.#instances.element);
    onEscape(this.element, back.press);
  }

  async refresh(): Promise<boolean> {
    const [cluster, key] = [this.#cluster, this.#key];
    const { id: processId, tenantId = '' } = this.#process;
    const [answer, undrawn] = await Promise.all([
      ask({ about: 'process', cluster, processId, tenantId, key }),
      this.#draw(key),
    ]);
    if (key !== this.#key) return true;
    if (!answer.ok) {
      say(this.#message, answer.message);
      return false;
    }
    this.#show(answer);
    if (this.#hasMoved()) return true;
    const unknown = await this.#showProgress(answer);
    if (key !== this.#key) return true;
    const failure = undrawn ?? unknown;
    say(this.#message, failure ?? (key === '' ? text('oldProcess') : ''));
    return failure === undefined;
  }

  focus(): void {
    this.#back.trigger('focus');
  }

  /** Blank before 8.8. */
  get #key(): string {
    return this.#version?.key ?? '';
  }

  /** Opens the dialog that makes a flow of it, where it can be read. */
  #maker(): JQuery {
    const { id: processId, tenantId } = this.#process;
    const options = { cluster: this.#cluster, processId, tenantId };
    return $('<button>', { type: 'button', class: 'red-ui-button', text: text('makeFlow.action') })
      .toggle(this.#key !== '')
      .on('click', () => RED.actions.invoke('camunda8:make-flow', options));
  }

  /** Another instance is chosen, or another version. */
  #changed(): void {
    const { chosen } = this.#instances;
    this.#turnTo(chosen?.version);
    // What is known of another one is not to be taken for its own.
    this.#incidents.clear();
    this.#picture?.show({ elements: [] });
    this.#ways.changed();
  }

  /** Shows another version. @param version undefined: as before */
  #turnTo(version: ShownVersion | undefined): void {
    if (version === undefined || version.key === this.#key) return;
    this.#version = version;
    this.#picture = undefined;
    // What is below stays where it is until the other one is drawn.
    this.#place.css('min-height', this.#place.height() ?? 0).empty();
    this.#figures.empty();
    this.#others.empty();
    say(this.#followed, '');
    this.#instances.nameVersions(version.key);
  }

  /** Follows the instance that is chosen where it was moved to another version. */
  #hasMoved(): boolean {
    const { chosen } = this.#instances;
    const hasMoved = chosen?.version !== undefined && chosen.version.key !== this.#key;
    if (hasMoved) this.#changed();
    return hasMoved;
  }

  /** @returns why it could not be drawn */
  async #draw(key: string): Promise<string | undefined> {
    if (key === '' || this.#picture !== undefined) return undefined;
    const answer = await ask({ about: 'model', cluster: this.#cluster, key });
    if (key !== this.#key) return undefined;
    this.#place.css('min-height', '');
    if (!answer.ok) return answer.message;
    this.#picture = new Picture(this.#cluster, this.#process, answer.xml, {
      openForm: (form) => this.#ways.openForm(key, form),
      follow: (call) => void this.#follow(call),
    });
    this.#place.empty().append(this.#picture.element);
    return undefined;
  }

  /** One at a time: who clicks twice means one. */
  async #follow({ kind, id }: Call): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    say(this.#followed, '');
    const { tenantId = '' } = this.#process;
    const about = kind === 'process' ? 'calledProcess' : 'calledDecision';
    const answer = await ask({ about, cluster: this.#cluster, id, tenantId });
    this.#isFollowing = false;
    if (!answer.ok) say(this.#followed, answer.message);
    else if (answer.process) this.#ways.lead({ process: answer.process });
    else if (answer.decision) this.#ways.lead({ decision: answer.decision });
    else say(this.#followed, text(`call.no.${kind}`, { id }));
  }

  #show({ figures, others, instances, versions }: ProcessAnswer): void {
    this.#figures.empty().append(figuresShown(figures));
    this.#others.empty();
    if (others) this.#others.append(`${text('otherVersions')} `, figuresShown(others));
    const isMore = [figures, others].some((one) => one?.more?.includes('running'));
    this.#instances.show(instances, figures.running + (others?.running ?? 0), isMore);
    this.#instances.nameVersions(this.#key);
    this.#versions.show(versions, this.#version);
  }

  /** Of the instance that is chosen, else of all. @returns why that is not known */
  async #showProgress({ elements }: ProcessAnswer): Promise<string | undefined> {
    const { chosen } = this.#instances;
    const answer = chosen && (await ask({ about: 'instance', cluster: this.#cluster, key: chosen.key }));
    if (chosen?.key !== this.#instances.chosen?.key) return undefined;
    if (answer && !answer.ok) return answer.message;
    if (answer) this.#instances.update(isRunning(answer), answer.incidents.length > 0);
    const shown = this.#instances.chosen && answer;
    this.#incidents.show(shown?.incidents ?? [], (id) => this.#picture?.nameOf(id) ?? id);
    this.#picture?.show(shown ?? { elements });
    return undefined;
  }
}

/** Its search does not say so of one that is not listed. */
function isRunning({ elements, incidents }: InstanceAnswer): boolean {
  return incidents.length > 0 || elements.some(({ active, stuck }) => active + stuck > 0);
}
