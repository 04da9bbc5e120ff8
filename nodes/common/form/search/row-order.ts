import type { Texts } from '../texts';

// Rows of an editable list move by keyboard too: Node-RED's own handle is for a mouse alone.

const HANDLE = '.red-ui-editableList-item-handle';

/** Makes a row's handle a button for the arrow keys. */
export function makeMovable(row: JQuery, changed: () => void): void {
  const item = row.parent();
  const handle = item.children(HANDLE).attr({ role: 'button', tabindex: 0 });
  handle.on('keydown', (event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.key === 'ArrowUp') item.insertBefore(item.prev());
    else item.insertAfter(item.next());
    // First its words, so that a screen reader says the new place.
    changed();
    handle.trigger('focus');
  });
}

/** Says at each handle which row it moves, and how. */
export function numberRows(list: JQuery, text: Texts): void {
  const handles = list.find(HANDLE);
  for (const [index, handle] of handles.toArray().entries()) {
    const words = text('moveRow', { row: index + 1, rows: handles.length });
    $(handle).attr({ 'aria-label': words, title: words });
  }
}
