import type { FilterProperty } from '../../choices/filter-property';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { addFilterRow, readFilterRow } from './filter-row';
import { complaintAbout } from './filter-validator';
import { prepareRowList, rowsOf } from './row-list';

/** For `oneditprepare`: the filter rows; below each of them is said what is wrong with it. */
export function prepareFilterRows(node: EditorNode & { filters?: FilterProperty[] }, form: FilterForm): void {
  const { text } = form;
  const list = fieldOf(node, 'filters-list');
  prepareRowList(list, {
    addLabel: text('addFilter'),
    rows: node.filters ?? [],
    newRow: form.newFilter,
    addRow: (container, filter) => addFilterRow(form, container, filter),
    text,
  });
  const markAll = () => {
    for (const [index, row] of rowsOf(list).entries()) {
      mark(row, complaintAbout(form, readFilterRow(form, row), index));
    }
  };
  list.on('change input', markAll);
  markAll();
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
