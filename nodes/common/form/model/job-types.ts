import type { JobTypes } from '../../choices/models';
import { askRuntime } from '../ask-runtime';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import { chosenCluster } from '../search/form-values';
import { textsOf } from '../texts';
import { isBlankOrVariable, textOf } from '../validators';
import { typesInFile } from './bpmn';

const LIST = 'camunda8-job-types';

const text = textsOf('camunda8-job-worker');

/** What the field suggests, and what it says of a type that no process has. */
export class JobTypeField {
  readonly #field: JQuery;
  readonly #list = $('<datalist>', { id: LIST });
  readonly #unknown = $('<div>', { class: 'camunda8-hint', role: 'status' });
  #ofCluster = new Set<string>();
  #ofFile: readonly string[] = [];
  /** Whether no process of the cluster has others. */
  #isAll = false;

  constructor(node: EditorNode) {
    this.#field = fieldOf(node, 'jobType').attr('list', LIST);
    this.#field.closest('.form-row').append(this.#list, this.#unknown);
    this.#field.on('change', () => this.#judge());
    this.#field.on('input', () => this.#unknown.empty());
  }

  /** What a file has, in place of that of the file before. */
  offer(types: readonly string[]): void {
    this.#ofFile = types;
    this.#show();
  }

  choose(type: string): void {
    this.#field.val(type).trigger('change');
  }

  get isBlank(): boolean {
    return textOf(this.#field.val()) === '';
  }

  /** Asks the cluster when somebody comes to the field, and again only for another one. Without an answer, people type. */
  askFor(node: EditorNode): void {
    let asked = '';
    this.#field.on('focus', () => {
      const cluster = chosenCluster(node);
      const source = JSON.stringify(cluster);
      if (!cluster || source === asked) return;
      asked = source;
      this.#take({ types: [], models: [], isAll: false });
      askRuntime('camunda8-job-worker', 'job-types', { cluster }).then(
        (answer: JobTypes) => source === asked && this.#take(answer),
        () => {},
      );
    });
  }

  #take({ types, models, isAll }: JobTypes): void {
    this.#ofCluster = new Set(types);
    this.#isAll = isAll;
    for (const model of models) {
      const found = typesInFile(model);
      if ('types' in found) for (const type of found.types) this.#ofCluster.add(type);
      this.#isAll &&= 'types' in found ? found.isAll : found.complaint === 'none';
    }
    this.#show();
    this.#judge();
  }

  #show(): void {
    const all = [...new Set([...this.#ofFile, ...this.#ofCluster])];
    all.sort((one, other) => one.localeCompare(other));
    this.#list.empty().append(all.map((value) => $('<option>', { value })));
  }

  #judge(): void {
    const type = textOf(this.#field.val());
    const known = this.#ofCluster;
    const isUnknown = this.#isAll && known.size > 0 && !isBlankOrVariable(type) && !known.has(type);
    this.#unknown.text(isUnknown ? text('unknownType', { type }) : '');
  }
}
