import { DEFAULT_TENANT, type DeployedDefinition } from '../../choices/models';
import type { ProcessModel } from '../model/process-model';
import type { Texts } from '../texts';
import type { DeployedProcesses } from './deployed-processes';
import type { FileProcesses } from './flow-files';
import type { Tenancy } from './tenants';

/** What an option stands for. */
export type Choice = { process: ProcessModel } | DeployedChoice;

/** The newest version of a process of a tenant. */
export interface DeployedChoice {
  processId: string;
  tenancy: Tenancy;
}

/** The processes that people can choose from: those of files first, then those of a cluster. */
export class ProcessList {
  readonly #select: JQuery;
  readonly #text: Texts;
  readonly #blank: JQuery;
  #files = $();
  #deployed = $();
  readonly #choices = new WeakMap<HTMLElement, Choice>();

  /** @param change told whenever something is offered or chosen */
  constructor(select: JQuery, text: Texts, change: () => void) {
    this.#select = select;
    this.#text = text;
    this.#blank = $('<option>', { value: '', text: text('makeFlow.choose') });
    select.on('change', change);
  }

  get chosen(): Choice | undefined {
    const [option] = this.#select.find('option:selected');
    return option && this.#choices.get(option);
  }

  /** @param isNew whether one of them is to be chosen, where another one is */
  offerFiles(files: readonly FileProcesses[], isNew: boolean): void {
    const { chosen } = this;
    const before = chosen && 'process' in chosen ? chosen.process.id : undefined;
    const options: { id: string; option: JQuery }[] = [];
    const groups = files.map(({ name, processes }) => {
      const own = processes.map((process) => ({
        id: process.id,
        option: this.#option(nameOf(process), { process }),
      }));
      options.push(...own);
      return $('<optgroup>', { label: name }).append(own.map(({ option }) => option));
    });
    const again = options.find(({ id }) => id === before) ?? (isNew || !chosen ? options[0] : undefined);
    again?.option.prop('selected', true);
    this.#files = $(groups.flatMap((group) => group.toArray()));
    this.#offer();
  }

  /** @param label of the cluster @param isChosen whether a process is to be chosen */
  offerDeployed(
    label: string,
    { processes, own }: DeployedProcesses,
    isChosen: (process: DeployedDefinition) => boolean = () => false,
  ): void {
    const sorted = [...processes].sort(
      (one, other) =>
        nameOf(one).localeCompare(nameOf(other)) || tenantOf(one).localeCompare(tenantOf(other)),
    );
    const options = sorted.map((one) => {
      const tenantId = tenantOf(one);
      const isShared = processes.some((other) => other !== one && other.id === one.id);
      const tenant = isShared || tenantId !== own ? [this.#text('makeFlow.tenant', { tenantId })] : [];
      const words = [nameOf(one), ...tenant].join(' · ');
      const option = this.#option(words, { processId: one.id, tenancy: { tenantId, own } });
      return isChosen(one) ? option.prop('selected', true) : option;
    });
    this.#deployed = options.length === 0 ? $() : $('<optgroup>', { label }).append(options);
    this.#offer();
  }

  #option(words: string, choice: Choice): JQuery {
    const option = $('<option>', { text: words });
    for (const element of option) this.#choices.set(element, choice);
    return option;
  }

  /** Keeps what is chosen, as far as it is there; what is offered newly counts first. */
  #offer(): void {
    const chosen = this.#select.add(this.#files).add(this.#deployed).find('option:selected').last();
    this.#select.children().detach();
    this.#select.append(this.#blank, this.#files, this.#deployed);
    (this.#select.find(chosen).length > 0 ? chosen : this.#blank).prop('selected', true);
    this.#select.trigger('change');
  }
}

function nameOf({ id, name = '' }: { id: string; name?: string }): string {
  return name === '' || name === id ? id : `${name} · ${id}`;
}

const tenantOf = ({ tenantId = DEFAULT_TENANT }: DeployedDefinition) => tenantId;
