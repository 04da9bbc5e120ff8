// @ts-check

/** A filter row of the search form: what to look at, how to compare, and what with. */
window.camunda8FilterRow = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-search-tasks:camunda8-search-tasks';

  const DATES = ['dueDate', 'followUpDate', 'creationDate', 'completionDate'];
  const VARIABLES = ['processInstanceVariables', 'localVariables'];
  /** What a task can be filtered by, in the names of the newest /v2. */
  const FIELDS = [
    ...['state', 'assignee', 'candidateGroup', 'candidateUser', 'name', 'processDefinitionId', 'elementId'],
    ...['priority', ...DATES, ...VARIABLES, 'tags', 'userTaskKey', 'processInstanceKey'],
    ...['processDefinitionKey', 'elementInstanceKey', 'tenantId', 'businessId'],
  ];
  /** Fields whose values can be suggested. */
  const SUGGESTED = [
    'state',
    'assignee',
    'candidateGroup',
    'candidateUser',
    'name',
    'processDefinitionId',
    'elementId',
  ];
  const OPERATORS = ['$eq', '$neq', '$in', '$notIn', '$like', '$exists', '$gt', '$gte', '$lt', '$lte'];
  /** @type {import('@node-red/editor-client').WidgetTypedInputType[]} */
  const VALUE_TYPES = ['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'];

  /** A node that watches tasks looks at their state by itself, and no message comes into it. @param {JQuery} row */
  function choices(row) {
    const isWatch = row.closest('.camunda8-form').is('.camunda8-watch');
    return {
      fields: isWatch ? FIELDS.filter((field) => field !== 'state') : FIELDS,
      types: isWatch ? VALUE_TYPES.filter((type) => type !== 'msg') : VALUE_TYPES,
    };
  }

  /** Operators whose value is of one type only, with a value to begin with. */
  const OPERATOR_VALUES = new Map([
    ['$exists', { type: 'bool', value: 'true' }],
    ['$in', { type: 'json', value: '[]' }],
    ['$notIn', { type: 'json', value: '[]' }],
  ]);

  /** Ways to compare a date with now, and how they are saved: operator, and sign of the duration. */
  const RELATIVE = new Map([
    ['next', '$eq '],
    ['last', '$eq -'],
    ['overdue', '$lte 0'],
    ['until', '$lte '],
    ['ago', '$lte -'],
    ['since', '$gte -'],
    ['ahead', '$gte '],
  ]);
  const UNITS = ['TM', 'TH', 'D', 'W'];
  const DURATION = /^(-?)P(T?)(\d{1,6})([WDHM])$/;

  const fieldText = (/** @type {string} */ field) => RED._(`${TEXTS}.field.${field}`);
  const unitText = (/** @type {string} */ unit) => RED._(`${TEXTS}.unit.${unit}`);
  const operatorText = (/** @type {string} */ operator) =>
    RED._(
      RELATIVE.has(operator) ? `${TEXTS}.relative.${operator}` : `${TEXTS}.operator.${operator.slice(1)}`,
    );
  const columnText = (/** @type {string} */ column) => RED._(`${TEXTS}.column.${column}`);

  /** @param {JQuery} select @param {string[]} values @param {(value: string) => string} textOf */
  function offer(select, values, textOf) {
    const before = String(select.val());
    select.empty();
    for (const value of values) $('<option>', { value, text: textOf(value) }).appendTo(select);
    if (values.includes(before)) select.val(before);
  }

  /**
   * A drop-down of a row. A chosen value that is not on the list, from a flow written by hand, stays as it is.
   * @param {string} name its class, and what a screen reader says
   * @param {string[]} values
   * @param {(value: string) => string} textOf
   * @param {string} chosen
   */
  function dropDown(name, values, textOf, chosen) {
    const select = $('<select>', { class: `camunda8-${name}`, 'aria-label': columnText(name) });
    offer(select, values, textOf);
    if (!values.includes(chosen)) $('<option>', { value: chosen, text: chosen }).appendTo(select);
    return select.val(chosen);
  }

  /** A saved row as the form shows it. @param {Camunda8Filter} filter */
  function shown({ field, operator, value, valueType }) {
    const list = VARIABLES.find((one) => field.startsWith(`${one}.`));
    const [name, variable] = list ? [list, field.slice(list.length + 1)] : [field, ''];
    const [, minus, time, amount = '1', letter] = (valueType === 'relative' && DURATION.exec(value)) || [];
    const sign = operator === '$lte' && Number(amount) === 0 ? '0' : minus;
    const way = letter && [...RELATIVE].find(([, saved]) => saved === `${operator} ${sign}`)?.[0];
    return {
      name,
      variable,
      operator: way || operator,
      way,
      amount,
      unit: letter ? `${time}${letter}` : 'D',
    };
  }

  /** Id of the list of suggestions for a field. @param {string} field */
  function suggestionsOf(field) {
    return `camunda8-suggestions-${field}`;
  }

  /** @param {JQuery} row */
  function suggest(row) {
    const field = String(row.find('.camunda8-field').val());
    const value = row.find('.camunda8-value');
    const isText = SUGGESTED.includes(field) && value.typedInput('type') === 'str';
    const input = value.next('.red-ui-typedInput-container').find('.red-ui-typedInput-input');
    input.attr('list', isText ? suggestionsOf(field) : null);
  }

  /** Shows what the chosen field and operator need, and nothing else. @param {JQuery} row */
  function arrange(row) {
    const field = String(row.find('.camunda8-field').val());
    const operator = row.find('.camunda8-operator');
    const value = row.find('.camunda8-value');
    const isDate = DATES.includes(field);
    if (isDate !== operator.find('[value=next]').length > 0) {
      offer(operator, isDate ? [...RELATIVE.keys(), ...OPERATORS] : OPERATORS, operatorText);
      const { types } = choices(row);
      value.typedInput('types', isDate ? [...types, 'date'] : types);
    }
    const way = String(operator.val());
    const isRelative = RELATIVE.has(way);
    row.find('.camunda8-variable').toggle(VARIABLES.includes(field));
    row.find('.camunda8-amount, .camunda8-unit').toggle(isRelative && way !== 'overdue');
    value.next('.red-ui-typedInput-container').toggle(!isRelative);
    const suited = OPERATOR_VALUES.get(way);
    if (!suited || value.typedInput('type') === suited.type) return;
    value.typedInput('type', suited.type);
    value.typedInput('value', suited.value);
  }

  /** A typed input hides the field that a label is for, and shows another, with a button. @param {JQuery} input @param {string} name */
  function nameForScreenReaders(input, name) {
    const shown = 'input:not([type=hidden]), .red-ui-typedInput-option-expand';
    input.next('.red-ui-typedInput-container').find(shown).attr('aria-label', name);
  }

  /** Of rows that were ever added: the number of an id. */
  let problems = 0;

  /** @param {JQuery} row @param {Camunda8Filter} filter */
  function add(row, filter) {
    const { name, variable, operator, way, amount, unit } = shown(filter);
    const value = $('<input>', { type: 'text', class: 'camunda8-value' });
    const operators = DATES.includes(name) ? [...RELATIVE.keys(), ...OPERATORS] : OPERATORS;
    const { fields, types } = choices(row);
    const field = dropDown('field', fields, fieldText, name);
    row.addClass('camunda8-row camunda8-filter').append(
      field,
      $('<input>', { type: 'text', class: 'camunda8-variable', 'aria-label': columnText('variable') }).val(
        variable,
      ),
      dropDown('operator', operators, operatorText, operator),
      value,
      $('<input>', {
        ...{ type: 'number', min: 1, class: 'camunda8-amount', 'aria-label': columnText('amount') },
      }).val(amount),
      dropDown('unit', UNITS, unitText, unit),
      $('<div>', { class: 'camunda8-since' }),
      $('<div>', { class: 'camunda8-problem', id: `camunda8-problem-${++problems}` }),
    );
    value.typedInput({
      types: DATES.includes(name) ? [...types, 'date'] : types,
      default: 'str',
    });
    value.typedInput('type', way ? 'str' : filter.valueType);
    value.typedInput('value', way ? '' : String(filter.value));
    nameForScreenReaders(value, columnText('value'));
    row.find('.camunda8-variable').attr('placeholder', columnText('variable'));
    row.find('.camunda8-field, .camunda8-operator').on('change', () => arrange(row));
    arrange(row);
    // A text that was typed for another field means nothing for this one.
    field.on('change', () => value.typedInput('type') === 'str' && value.typedInput('value', ''));
    row.find('.camunda8-field, .camunda8-value').on('change', () => suggest(row));
    suggest(row);
  }

  /** What is saved of a row. @param {JQuery} row @returns {Camunda8Filter} */
  function read(row) {
    const chosen = (/** @type {string} */ name) => String(row.find(`.camunda8-${name}`).val());
    const list = chosen('field');
    const field = VARIABLES.includes(list) ? `${list}.${chosen('variable').trim()}` : list;
    const way = chosen('operator');
    const [operator, sign] = RELATIVE.get(way)?.split(' ') ?? [];
    if (operator) {
      const [unit, amount] = sign === '0' ? ['D', '0'] : [chosen('unit'), chosen('amount')];
      const time = unit.startsWith('T') ? 'T' : '';
      const duration = `${sign === '-' ? '-' : ''}P${time}${amount}${unit.slice(time.length)}`;
      return { field, operator, value: duration, valueType: 'relative' };
    }
    const value = row.find('.camunda8-value');
    return {
      field,
      operator: way,
      value: value.typedInput('value'),
      valueType: value.typedInput('type'),
    };
  }

  /** What is wrong with a saved row: the key of a sentence, or nothing. @param {Camunda8Filter} filter */
  function problem({ field, value, valueType }) {
    if (VARIABLES.some((list) => field === list || field === `${list}.`)) return 'variable';
    if (valueType === 'relative') return DURATION.test(value) ? undefined : 'relative';
    // A variable can be an empty text, and the empty date is now.
    const mayBeEmpty = valueType === 'date' || (valueType === 'str' && field.includes('.'));
    if (String(value).trim() === '' && !mayBeEmpty) return 'empty';
    return RED.utils.validateTypedProperty(String(value), valueType) === true ? undefined : 'filter';
  }

  /** Shows what is wrong with a row, below it and at what has to change. @param {JQuery} row @param {string | undefined} sentence */
  function mark(row, sentence) {
    const words = row.find('.camunda8-problem').text(sentence ?? '');
    const isWrong = sentence !== undefined;
    row.toggleClass('camunda8-wrong', isWrong);
    row.find('input:not([type=hidden])').attr({
      'aria-invalid': isWrong ? 'true' : null,
      'aria-describedby': isWrong ? String(words.attr('id')) : null,
    });
  }

  return { add, read, problem, mark, suggestionsOf, dropDown, fieldText, nameForScreenReaders };
})();
