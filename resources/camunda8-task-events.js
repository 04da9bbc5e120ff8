// @ts-check

/** The form of the task events: the filter rows of the search form, without state and messages, and when to ask. */
window.camunda8TaskEvents = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-task-events:camunda8-task-events';
  const SHARED = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  /** @type {import('@node-red/editor-client').WidgetTypedInputType[]} */
  const QUERY_TYPES = ['json', 'flow', 'global', 'jsonata', 'env'];

  /** What is wrong with a filter, in words; nothing of a right one. @param {Camunda8Filter} filter @param {number} index */
  function complaint(filter, index) {
    const row = index + 1;
    if (filter.field === 'state') return RED._(`${TEXTS}.error.state`, { row });
    if (filter.valueType === 'msg') return RED._(`${TEXTS}.error.msg`, { row });
    return window.camunda8SearchTasks.complaint(filter, index);
  }

  /** For `oneditprepare`. @param {Camunda8SearchNode} node */
  function prepare(node) {
    window.camunda8Form.prepare(node);
    const blank = { field: 'assignee', operator: '$eq', value: '', valueType: 'str' };
    window.camunda8SearchTasks.prepareFilters(node.filters, blank, complaint);
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

  /** @this {Camunda8SearchNode} @param {Camunda8Filter[] | undefined} filters @param {object} _options */
  function validateFilters(filters, _options) {
    if (this.freeJson) return true;
    return (filters ?? []).map(complaint).find(Boolean) ?? true;
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
