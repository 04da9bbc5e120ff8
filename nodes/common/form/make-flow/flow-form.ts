import type { DeployedDefinition } from '../../choices/models';
import { reveal } from '../ask-runtime';
import { sameClusters } from '../cluster-nodes';
import { type ChosenFile, offerFile } from '../model/file-chooser';
import type { ProcessModel } from '../model/process-model';
import { labelOf } from '../node-labels';
import { prepareRows } from '../rows';
import type { Texts } from '../texts';
import { coverageList } from './coverage-list';
import { deployedModel, deployedProcesses, NONE } from './deployed-processes';
import {
  addToEditor,
  clustersInEditor,
  defaultsInEditor,
  goToNode,
  isLockedInEditor,
  tabsInEditor,
  widthInEditor,
} from './editor-tabs';
import { FlowFiles, MOST_FILES } from './flow-files';
import { type Plan, planFlow } from './plan-flow';
import { ProcessList } from './process-list';
import type { Tenancy } from './tenants';

const ROWS = `
<div class="form-row" data-icon="server"><select id="camunda8-makeFlowCluster"></select></div>
<div class="form-row" data-icon="sitemap"><select id="camunda8-makeFlowProcess"></select></div>
<div class="camunda8-hint" id="camunda8-file"></div>
<p role="status" id="camunda8-makeFlow-plan"></p>
<div id="camunda8-makeFlow-coverage"></div>`;

/** What is chosen already when the dialog opens. */
export interface MakeFlowOptions {
  /** ID of a cluster node in the editor. */
  cluster?: string;
  /** Of a deployed process. */
  processId?: string;
  /** Whose it is; absent: the default tenant. */
  tenantId?: string;
}

/** Chooses a process, says what would be made of it, and makes it. */
export class FlowForm {
  readonly #text: Texts;
  readonly #importing: JQuery;
  readonly #cluster: JQuery;
  readonly #processes: ProcessList;
  readonly #files = new FlowFiles();
  readonly #remarks = $('<div>', { id: 'camunda8-file-answer', role: 'status' });
  readonly #said: JQuery;
  readonly #coverage: JQuery;
  #plan: Plan | undefined;
  /** IDs of what the cluster has; undefined where it does not tell. */
  #deployed: ReadonlySet<string> | undefined;
  /** Counts what people have chosen: an answer about something older comes too late. */
  #asked = 0;

