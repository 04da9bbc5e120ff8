// @ts-check

/** The search form: its filter and sort rows, and what is wrong with a value, in words. */
window.camunda8SearchTasks = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  const SORT_FIELDS = ['creationDate', 'completionDate', 'followUpDate', 'dueDate', 'priority', 'name'];
  const ORDERS = ['ASC', 'DESC'];
  /** @type {import('@node-red/editor-client').WidgetTypedInputType[]} */
  const QUERY_TYPES = ['msg', 'flow', 'global', 'json', 'jsonata', 'env'];

  const orderText = (/** @type {string} */ order) => RED._(`${TEXTS}.order.${order}`);

  /** @param {JQuery} container @param {Camunda8Sort} sort */
  function addSortRow(container, sort) {
    container.addClass('camunda8-row');
    container.append(
      window.camunda8FilterRow.dropDown('field', SORT_FIELDS, window.camunda8FilterRow.fieldText, sort.field),
    );
    container.append(window.camunda8FilterRow.dropDown('order', ORDERS, orderText, sort.order));
  }

  /**
   * @param {string} id
   * @param {string} addLabel
   * @param {object[]} rows
   * @param {object} blank what a new row begins with
   * @param {(container: JQuery, row: never) => void} addRow
   */
  function prepareList(id, addLabel, rows, blank, addRow) {
    const changed = () => list.trigger('change');
    const list = $(id).editableList({
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
        addRow(container, /** @type {never} */ (isNew ? blank : row));
        window.camunda8RowOrder.prepare(container, changed);
        // Node-RED's own button has no more than a picture.
        const remove = container.parent().find('.red-ui-editableList-item-remove');
        remove.attr('aria-label', RED._(`${TEXTS}.removeRow`));
        container.trigger('change');
        if (isNew) container.find('select').first().trigger('focus');
      },
    });
    const addButton = list.closest('.red-ui-editableList').find('.red-ui-editableList-addButton');
    list.on('change', () => window.camunda8RowOrder.number(list));
    list.editableList('addItems', rows);
    return list;
  }

  /** What is wrong with a filter, in words; nothing of a right one. @param {Camunda8Filter} filter @param {number} index */
  function complaint(filter, index) {
    const problem = window.camunda8FilterRow.problem(filter);
    return problem && RED._(`${TEXTS}.error.${problem}`, { row: index + 1 });
  }

  /**
   * The filter rows; below each of them is said what is wrong with it.
   * @param {Camunda8Filter[] | undefined} filters
   * @param {Camunda8Filter} blank
   * @param {typeof complaint} complaintAbout
   */
  function prepareFilters(filters, blank, complaintAbout) {
    const label = RED._(`${TEXTS}.addFilter`);
    const list = prepareList(
      '#node-input-filters-list',
      label,
      filters ?? [],
      blank,
      window.camunda8FilterRow.add,
    );
    const mark = () => {
      for (const [index, element] of list.find('.camunda8-filter').toArray().entries()) {
        const row = $(element);
        window.camunda8FilterRow.mark(row, complaintAbout(window.camunda8FilterRow.read(row), index));
      }
    };
    list.on('change input', mark);
    mark();
  }

  /** For `oneditprepare`. @param {Camunda8SearchNode} node */
  function prepare(node) {
    window.camunda8Form.prepare(node);
    const newFilter = { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' };
    prepareFilters(node.filters, newFilter, complaint);
    const newSort = { field: 'creationDate', order: 'DESC' };
    prepareList('#node-input-sort-list', RED._(`${TEXTS}.addSort`), node.sort ?? [], newSort, addSortRow);
    const query = $('#node-input-query');
    query.typedInput({ types: QUERY_TYPES, default: 'msg', typeField: '#node-input-queryType' });
    query.typedInput('width', 'calc(100% - 156px)');
    window.camunda8FilterRow.nameForScreenReaders(query, RED._(`${TEXTS}.label.query`));
    window.camunda8SearchRequest.prepare();
    window.camunda8SearchTrial.prepare();
  }

  /** For `oneditsave`. @param {Camunda8SearchNode} node */
  function save(node) {
    const { filters, sort } = window.camunda8SearchRequest.values();
    Object.assign(node, { filters, sort });
  }

  // A property's `validate` has two parameters: only then Node-RED shows the sentence that it returns.

  /** Rows that rest can be wrong. @this {Camunda8SearchNode} @param {Camunda8Filter[] | undefined} filters @param {object} _options */
  function validateFilters(filters, _options) {
    if (this.freeJson) return true;
    return (filters ?? []).map(complaint).find(Boolean) ?? true;
  }

  /** @this {Camunda8SearchNode} @param {string} query @param {object} _options */
  function validateQuery(query, _options) {
    const open = RED.editor.getEditStack().some((edited) => edited.id === this.id);
    const type = String((open && $('#node-input-queryType').val()) || this.queryType);
    // An old flow without a query has its default.
    const isRight = RED.utils.validateTypedProperty(String(query ?? 'payload'), type || 'msg') === true;
    return isRight || RED._(`${TEXTS}.error.query`);
  }

  /** @param {unknown} value @param {number} least @param {number} most */
  function isCount(value, least, most) {
    const text = String(value ?? '').trim();
    if (text === '' || /^\$\{[^}]+\}$/.test(text)) return true;
    return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
  }

  /** @param {unknown} value @param {object} _options */
  function validateLimit(value, _options) {
    return isCount(value, 0, Number.MAX_SAFE_INTEGER) || RED._(`${TEXTS}.error.limit`);
  }

  /** @param {unknown} value @param {object} _options */
  function validatePageSize(value, _options) {
    return isCount(value, 1, 10_000) || RED._(`${TEXTS}.error.pageSize`);
  }

  const shared = { prepareFilters, complaint, isCount };
  return { ...shared, prepare, save, validateFilters, validateQuery, validateLimit, validatePageSize };
})();
