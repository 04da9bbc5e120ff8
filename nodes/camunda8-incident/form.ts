import { KEY_TEXT } from '../../src/operations/field';
import { chosenRows } from '../common/form/chosen-rows';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { textsOf } from '../common/form/texts';
import { fitsType, isBlankOrVariable, isCount, textOf } from '../common/form/validators';
import { DEFAULT_RETRIES, FIELDS, MOST_RETRIES } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The form shows what the chosen operation needs.

const text = textsOf('camunda8-incident');

const { isNeeded, follow } = chosenRows({
  field: 'operation',
  of: (operation) => FIELDS.get(operation),
  all: [...FIELDS.values()].flat(),
});

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  follow(node);
}

/** Whether it fits its type, or is blank. */
function isRight(node: EditorNode, property: string, value: string): boolean {
  return isBlankOrVariable(value) || fitsType(value, String(currentValue(node, `${property}Type`)));
}

/** Blank: the message brings it. */
export function validateKey(this: EditorNode, value: unknown, _options: object): true | string {
  const key = textOf(value);
  const isText = currentValue(this, 'incidentKeyType') === 'str';
  const isKey = !isText || isBlankOrVariable(key) || KEY_TEXT.test(key);
  return (isKey && isRight(this, 'incidentKey', key)) || text('error.incidentKey');
}

/** Blank: as many as it has, or one. */
export function validateRetries(this: EditorNode, value: unknown, _options: object): true | string {
  if (!isNeeded(this, 'retries')) return true;
  const isNumber = currentValue(this, 'retriesType') === 'num';
  const isFine = isNumber ? isCount(value, 1, MOST_RETRIES) : isRight(this, 'retries', textOf(value));
  return isFine || text('error.retries', { most: MOST_RETRIES, default: DEFAULT_RETRIES });
}
