import type { WidgetTypedInputType } from '@node-red/editor-client';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { nameForScreenReaders } from '../../common/form/rows';
import { prepareRowList, rowsOf } from '../../common/form/search/row-list';
import { textsOf } from '../../common/form/texts';
import { fitsType, textOf } from '../../common/form/validators';
import type { VariableRow } from '../choices';

// Variables as rows of a name and a typed value, in place of an object of them all.

const text = textsOf('camunda8-task');

const TYPES: WidgetTypedInputType[] = [
  ...(['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'] as const),
];

const listOf = (node: EditorNode) => fieldOf(node, 'variableRows-list');

/** For `oneditprepare`. A typed input knows types of its own only when it is told of them. */
export function prepareVariableRows(node: EditorNode & { variableRows?: VariableRow[] }): void {
  const rows = { value: 'rows', label: text('variablesType.rows'), icon: 'fa fa-list', hasValue: false };
  const variables = fieldOf(node, 'variables');
  variables.typedInput('types', ['msg', 'flow', 'global', 'json', 'jsonata', rows]);
  if (node.variablesType === 'rows') variables.typedInput('type', 'rows');
  // Rows have no value of their own: who leaves them begins with what a new node has.
  let wereRows = node.variablesType === 'rows';
  variables.on('change', () => {
    const areRows = variables.typedInput('type') === 'rows';
    const isLeft = wereRows && !areRows;
    wereRows = areRows;
    if (!isLeft || variables.typedInput('type') !== 'msg' || variables.typedInput('value') !== '') return;
    variables.typedInput('value', String(node._def.defaults.variables?.value));
  });
  const list = listOf(node).attr('aria-label', text('label.variables'));
  prepareRowList<VariableRow>(list, {
    addLabel: text('addVariable'),
    rows: node.variableRows ?? [],
    newRow: () => ({ name: '', value: '', valueType: 'str' }),
    addRow,
    text,
  });
  list.on('change input', () => markAll(node));
  markAll(node);
}

/** Of rows that were ever added: the number of an id. */
let problems = 0;

function addRow(container: JQuery, { name, value: saved, valueType }: VariableRow): void {
  const nameLabel = text('variable.name');
  const value = $('<input>', { type: 'text', class: 'camunda8-value' });
  container
    .addClass('camunda8-row camunda8-variable-row')
    .append(
      $('<input>', { type: 'text', class: 'camunda8-name', 'aria-label': nameLabel })
        .attr('placeholder', nameLabel)
        .val(name),
      value,
      $('<div>', { class: 'camunda8-problem', id: `camunda8-variable-problem-${++problems}` }),
    );
  value.typedInput({ types: TYPES, default: 'str' });
  value.typedInput('type', valueType);
  value.typedInput('value', saved);
  nameForScreenReaders(value, text('variable.value'));
}

function readRow(row: JQuery): VariableRow {
  const value = row.find('.camunda8-value');
  return {
    name: textOf(row.find('.camunda8-name').val()),
    value: value.typedInput('value'),
    valueType: value.typedInput('type'),
  };
}

/** What is saved of the rows of the open form. */
export function readVariableRows(node: EditorNode): VariableRow[] {
  return rowsOf(listOf(node)).map(readRow);
}

/** Adds rows of other names than those that are there. @returns the names that were added */
export function addVariableRows(node: EditorNode, rows: readonly VariableRow[]): string[] {
  const before = new Set(readVariableRows(node).map(({ name }) => name));
  const added = rows.filter(({ name }) => !before.has(name));
  listOf(node).editableList('addItems', added);
  return added.map(({ name }) => name);
}

/** What is wrong with a row, in words; nothing of a right one. */
function complaintAbout(rows: readonly VariableRow[], index: number): string | undefined {
  const { name = '', value = '', valueType = 'str' } = rows[index] ?? {};
  const values = { row: index + 1, name };
  if (textOf(name) === '') return text('error.variableName', values);
  if (rows.slice(0, index).some((other) => other.name === name)) return text('error.variableTwice', values);
  if (valueType !== 'str' && textOf(value) === '') return text('error.variableBlank', values);
  return fitsType(String(value), valueType) ? undefined : text('error.variableValue', values);
}

function markAll(node: EditorNode): void {
  const rows = rowsOf(listOf(node));
  const read = rows.map(readRow);
  for (const [index, row] of rows.entries()) {
    const complaint = complaintAbout(read, index);
    const words = row.find('.camunda8-problem').text(complaint ?? '');
    row.toggleClass('camunda8-wrong', complaint !== undefined);
    row.find('input:not([type=hidden])').attr({
      'aria-invalid': complaint === undefined ? null : 'true',
      'aria-describedby': complaint === undefined ? null : String(words.attr('id')),
    });
  }
}

/** The first complaint about rows as they are saved. */
export function complaintAboutRows(rows: readonly VariableRow[] = []): string | undefined {
  return rows.map((_, index) => complaintAbout(rows, index)).find(Boolean);
}
