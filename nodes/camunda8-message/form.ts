import { chosenRows } from '../common/form/chosen-rows';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { from } from '../common/form/model/sources';
import { suggest } from '../common/form/model/suggest';
import { textsOf } from '../common/form/texts';
import { fitsTypeOrBlank, isCount, textOf } from '../common/form/validators';
import { DEFAULT_TIME_TO_LIVE, FIELDS, LONGEST_TIME_TO_LIVE } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const text = textsOf('camunda8-message');

const { isNeeded, follow } = chosenRows({
  field: 'operation',
  of: (operation) => FIELDS.get(operation),
  all: [...FIELDS.values()].flat(),
});

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  suggest(node, { messageName: from.messages });
  fieldOf(node, 'timeToLive').attr('placeholder', DEFAULT_TIME_TO_LIVE);
  follow(node);
}

export function validateName(value: unknown, _options: object): true | string {
  return textOf(value) !== '' || text('error.messageName');
}

export function validateTyped(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    const isRight = fitsTypeOrBlank(value, currentValue(this, `${property}Type`));
    return !isNeeded(this, property) || isRight || text(`error.${property}`);
  };
}

export function validateTimeToLive(this: EditorNode, value: unknown, _options: object): true | string {
  const isRight = !isNeeded(this, 'timeToLive') || isCount(value, 0, LONGEST_TIME_TO_LIVE);
  const bounds = { longest: LONGEST_TIME_TO_LIVE, default: DEFAULT_TIME_TO_LIVE };
  return isRight || text('error.timeToLive', bounds);
}
