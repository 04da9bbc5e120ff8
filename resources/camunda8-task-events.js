// @ts-check

/** The form of the task events: the filter rows of the search form, without state and messages, and when to ask. */
window.camunda8TaskEvents = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-task-events:camunda8-task-events';
  const SHARED = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  /** @type {import('@node-red/editor-client').WidgetTypedInputType[]} */
  const QUERY_TYPES = ['json', 'flow', 'global', 'jsonata', 'env'];

  /** For `oneditprepare`. @param {Camunda8SearchNode} node */
  function prepare(node) {
    window.camunda8SearchTasks.fillIn(node);
    const blank = { field: 'assignee', operator: '$eq', value: '', valueType: 'str' };
    const rows = node.filters ?? [];
    const add = RED._(`${SHARED}.addFilter`);
    window.camunda8SearchTasks.prepareList(
      '#node-input-filters-list',
      add,
      rows,
      blank,
      window.camunda8FilterRow.add,
    );
    const query = $('#node-input-query').data('blank', { type: 'json', value: '{}' });
    query.typedInput({ types: QUERY_TYPES, default: 'json', typeField: '#node-input-queryType' });
    query.typedInput('width', 'calc(100% - 156px)');
    window.camunda8FilterRow.nameForScreenReaders(query, RED._(`${SHARED}.label.query`));
    window.camunda8SearchRequest.prepare();
    window.camunda8SearchTrial.prepare();
  }

  /** For `oneditsave`. @param {Camunda8SearchNode} node */
  function save(node) {
    const { filters } = window.camunda8SearchRequest.values();
    Object.assign(node, { filters });
  }

  // A property's `validate` has two parameters: only then Node-RED shows the sentence that it returns.

  /** @this {Camunda8SearchNode} @param {Camunda8Filter[] | undefined} filters @param {object} options */
  function validateFilters(filters, options) {
    if (this.freeJson) return true;
    for (const [index, { field, valueType }] of (filters ?? []).entries()) {
      const row = index + 1;
      if (field === 'state') return RED._(`${TEXTS}.error.state`, { row });
      if (valueType === 'msg') return RED._(`${TEXTS}.error.msg`, { row });
    }
    return window.camunda8SearchTasks.validateFilters.call(this, filters, options);
  }

  /** @this {Camunda8SearchNode} @param {string} query @param {object} options */
  function validateQuery(query, options) {
    return query === '' || window.camunda8SearchTasks.validateQuery.call(this, query, options);
  }

  /** @param {unknown} value @param {object} _options */
  function validateInterval(value, _options) {
    return window.camunda8SearchTasks.isCount(value, 1, 86_400) || RED._(`${TEXTS}.error.interval`);
  }

  /** @param {unknown} value @param {object} _options */
  function validateFullInterval(value, _options) {
    return window.camunda8SearchTasks.isCount(value, 1, 1_440) || RED._(`${TEXTS}.error.fullInterval`);
  }

  return { prepare, save, validateFilters, validateQuery, validateInterval, validateFullInterval };
})();
