import type { SortRow } from '../../../../src/search/search';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import { dropDown } from './drop-down';
import type { FilterForm } from './filter-form';
import { prepareRowList, rowsOf } from './row-list';

const ORDERS = ['ASC', 'DESC'];

/** What a new row begins with: the newest first. */
function newSort({ entity: { sorts, newestBy } }: FilterForm): SortRow {
  const field = newestBy ?? Object.keys(sorts)[0] ?? '';
  return { field, order: newestBy === undefined ? 'ASC' : 'DESC' };
}

/** For `oneditprepare`: the rows that say in which order. */
export function prepareSortRows(node: EditorNode & { sort?: SortRow[] }, form: FilterForm): void {
  const { text } = form;
  const fields = () => ({
    values: Object.keys(form.entity.sorts),
    textOf: (field: string) => text(`field.${field}`),
  });
  const orders = { values: ORDERS, textOf: (order: string) => text(`order.${order}`) };
  prepareRowList(fieldOf(node, 'sort-list'), {
    addLabel: text('addSort'),
    rows: node.sort ?? [],
    newRow: () => newSort(form),
    addRow: (container, { field, order }) => {
      container
        .addClass('camunda8-row')
        .append(dropDown('field', text('column.field'), fields(), field))
        .append(dropDown('order', text('column.order'), orders, order));
    },
    text,
  });
}

/** What is saved of the rows of the open form; nothing where it has none. */
export function readSortRows(node: EditorNode): { field: string; order: string }[] {
  return rowsOf(fieldOf(node, 'sort-list')).map((row) => ({
    field: String(row.find('.camunda8-field').val()),
    order: String(row.find('.camunda8-order').val()),
  }));
}
