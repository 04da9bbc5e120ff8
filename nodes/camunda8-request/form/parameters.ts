import type { WidgetTypedInputType } from '@node-red/editor-client';
import type { CatalogOperation } from '../../../src/operations/catalog';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { nameForScreenReaders } from '../../common/form/rows';
import { prepareRowList, rowsOf } from '../../common/form/search/row-list';
import { textsOf } from '../../common/form/texts';
import { textOf } from '../../common/form/validators';
import type { ParameterRow } from '../choices';
import { chosenOperation } from './chosen-operation';
import { complaintAbout, kindOf, missingRows } from './parameter-check';

// The values of path and query, as rows of a name and a typed value. What an operation wants has its row from the start.

const text = textsOf('camunda8-request');

const TYPES: WidgetTypedInputType[] = [
  'str',
  'num',
  'bool',
  'date',
  'msg',
  'flow',
  'global',
  'env',
  'jsonata',
];

const listOf = (node: EditorNode) => fieldOf(node, 'parameters-list');

interface Parameters {
  /** Offers the parameters of another operation, and asks for those that it must have. */
  arrange(operation: CatalogOperation | undefined): void;
}

/** For `oneditprepare`. */
export function prepareParameters(node: EditorNode & { parameters?: ParameterRow[] }): Parameters {
  const list = listOf(node);
  let operation = chosenOperation(node);
  const mark = () => markAll(node, operation);
  prepareRowList<ParameterRow>(list, {
    addLabel: text('addParameter'),
    rows: node.parameters ?? [],
    newRow: () => ({ name: '', value: '', valueType: 'str' }),
    addRow,
    text,
  });
  list.on('change input', mark);
  const arrange = (next: CatalogOperation | undefined) => {
    const isLeft = ({ name, value }: ParameterRow) =>
      textOf(value) === '' || (operation !== undefined && Object.hasOwn(operation.input, name));
    const isKept = (row: ParameterRow) => Object.hasOwn(next?.input ?? {}, row.name) || !isLeft(row);
    const kept = readParameters(node).filter(isKept);
    operation = next;
    list.editableList('empty');
    list.editableList('addItems', [...kept, ...missingRows(operation, kept)]);
    offerNames(operation);
    mark();
  };
  offerNames(operation);
  if (operation) list.editableList('addItems', missingRows(operation, node.parameters ?? []));
  mark();
  return { arrange };
}

function offerNames(operation: CatalogOperation | undefined): void {
  const names = Object.keys(operation?.input ?? {});
  $('#camunda8-parameter-names')
    .empty()
    .append(names.map((value) => $('<option>', { value })));
}

/** Of rows that were ever added: the number of an id. */
let rowsAdded = 0;

function addRow(container: JQuery, { name, value: saved, valueType }: ParameterRow): void {
  const nameLabel = text('parameter.name');
  const value = $('<input>', { type: 'text', class: 'camunda8-value' });
  const id = ++rowsAdded;
  container
    .addClass('camunda8-row camunda8-variable-row')
    .append(
      $('<input>', { type: 'text', class: 'camunda8-name', 'aria-label': nameLabel })
        .attr({ placeholder: nameLabel, list: 'camunda8-parameter-names' })
        .val(name),
      value,
      $('<div>', { class: 'camunda8-since', id: `camunda8-parameter-kind-${id}` }),
      $('<div>', { class: 'camunda8-problem', id: `camunda8-parameter-problem-${id}` }),
    );
  value.typedInput({ types: TYPES, default: 'str' });
  value.typedInput('type', valueType);
  value.typedInput('value', saved);
  nameForScreenReaders(value, text('parameter.value'));
}

function readRow(row: JQuery): ParameterRow {
  const value = row.find('.camunda8-value');
  return {
    name: textOf(row.find('.camunda8-name').val()),
    value: value.typedInput('value'),
    valueType: value.typedInput('type'),
  };
}

/** What is saved of the rows of the open form. */
export function readParameters(node: EditorNode): ParameterRow[] {
  return rowsOf(listOf(node)).map(readRow);
}

function markAll(node: EditorNode, operation: CatalogOperation | undefined): void {
  const rows = rowsOf(listOf(node));
  const read = rows.map(readRow);
  for (const [index, row] of rows.entries()) {
    const complaint = complaintAbout(read, index, operation);
    const problem = row.find('.camunda8-problem').text(complaint ?? '');
    const kind = row.find('.camunda8-since').text(kindOf(read[index]?.name ?? '', operation));
    row.toggleClass('camunda8-wrong', complaint !== undefined);
    row.find('input:not([type=hidden])').attr({
      'aria-invalid': complaint === undefined ? null : 'true',
      'aria-describedby': String((complaint === undefined ? kind : problem).attr('id')),
    });
  }
}