  constructor(body: JQuery, importing: JQuery, text: Texts, options: MakeFlowOptions) {
    this.#text = text;
    this.#importing = importing;
    const form = $('<div>', { class: 'camunda8-form', html: ROWS }).appendTo(body);
    prepareRows(form, text);
    this.#cluster = form.find('#camunda8-makeFlowCluster');
    this.#said = form.find('#camunda8-makeFlow-plan');
    this.#coverage = form.find('#camunda8-makeFlow-coverage');
    const select = form.find('#camunda8-makeFlowProcess');
    this.#processes = new ProcessList(select, text, () => void this.#choose());
    const place = form.find('#camunda8-file');
    const take = (files: readonly ChosenFile[]) => this.#takeFiles(files);
    const words = text('model.choose', { language: 'BPMN' });
    const extensions = ['.bpmn', '.form'];
    offerFile({ place, target: form, extensions, words, take, most: MOST_FILES });
    place.append($('<div>', { text: text('makeFlow.or') }), this.#remarks);
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

  #offerClusters({ cluster, ...chosen }: MakeFlowOptions): void {
    const clusters = clustersInEditor();
    this.#cluster.append(clusters.map(({ id, label }) => $('<option>', { value: id, text: label })));
    if (cluster !== undefined && clusters.some(({ id }) => id === cluster)) this.#cluster.val(cluster);
    this.#cluster.closest('.form-row').toggle(clusters.length > 1);
    this.#cluster.on('change', () => void this.#offerDeployed());
    void this.#offerDeployed(chosen);
  }

  async #offerDeployed(chosen: MakeFlowOptions = {}): Promise<void> {
    const cluster = this.#clusterId;
    this.#deployed = undefined;
    this.#processes.offerDeployed('', NONE);
    const found = await deployedProcesses(cluster);
    if (cluster !== this.#clusterId) return;
    const isKnown = !found.missing || found.missing === 'noProcesses';
    this.#deployed = isKnown ? new Set(found.processes.map(({ id }) => id)) : undefined;
    const label = this.#cluster.find('option:selected').text();
    const isChosen = (one: DeployedDefinition) =>
      one.id === chosen.processId && one.tenantId === chosen.tenantId;
    this.#processes.offerDeployed(label, found, isChosen);
    if (found.missing && !this.#processes.chosen) this.#say(found.missing);
  }

  #takeFiles(files: readonly ChosenFile[]): void {
    const { remarks, isNew } = this.#files.take(files);
    this.#remarks.empty();
    this.#remarks.append(
      remarks.map(({ isError, key, values }) =>
        $('<div>', { class: isError ? 'camunda8-error' : '', text: this.#text(key, values) }),
      ),
    );
    this.#processes.offerFiles(this.#files.processes, isNew);
    reveal(this.#remarks);
  }

  async #choose(): Promise<void> {
    const asked = ++this.#asked;
    this.#show(undefined);
    const choice = this.#processes.chosen;
    const cluster = this.#clusterId;
    if (!choice) return;
    if ('process' in choice) {
      this.#show(choice.process);
      return;
    }
    this.#say('loading');
    const { processId, tenancy } = choice;
    const which = { processId, tenantId: tenancy.tenantId };
    const process = await deployedModel(cluster, which, this.#files.forms);
    if (asked !== this.#asked) return;
    if (process) this.#show(process, tenancy);
    else this.#say('noModel');
  }

  /** Plans the flow of a process, and says what is planned. @param tenancy absent: of a file */
  #show(process: ProcessModel | undefined, tenancy?: Tenancy): void {
    const plan = process && this.#planOf(process, tenancy);
    this.#plan = plan;
    const isNothing = !plan || plan.nodes.length === 0;
    const isLocked = plan !== undefined && isLockedInEditor(plan.tab.id);
    const isDisabled = isNothing || isLocked;
    this.#importing.prop('disabled', isDisabled).toggleClass('ui-state-disabled', isDisabled);
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
    const { start, tasks } = process.missingForms;
    const names = [...new Set([...start, ...tasks])].join(', ');
    if (names !== '') this.#said.append($('<div>', { text: this.#text('makeFlow.plan.forms', { names }) }));
    if (!this.#isDeployed(process)) {
      const key = this.#deployed ? 'notDeployed' : 'deploy';
      this.#said.append($('<div>', { text: this.#text(`makeFlow.plan.${key}`, { id: process.id }) }));
    }
    this.#coverage.append(coverageList(plan, this.#text, { goTo: goToNode, labelOf }));
    reveal(this.#said);
  }

  #planOf(process: ProcessModel, tenancy: Tenancy | undefined): Plan {
    const cluster = this.#clusterId;
    const owner = { clusters: cluster === undefined ? [] : sameClusters(cluster), tenancy };
    return planFlow({
      process,
      owner,
      isDeployed: this.#isDeployed(process),
      tabs: tabsInEditor(),
      text: this.#text,
      defaultsOf: defaultsInEditor,
      widthOf: widthInEditor,
      newId: () => RED.nodes.id(),
    });
  }

  #isDeployed({ id }: ProcessModel): boolean {
    return this.#deployed?.has(id) === true;
  }

  get #clusterId(): string | undefined {
    return String(this.#cluster.val() ?? '') || undefined;
  }

  #say(key: string, values: Record<string, unknown> = {}): void {
    this.#said.text(this.#text(`makeFlow.${key}`, values));
  }
}
