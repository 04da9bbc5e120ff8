import type { FilterProperty } from '../../choices/filter-property';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from '../search/filter-form';
import { readFilterRow } from '../search/filter-row';
import { readFilterRows } from '../search/filter-rows';
import { chosenCluster } from '../search/form-values';
import { rowsOf } from '../search/row-list';
import { offerSuggestions } from '../search/suggestion-list';
import { askCluster } from './deployed';
import type { Facts, Known } from './facts';
import { prepareFile } from './model-file';
import type { Language } from './model-text';
import { from, type Source } from './sources';
import { labelOf, type Taker } from './taker';

/** What is suggested for a field of an entity, wherever it has it. */
const OF_FIELDS: Readonly<Record<string, Source>> = {
  processDefinitionId: from.processes,
  elementId: from.elementsOf('processDefinitionId'),
  messageName: from.messages,
  errorCode: from.errorCodes,
  decisionDefinitionId: from.decisions,
};

function sourceOf({ entity, fields }: FilterForm, field: string): Source | undefined {
  if (!fields.includes(field)) return undefined;
  if (field === 'type' && entity.key === 'jobKey') return from.jobTypes;
  return Object.hasOwn(OF_FIELDS, field) ? OF_FIELDS[field] : undefined;
}

/**
 * For `oneditprepare`, after `prepareFilterRows`: suggests values for filter rows from what is deployed to the form's cluster, and
 * from a file that is chosen below the rows, or dropped onto the form.
 * @param form read again when its entity changes
 * @param languages of files
 */
export function suggestInRows(node: EditorNode, form: FilterForm, languages: readonly Language[]): void {
  const list = fieldOf(node, 'filters-list');
  list.on('focusin', ({ target }) => {
    const row = rowsOf(list).findIndex((one) => one[0]?.contains(target));
    const field = row < 0 ? undefined : readFilterRows(node, form)[row]?.field;
    if (field !== undefined) void suggestFor(node, form, field);
  });
  const place = $('<div>', { id: 'camunda8-file', class: 'camunda8-hint' });
  list.closest('.camunda8-rows').after(place);
  const takers = () => form.fields.flatMap((field) => takerOf(node, form, field));
  prepareFile(place, languages, takers, form.text);
  const arrange = () => place.toggle(takers().length > 0);
  fieldOf(node, 'entity').on('change', arrange);
  arrange();
}

/** Asks the cluster when somebody comes to a row. */
async function suggestFor(node: EditorNode, form: FilterForm, field: string): Promise<void> {
  const source = sourceOf(form, field);
  const cluster = chosenCluster(node);
  const question = source?.question(...source.needs.map((need) => writtenFor(node, form, need)));
  if (!source || !cluster || !question) return;
  const { entity } = form;
  const facts = await askCluster(cluster, question);
  if (form.entity === entity) offer(node, form, field, facts.known(source.kind), 'cluster');
}

/** What a row says that a field is, in text. */
function writtenFor(node: EditorNode, form: FilterForm, field: string): string {
  const isSaid = (row: FilterProperty) =>
    row.field === field && row.operator === '$eq' && row.valueType === 'str';
  return readFilterRows(node, form).find(isSaid)?.value.trim() ?? '';
}

function offer(
  node: EditorNode,
  form: FilterForm,
  field: string,
  { facts }: Known,
  origin: 'cluster' | 'file',
): void {
  const values = facts.map((fact) => {
    const label = labelOf(fact, form.text);
    return label === '' ? { value: fact.value } : { value: fact.value, label };
  });
  const element = fieldOf(node, 'filters-list').closest('.camunda8-form');
  offerSuggestions(element, { [field]: values }, origin);
}

/** A value that is pressed goes into the row that waits for one, or becomes a row. */
function takerOf(node: EditorNode, form: FilterForm, field: string): Taker[] {
  const source = sourceOf(form, field);
  if (!source) return [];
  const fitting = (facts: Facts) => facts.known(source.kind);
  const list = fieldOf(node, 'filters-list');
  const isBlank = (filter: FilterProperty) =>
    filter.field === field && filter.valueType === 'str' && filter.value.trim() === '';
  const choose = (value: string) => {
    const blank = rowsOf(list).find((row) => isBlank(readFilterRow(form, row)));
    if (blank) blank.find('.camunda8-value').typedInput('value', value);
    else list.editableList('addItem', { field, operator: '$eq', value, valueType: 'str' });
  };
  return [
    {
      ...{ kind: source.kind, isShown: true, isWaiting: false, needs: [], fitting, choose },
      offer: (facts) => offer(node, form, field, fitting(facts), 'file'),
    },
  ];
}
