// @ts-check

/** Rows of an editable list that move by keyboard too: Node-RED's own handle is for a mouse alone. */
window.camunda8RowOrder = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  const HANDLE = '.red-ui-editableList-item-handle';

  /** Makes a row's handle a button for the arrow keys. @param {JQuery} row @param {() => void} changed */
  function prepare(row, changed) {
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

  /** Says at each handle which row it moves, and how. @param {JQuery} list */
  function number(list) {
    const handles = list.find(HANDLE);
    for (const [index, handle] of handles.toArray().entries()) {
      const text = RED._(`${TEXTS}.moveRow`, { row: index + 1, rows: handles.length });
      $(handle).attr({ 'aria-label': text, title: text });
    }
  }

  return { prepare, number };
})();
