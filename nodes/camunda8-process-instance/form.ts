import { KEY_TEXT } from '../../src/operations/field';
import { chosenRows } from '../common/form/chosen-rows';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { from, listOf, unless } from '../common/form/model/sources';
import { suggest } from '../common/form/model/suggest';
import { textsOf } from '../common/form/texts';
import { fitsType, isBlankOrVariable, isCount, textOf } from '../common/form/validators';
import { DEFAULT_TIMEOUT, FIELDS, HIGHEST_VERSION, LONGEST_TIMEOUT } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The form shows what the chosen operation needs.

const text = textsOf('camunda8-process-instance');

const { isNeeded, follow } = chosenRows({
  field: 'operation',
  of: (operation) => FIELDS.get(operation),
  all: [...FIELDS.values()].flat(),
});

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  fieldOf(node, 'timeout').attr('placeholder', DEFAULT_TIMEOUT);
  // One of the two is right or wrong with the other.
  fieldOf(node, 'processDefinitionKey').on('change', () =>
    fieldOf(node, 'processDefinitionId').triggerHandler('change'),
  );
  suggest(node, {
    processDefinitionId: unless('processDefinitionKey', from.processes),
    processDefinitionKey: from.processKeys,
    processVersion: from.versionsOf('processDefinitionId'),
    startElements: listOf(from.elementsOf('processDefinitionId', 'processVersion')),
  });
  follow(node);
}

/** Whether it fits its type, or is blank. */
function isRight(node: EditorNode, property: string, value: unknown): boolean {
  const given = textOf(value);
  return isBlankOrVariable(given) || fitsType(given, String(currentValue(node, `${property}Type`)));
}

function isKeyOrTyped(node: EditorNode, property: string, value: unknown): boolean {
  const key = textOf(value);
  const isKey =
    currentValue(node, `${property}Type`) !== 'str' || isBlankOrVariable(key) || KEY_TEXT.test(key);
  return isKey && isRight(node, property, key);
}

/** Blank: the message brings it. */
export function validateKey(this: EditorNode, value: unknown, _options: object): true | string {
  const isFine = !isNeeded(this, 'processInstanceKey') || isKeyOrTyped(this, 'processInstanceKey', value);
  return isFine || text('error.processInstanceKey');
}

/** One of ID and key, and not both. */
export function validateProcess(this: EditorNode, value: unknown, _options: object): true | string {
  if (!isNeeded(this, 'processDefinitionId')) return true;
  const hasKey = textOf(currentValue(this, 'processDefinitionKey')) !== '';
  const hasId = textOf(value) !== '';
  if (hasKey === hasId) return text(hasId ? 'error.bothProcesses' : 'error.noProcess');
  return isRight(this, 'processDefinitionId', value) || text('error.processDefinitionId');
}

export function validateDefinitionKey(this: EditorNode, value: unknown, _options: object): true | string {
  const isFine = !isNeeded(this, 'processDefinitionKey') || isKeyOrTyped(this, 'processDefinitionKey', value);
  return isFine || text('error.processDefinitionKey');
}

export function validateVersion(this: EditorNode, value: unknown, _options: object): true | string {
  const isFine = !isNeeded(this, 'processVersion') || isCount(value, 1, HIGHEST_VERSION);
  return isFine || text('error.processVersion');
}

/** A start can do without; what sets variables cannot. */
export function validateVariables(this: EditorNode, value: unknown, _options: object): true | string {
  if (!isNeeded(this, 'variables')) return true;
  const isMissing = textOf(value) === '' && currentValue(this, 'operation') === 'setVariables';
  return (!isMissing && isRight(this, 'variables', value)) || text('error.variables');
}

export function validateTyped(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    return !isNeeded(this, property) || isRight(this, property, value) || text(`error.${property}`);
  };
}

/** Not blank either. */
export function validateNeeded(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    if (!isNeeded(this, property)) return true;
    return (textOf(value) !== '' && isRight(this, property, value)) || text(`error.${property}`);
  };
}

export function validateTimeout(this: EditorNode, value: unknown, _options: object): true | string {
  const isFine = !isNeeded(this, 'timeout') || isCount(value, 1, LONGEST_TIMEOUT);
  return isFine || text('error.timeout', { longest: LONGEST_TIMEOUT, default: DEFAULT_TIMEOUT });
}
