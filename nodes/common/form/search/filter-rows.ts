import type { FilterProperty } from '../../choices/filter-property';
import type { EditorNode } from '../editor-node';
import { currentValue, fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { addFilterRow, readFilterRow } from './filter-row';
import { complaintsAbout } from './filter-validator';
import { prepareRowList, rowsOf } from './row-list';

/** For `oneditprepare`: the filter rows; below each of them is said what is wrong with it. */
export function prepareFilterRows(node: EditorNode & { filters?: FilterProperty[] }, form: FilterForm): void {
  const { text } = form;
  const list = fieldOf(node, 'filters-list');
  prepareRowList(list, {
    addLabel: text('addFilter'),
    rows: node.filters ?? [],
    newRow: () => newFilter(node, form),
    addRow: (container, filter) => addFilterRow(form, container, filter),
    text,
  });
  const markAll = () => {
    const rows = rowsOf(list);
    const complaints = complaintsAbout(form, readFilterRows(node, form), currentValue(node, 'api'));
    for (const [index, row] of rows.entries()) mark(row, complaints[index]);
  };
  list.on('change input', markAll);
  fieldOf(node, 'api').on('change', markAll);
  markAll();
}

function newFilter(node: EditorNode, form: FilterForm): FilterProperty {
  const { newFilter: first, nextFilter: next = first } = form;
  return readFilterRows(node, form).some(({ field }) => field === first.field) ? next : first;
}

/** Shows what is wrong with a row, below it and at what has to change. */
function mark(row: JQuery, complaint: string | undefined): void {
  const words = row.find('.camunda8-problem').text(complaint ?? '');
  const isWrong = complaint !== undefined;
  row.toggleClass('camunda8-wrong', isWrong);
  row.find('input:not([type=hidden])').attr({
    'aria-invalid': isWrong ? 'true' : null,
    'aria-describedby': isWrong ? String(words.attr('id')) : null,
  });
}

/** What is saved of the rows of the open form. */
export function readFilterRows(node: EditorNode, form: FilterForm): FilterProperty[] {
  return rowsOf(fieldOf(node, 'filters-list')).map((row) => readFilterRow(form, row));
}
