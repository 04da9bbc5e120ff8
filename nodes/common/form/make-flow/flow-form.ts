import { reveal } from '../ask-runtime';
import { offerFile } from '../model/file-chooser';
import { MAX_FILE } from '../model/model-text';
import type { ProcessModel } from '../model/process-model';
import { readProcesses } from '../model/read-processes';
import { prepareRows } from '../rows';
import type { Texts } from '../texts';
import { coverageList } from './coverage-list';
import { deployedModel, deployedProcesses } from './deployed-processes';
import {
  addToEditor,
  clustersInEditor,
  defaultsInEditor,
  goToNode,
  isLockedInEditor,
  tabsInEditor,
  widthInEditor,
} from './editor-tabs';
import type { MakeFlowOptions } from './make-flow';
import { type Plan, planFlow } from './plan-flow';

const ROWS = `
<div class="form-row" data-icon="server"><select id="camunda8-makeFlowCluster"></select></div>
<div class="form-row" data-icon="sitemap"><select id="camunda8-makeFlowProcess"></select></div>
<div class="camunda8-hint" id="camunda8-file"></div>
<p role="status" id="camunda8-makeFlow-plan"></p>
<div id="camunda8-makeFlow-coverage"></div>`;

/** What an option stands for. */
type Choice = { process: ProcessModel } | { processId: string };

/** Chooses a process, says what would be made of it, and makes it. */
export class FlowForm {
  readonly #text: Texts;
  readonly #importing: JQuery;
  readonly #cluster: JQuery;
  readonly #process: JQuery;
  readonly #said: JQuery;
  readonly #coverage: JQuery;
  #file = $();
  #deployed = $();
  readonly #choices = new WeakMap<HTMLElement, Choice>();
  #plan: Plan | undefined;
  /** Counts what people have chosen: an answer about something older comes too late. */
  #asked = 0;

  constructor(body: JQuery, importing: JQuery, text: Texts, options: MakeFlowOptions) {
    this.#text = text;
    this.#importing = importing;
    const form = $('<div>', { class: 'camunda8-form', html: ROWS }).appendTo(body);
    prepareRows(form, text);
    this.#cluster = form.find('#camunda8-makeFlowCluster');
    this.#process = form.find('#camunda8-makeFlowProcess');
    this.#said = form.find('#camunda8-makeFlow-plan');
    this.#coverage = form.find('#camunda8-makeFlow-coverage');
    const place = form.find('#camunda8-file');
    const words = text('model.choose', { language: 'BPMN' });
    const take = (name: string, content: string | undefined) => this.#takeFile(name, content);
    offerFile({ place, target: form, extensions: ['.bpmn'], words, take });
    place.append($('<div>', { text: text('makeFlow.or') }));
    this.#process.on('change', () => void this.#choose());
    this.#offerClusters(options);
  }

  /** Adds what the plan has to the flows. */
  add(): void {
    const plan = this.#plan;
    if (!plan || plan.nodes.length === 0) return;
    addToEditor(plan);
    const { isNew, label } = plan.tab;
    const words = this.#text(isNew ? 'makeFlow.imported' : 'makeFlow.added', { label });
    RED.notify($('<span>', { text: words }).prop('outerHTML'), 'success');
  }

