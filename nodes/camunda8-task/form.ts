import { KEY_TEXT } from '../../src/operations/field';
import type { FilterProperty } from '../common/choices/filter-property';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { textsOf } from '../common/form/texts';
import { fitsType, isBlankOrVariable, isCount, textOf } from '../common/form/validators';
import { DEFAULT_WAIT, LONGEST_WAIT, OFFERED, type VariableRow } from './choices';
import { prepareClaim, saveClaim, validateClaimed } from './form/claim';
import { prepareFillIn } from './form/fill-in';
import { prepareSuggestions } from './form/suggestions';
import { complaintAboutRows, prepareVariableRows, readVariableRows } from './form/variable-rows';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The form shows what the chosen operation needs, and says in words what is wrong with a value.

const text = textsOf('camunda8-task');

const offeredBy = (node: EditorNode) => OFFERED.get(currentValue(node, 'operation'));

/** Whether the operation has the field; the longest wait goes with the wait, and the rows of variables with their type. */
function isNeeded(node: EditorNode, property: string): boolean {
  if (!offeredBy(node)?.fields.includes(property)) return false;
  if (property === 'variableRows') return currentValue(node, 'variablesType') === 'rows';
  return property !== 'waitTimeout' || currentValue(node, 'wait') === true;
}

function arrange(node: EditorNode): void {
  fieldOf(node, 'taskKey').closest('.form-row').toggle(!offeredBy(node)?.isFound);
  $('#camunda8-claimed').toggle(isNeeded(node, 'filters'));
  $('#camunda8-variable-rows').toggle(isNeeded(node, 'variableRows'));
  for (const property of new Set([...OFFERED.values()].flatMap(({ fields }) => fields))) {
    fieldOf(node, property).closest('.form-row').toggle(isNeeded(node, property));
  }
}

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  prepareClaim(node);
  prepareVariableRows(node);
  prepareFillIn(node);
  prepareSuggestions(node);
  fieldOf(node, 'waitTimeout').attr('placeholder', DEFAULT_WAIT);
  for (const property of ['wait', 'variables']) fieldOf(node, property).on('change', () => arrange(node));
  fieldOf(node, 'operation').on('change', () => {
    arrange(node);
    // Whether these are right depends on the operation.
    for (const property of ['api', 'assignee', 'variables', 'changes'])
      fieldOf(node, property).trigger('change');
  });
  arrange(node);
}

/** For `oneditsave`. */
export function save(node: EditorNode): void {
  saveClaim(node);
  node.variableRows = readVariableRows(node);
}

export function validateRows(this: EditorNode, rows: unknown, _options: object): true | string {
  return (isNeeded(this, 'variableRows') && complaintAboutRows(rows as VariableRow[])) || true;
}

export function validateApi(this: EditorNode, api: unknown, _options: object): true | string {
  const only = offeredBy(this)?.only;
  return !only || only === api || text(`error.only.${only}`);
}

export function validateFilters(this: EditorNode, filters: unknown, options: object): true | string {
  const api = currentValue(this, 'api');
  return !isNeeded(this, 'filters') || validateClaimed.call({ api }, filters as FilterProperty[], options);
}

/** Blank: the message brings it. */
export function validateKey(this: EditorNode, value: unknown, _options: object): true | string {
  if (offeredBy(this)?.isFound) return true;
  const key = textOf(value);
  if (isBlankOrVariable(key)) return true;
  const type = String(currentValue(this, 'taskKeyType'));
  return (type === 'str' ? KEY_TEXT.test(key) : fitsType(key, type)) || text('error.taskKey');
}

export function validateTyped(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    if (!isNeeded(this, property)) return true;
    if (property === 'variables' && isNeeded(this, 'variableRows')) return true;
    const given = textOf(value);
    const isRight = given !== '' && fitsType(given, String(currentValue(this, `${property}Type`)));
    return isRight || text(`error.${property}`);
  };
}

export function validateWaitTimeout(this: EditorNode, value: unknown, _options: object): true | string {
  const isRight = !isNeeded(this, 'waitTimeout') || isCount(value, 1, LONGEST_WAIT);
  return isRight || text('error.waitTimeout', { longest: LONGEST_WAIT, default: DEFAULT_WAIT });
}
