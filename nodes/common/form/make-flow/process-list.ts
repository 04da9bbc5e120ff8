import type { DeployedDefinition } from '../../choices/models';
import type { ProcessModel } from '../model/process-model';
import type { FileProcesses } from './flow-files';

/** What an option stands for. */
export type Choice = { process: ProcessModel } | { processId: string };

/** The processes that people can choose from: those of files first, then those of a cluster. */
export class ProcessList {
  readonly #select: JQuery;
  readonly #blank: JQuery;
  #files = $();
  #deployed = $();
  readonly #choices = new WeakMap<HTMLElement, Choice>();

  /** @param blank words of the option that stands for none @param change told whenever something is offered or chosen */
  constructor(select: JQuery, blank: string, change: () => void) {
    this.#select = select;
    this.#blank = $('<option>', { value: '', text: blank });
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
        option: this.#option(process, { process }),
      }));
      options.push(...own);
      return $('<optgroup>', { label: name }).append(own.map(({ option }) => option));
    });
    const again = options.find(({ id }) => id === before) ?? (isNew || !chosen ? options[0] : undefined);
    again?.option.prop('selected', true);
    this.#files = $(groups.flatMap((group) => group.toArray()));
    this.#offer();
  }

  /** @param label of the cluster @param chosen ID of the process that is to be chosen */
  offerDeployed(label: string, processes: readonly DeployedDefinition[], chosen?: string): void {
    const sorted = [...processes].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
    const options = sorted.map((one) => {
      const option = this.#option(one, { processId: one.id });
      return one.id === chosen ? option.prop('selected', true) : option;
    });
    this.#deployed = options.length === 0 ? $() : $('<optgroup>', { label }).append(options);
    this.#offer();
  }

  #option(process: { id: string; name?: string }, choice: Choice): JQuery {
    const option = $('<option>', { text: nameOf(process) });
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