  #offerClusters({ cluster, processId }: MakeFlowOptions): void {
    const clusters = clustersInEditor();
    this.#cluster.append(clusters.map(({ id, label }) => $('<option>', { value: id, text: label })));
    if (cluster !== undefined && clusters.some(({ id }) => id === cluster)) this.#cluster.val(cluster);
    this.#cluster.closest('.form-row').toggle(clusters.length > 1);
    this.#cluster.on('change', () => void this.#offerDeployed());
    void this.#offerDeployed(processId);
  }

  async #offerDeployed(chosen?: string): Promise<void> {
    const cluster = this.#clusterId;
    this.#deployed = $();
    this.#offer();
    const found = cluster === undefined ? [] : await deployedProcesses(cluster);
    if (cluster !== this.#clusterId) return;
    const sorted = [...found].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
    const options = sorted.map((one) => this.#option(nameOf(one), { processId: one.id }));
    const label = this.#cluster.find('option:selected').text();
    this.#deployed = $('<optgroup>', { label }).append(options);
    if (chosen !== undefined) options[sorted.findIndex(({ id }) => id === chosen)]?.prop('selected', true);
    this.#offer();
    if (found.length === 0 && !this.#plan) this.#say(cluster === undefined ? 'noCluster' : 'noProcesses');
  }

  #takeFile(name: string, content: string | undefined): void {
    const found = content === undefined ? ({ complaint: 'large' } as const) : readProcesses(content);
    this.#file = $();
    if ('complaint' in found) {
      this.#offer();
      const values = { name, language: 'BPMN', megabytes: MAX_FILE / 1_000_000 };
      this.#said.text(this.#text(`model.${found.complaint}`, values));
      return;
    }
    const options = found.map((process) => this.#option(nameOf(process), { process }));
    options[0]?.prop('selected', true);
    this.#file = found.length === 0 ? $() : $('<optgroup>', { label: name }).append(options);
    this.#offer();
    if (found.length === 0) this.#say('noExecutable', { name });
  }

  #option(words: string, choice: Choice): JQuery {
    const option = $('<option>', { text: words });
    for (const element of option) this.#choices.set(element, choice);
    return option;
  }

  /** Shows what can be chosen, and what is. */
  #offer(): void {
    const chosen = this.#process.add(this.#file).add(this.#deployed).find('option:selected').last();
    const blank = $('<option>', { value: '', text: this.#text('makeFlow.choose') });
    this.#process.children().detach();
    this.#process.append(blank, this.#file, this.#deployed);
    (this.#process.find(chosen).length > 0 ? chosen : blank).prop('selected', true);
    this.#process.trigger('change');
  }

  async #choose(): Promise<void> {
    const asked = ++this.#asked;
    this.#show(undefined);
    const [option] = this.#process.find('option:selected');
    const choice = option && this.#choices.get(option);
    const cluster = this.#clusterId;
    if (!choice) return;
    if ('process' in choice) {
      this.#show(choice.process);
      return;
    }
    this.#say('loading');
    const process = cluster === undefined ? undefined : await deployedModel(cluster, choice.processId);
    if (asked !== this.#asked) return;
    if (process) this.#show(process);
    else this.#say('noModel');
  }

  /** Plans the flow of a process, and says what is planned. */
  #show(process: ProcessModel | undefined): void {
    const plan = process && this.#planOf(process);
    this.#plan = plan;
    const isNothing = !plan || plan.nodes.length === 0;
    const isLocked = plan !== undefined && isLockedInEditor(plan.tab.id);
    this.#importing.prop('disabled', isNothing || isLocked);
    this.#said.empty();
    this.#coverage.empty();
    if (!plan) return;
    const { label, isNew } = plan.tab;
    const nothing = isNew ? 'nothingNew' : 'nothing';
    const what = isNothing ? nothing : isLocked ? 'locked' : isNew ? 'new' : 'again';
    this.#said.text(this.#text(`makeFlow.plan.${what}`, { label }));
    if (process.isCut) {
      const count = process.elements.length;
      this.#said.append($('<div>', { text: this.#text('makeFlow.plan.cut', { count }) }));
    }
    this.#coverage.append(coverageList(plan, this.#text, goToNode));
    reveal(this.#said);
  }

  #planOf(process: ProcessModel): Plan {
    return planFlow({
      ...{ process, text: this.#text, cluster: this.#clusterId, tabs: tabsInEditor() },
      ...{ defaultsOf: defaultsInEditor, widthOf: widthInEditor, newId: () => RED.nodes.id() },
    });
  }

  get #clusterId(): string | undefined {
    return String(this.#cluster.val() ?? '') || undefined;
  }

  #say(key: string, values: Record<string, unknown> = {}): void {
    this.#said.text(this.#text(`makeFlow.${key}`, values));
  }
}

function nameOf({ id, name = '' }: { id: string; name?: string }): string {
  return name === '' || name === id ? id : `${name} · ${id}`;
}
