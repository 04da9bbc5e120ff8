import type { Texts } from '../texts';
import { makeMovable, numberRows } from './row-order';

/** A list of rows that people add, move and take away. */
interface RowList<Row extends object> {
  /** Words of the button below the list. */
  addLabel: string;
  rows: readonly Row[];
  /** What a new row begins with. */
  newRow(): Row;
  addRow(container: JQuery, row: Row): void;
  text: Texts;
}

/** Makes an `<ol>` a list of rows. It says `change` when a row comes, goes or moves. */
export function prepareRowList<Row extends object>(
  element: JQuery,
  { addLabel, rows, newRow, addRow, text }: RowList<Row>,
): void {
  const changed = () => list.trigger('change');
  const list = element.editableList<Row>({
    addButton: addLabel,
    height: 'auto',
    removable: true,
    sortable: true,
    removeItem: () => {
      changed();
      // The button that had the focus is gone.
      if (document.activeElement === document.body) addButton.trigger('focus');
    },
    sortItems: changed,
    addItem: (container, _index, row) => {
      const isNew = Object.keys(row).length === 0;
      addRow(container, isNew ? newRow() : row);
      makeMovable(container, changed);
      // Node-RED's own button has no more than a picture.
      const remove = container.parent().find('.red-ui-editableList-item-remove');
      remove.attr('aria-label', text('removeRow'));
      container.trigger('change');
      if (isNew) container.find('select, input').first().trigger('focus');
    },
  });
  const addButton = list.closest('.red-ui-editableList').find('.red-ui-editableList-addButton');
  list.on('change', () => numberRows(list, text));
  list.editableList('addItems', [...rows]);
}

/** Puts other rows in place of all that there are. */
export function replaceRows<Row extends object>(list: JQuery, rows: readonly Row[]): void {
  list.editableList('empty');
  list.editableList('addItems', [...rows]);
  list.trigger('change');
}

/** The rows of a list in their order; none where the form has no such list. */
export function rowsOf(list: JQuery): JQuery[] {
  return list.length === 0 ? [] : [...list.editableList('items')].map((row) => $(row));
}
