// @ts-check

/** The search form: its filter and sort rows, and what is wrong with a value, in words. */
window.camunda8SearchTasks = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  /** What a task can be filtered by, in the names of the newest /v2. */
  const FILTER_FIELDS = [
    'state',
    'assignee',
    'candidateGroup',
    'candidateUser',
    'name',
    'processDefinitionId',
    'elementId',
    'priority',
    'dueDate',
    'followUpDate',
    'creationDate',
    'completionDate',
    'tags',
    'userTaskKey',
    'processInstanceKey',
    'processDefinitionKey',
    'elementInstanceKey',
    'tenantId',
    'businessId',
  ];
  const SORT_FIELDS = ['creationDate', 'completionDate', 'followUpDate', 'dueDate', 'priority', 'name'];
  const ORDERS = ['ASC', 'DESC'];
  const OPERATORS = ['$eq', '$neq', '$in', '$notIn', '$like', '$exists', '$gt', '$gte', '$lt', '$lte'];
  /** @type {import('@node-red/editor-client').WidgetTypedInputType[]} */
  const VALUE_TYPES = ['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'];
  /** @type {import('@node-red/editor-client').WidgetTypedInputType[]} */
  const QUERY_TYPES = ['msg', 'flow', 'global', 'json', 'jsonata', 'env'];

  /** Operators whose value is of one type only, with a value to begin with. */
  const OPERATOR_VALUES = new Map([
    ['$exists', { type: 'bool', value: 'true' }],
    ['$in', { type: 'json', value: '[]' }],
    ['$notIn', { type: 'json', value: '[]' }],
  ]);

  const fieldText = (/** @type {string} */ field) => RED._(`${TEXTS}.field.${field}`);
  const orderText = (/** @type {string} */ order) => RED._(`${TEXTS}.order.${order}`);
  const operatorText = (/** @type {string} */ operator) => RED._(`${TEXTS}.operator.${operator.slice(1)}`);

  /**
   * A drop-down of a row. A chosen value that is not on the list, from a flow written by hand, stays as it is.
   * @param {string} name its class, and what a screen reader says
   * @param {string[]} values
   * @param {(value: string) => string} textOf
   * @param {string} chosen
   */
  function dropDown(name, values, textOf, chosen) {
    const select = $('<select>', {
      class: `camunda8-${name}`,
      'aria-label': RED._(`${TEXTS}.column.${name}`),
    });
    for (const value of values) $('<option>', { value, text: textOf(value) }).appendTo(select);
    if (!values.includes(chosen)) $('<option>', { value: chosen, text: chosen }).appendTo(select);
    return select.val(chosen);
  }

  /** @param {JQuery} container @param {Camunda8Filter} filter */
  function addFilterRow(container, filter) {
    const operator = dropDown('operator', OPERATORS, operatorText, filter.operator);
    const value = $('<input>', { type: 'text', class: 'camunda8-value' });
    container.addClass('camunda8-row');
    container.append(dropDown('field', FILTER_FIELDS, fieldText, filter.field), operator, value);
    value.typedInput({ types: VALUE_TYPES, default: 'str' });
    value.typedInput('type', filter.valueType);
    value.typedInput('value', String(filter.value));
    nameForScreenReaders(value, RED._(`${TEXTS}.column.value`));
    operator.on('change', () => {
      const suited = OPERATOR_VALUES.get(String(operator.val()));
      if (!suited || value.typedInput('type') === suited.type) return;
      value.typedInput('type', suited.type);
      value.typedInput('value', suited.value);
    });
  }

  /** @param {JQuery} container @param {Camunda8Sort} sort */
  function addSortRow(container, sort) {
    container.addClass('camunda8-row');
    container.append(dropDown('field', SORT_FIELDS, fieldText, sort.field));
    container.append(dropDown('order', ORDERS, orderText, sort.order));
  }

  /** A typed input hides the field that a label is for, and shows another. @param {JQuery} input @param {string} name */
  function nameForScreenReaders(input, name) {
    input.next('.red-ui-typedInput-container').find('input, button').attr('aria-label', name);
  }

  /**
   * @param {string} id
   * @param {string} addLabel
   * @param {object[]} rows
   * @param {object} blank what a new row begins with
   * @param {(container: JQuery, row: never) => void} addRow
   */
  function prepareList(id, addLabel, rows, blank, addRow) {
    const list = $(id).editableList({
      addButton: addLabel,
      height: 'auto',
      removable: true,
      sortable: true,
      addItem: (container, _index, row) =>
        addRow(container, /** @type {never} */ (Object.keys(row).length > 0 ? row : blank)),
    });
    list.editableList('addItems', rows);
  }

  /** For `oneditprepare`. @param {Camunda8SearchNode} node */
  function prepare(node) {
    const newFilter = { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' };
    prepareList(
      '#node-input-filters-list',
      RED._(`${TEXTS}.addFilter`),
      node.filters,
      newFilter,
      addFilterRow,
    );
    const newSort = { field: 'creationDate', order: 'DESC' };
    prepareList('#node-input-sort-list', RED._(`${TEXTS}.addSort`), node.sort, newSort, addSortRow);
    const query = $('#node-input-query');
    query.typedInput({ types: QUERY_TYPES, default: 'msg', typeField: '#node-input-queryType' });
    query.typedInput('width', 'calc(100% - 156px)');
    nameForScreenReaders(query, RED._(`${TEXTS}.label.query`));
  }

  /** @param {JQuery} row @param {string} group */
  function chosen(row, group) {
    return String(row.find(`.camunda8-${group}`).val());
  }

  /** For `oneditsave`. @param {Camunda8SearchNode} node */
  function save(node) {
    const rows = (/** @type {string} */ id) =>
      [.../** @type {JQuery} */ ($(id).editableList('items'))].map((row) => $(row));
    node.filters = rows('#node-input-filters-list').map((row) => {
      const value = row.find('.camunda8-value');
      return {
        field: chosen(row, 'field'),
        operator: chosen(row, 'operator'),
        value: value.typedInput('value'),
        valueType: value.typedInput('type'),
      };
    });
    node.sort = rows('#node-input-sort-list').map((row) => ({
      field: chosen(row, 'field'),
      order: chosen(row, 'order'),
    }));
  }

  /** @param {unknown} value @param {string} type */
  function fits(value, type) {
    return RED.utils.validateTypedProperty(String(value), type) === true;
  }

  // A property's `validate` has two parameters: only then Node-RED shows the sentence that it returns.

  /** @param {Camunda8Filter[]} filters @param {object} _options */
  function validateFilters(filters, _options) {
    const wrong = filters.findIndex(({ value, valueType }) => !fits(value, valueType));
    return wrong === -1 || RED._(`${TEXTS}.error.filter`, { row: wrong + 1 });
  }

  /** @this {Camunda8SearchNode} @param {string} query @param {object} _options */
  function validateQuery(query, _options) {
    const open = RED.editor.getEditStack().some((edited) => edited.id === this.id);
    const type = String((open && $('#node-input-queryType').val()) || this.queryType);
    return fits(query, type) || RED._(`${TEXTS}.error.query`);
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

  return { prepare, save, validateFilters, validateQuery, validateLimit, validatePageSize };
})();
