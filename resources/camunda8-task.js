// @ts-check

/** The form of the task node: it shows what the chosen operation needs, and says in words what is wrong with a value. */
window.camunda8Task = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-task:camunda8-task';

  /** Fields that only some operations have. */
  const FIELDS = new Map([
    ['assign', ['assignee', 'allowOverride']],
    ['complete', ['variables', 'wait', 'waitTimeout']],
    ['update', ['changes']],
    ['variables', ['variableNames']],
    ['setDraftVariables', ['variables']],
  ]);
  /** Operations that one API alone has. */
  const ONLY_API = new Map([
    ['update', 'v2'],
    ['setDraftVariables', 'v1'],
  ]);
  /** @type {Record<string, import('@node-red/editor-client').WidgetTypedInputType[]>} */
  const TYPES = {
    taskKey: ['msg', 'flow', 'global', 'str', 'env', 'jsonata'],
    assignee: ['str', 'msg', 'flow', 'global', 'env', 'jsonata'],
    variables: ['msg', 'flow', 'global', 'json', 'jsonata'],
    changes: ['msg', 'flow', 'global', 'json', 'jsonata'],
  };
  const LONGEST_WAIT = 3_600;

  const fieldOf = (/** @type {string} */ property) => $(`#node-input-${property}`);
  const isTicked = (/** @type {string} */ property) => fieldOf(property).is(':checked');

  /** Whether the operation has the field; the longest wait goes with the wait. */
  function isNeeded(
    /** @type {string} */ property,
    /** @type {unknown} */ operation,
    /** @type {unknown} */ wait,
  ) {
    return Boolean(FIELDS.get(String(operation))?.includes(property)) && (property !== 'waitTimeout' || wait);
  }

  function arrange() {
    for (const property of new Set([...FIELDS.values()].flat())) {
      const isShown = isNeeded(property, fieldOf('operation').val(), isTicked('wait'));
      fieldOf(property).closest('.form-row').toggle(Boolean(isShown));
    }
  }

  /** A typed input hides the field that a label is for, and shows another. @param {string} property */
  function prepareTyped(property) {
    const input = fieldOf(property);
    input.typedInput({ types: TYPES[property] ?? [], typeField: `#node-input-${property}Type` });
    input.typedInput('width', 'calc(100% - 156px)');
    const shown = input.next('.red-ui-typedInput-container').find('input');
    shown.attr('aria-label', RED._(`${TEXTS}.label.${property}`));
  }

  /** For `oneditprepare`. @param {Camunda8SearchNode} node */
  function prepare(node) {
    window.camunda8Form.prepare(node);
    for (const property of Object.keys(TYPES)) prepareTyped(property);
    fieldOf('wait').on('change', arrange);
    fieldOf('operation').on('change', () => {
      arrange();
      // Whether these are right depends on the operation.
      for (const property of ['api', 'assignee', 'variables', 'changes']) fieldOf(property).trigger('change');
    });
    arrange();
  }

  /** A property as the open form has it, else as it is saved. @param {Camunda8SearchNode} node @param {string} property */
  function current(node, property) {
    const isOpen = RED.editor.getEditStack().some((edited) => edited.id === node.id);
    const field = fieldOf(property);
    if (!isOpen || field.length === 0) return node[property];
    return field.is(':checkbox') ? field.is(':checked') : field.val();
  }

  // A property's `validate` has two parameters: only then Node-RED shows the sentence that it returns.

  /** @this {Camunda8SearchNode} @param {unknown} api @param {object} _options */
  function validateApi(api, _options) {
    const operation = String(current(this, 'operation'));
    const only = ONLY_API.get(operation);
    return !only || only === api || RED._(`${TEXTS}.error.only.${only}`);
  }

  /** Blank: the message brings it. @this {Camunda8SearchNode} @param {unknown} value @param {object} _options */
  function validateKey(value, _options) {
    const text = String(value ?? '').trim();
    if (text === '' || /^\$\{[^}]+\}$/.test(text)) return true;
    const type = String(current(this, 'taskKeyType'));
    const isRight =
      type === 'str' ? /^\d{1,19}$/.test(text) : RED.utils.validateTypedProperty(text, type) === true;
    return isRight || RED._(`${TEXTS}.error.taskKey`);
  }

  /** @param {string} property */
  function validateTyped(property) {
    /** @this {Camunda8SearchNode} @param {unknown} value @param {object} _options */
    return function validate(value, _options) {
      if (!isNeeded(property, current(this, 'operation'), false)) return true;
      const text = String(value ?? '').trim();
      const type = String(current(this, `${property}Type`));
      const isRight = text !== '' && RED.utils.validateTypedProperty(text, type) === true;
      return isRight || RED._(`${TEXTS}.error.${property}`);
    };
  }

  /** @this {Camunda8SearchNode} @param {unknown} value @param {object} _options */
  function validateWaitTimeout(value, _options) {
    if (!isNeeded('waitTimeout', current(this, 'operation'), current(this, 'wait'))) return true;
    const text = String(value ?? '').trim();
    if (text === '' || /^\$\{[^}]+\}$/.test(text)) return true;
    const isRight = /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_WAIT;
    return isRight || RED._(`${TEXTS}.error.waitTimeout`);
  }

  return { prepare, validateApi, validateKey, validateTyped, validateWaitTimeout };
})();
