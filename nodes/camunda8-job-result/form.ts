import { KEY_TEXT } from '../../src/operations/field';
import { DEFAULT_TIME, LONGEST_RETRY_BACKOFF, LONGEST_TIME } from '../common/choices/job-times';
import { chosenRows } from '../common/form/chosen-rows';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { from } from '../common/form/model/sources';
import { suggest } from '../common/form/model/suggest';
import { textsOf } from '../common/form/texts';
import { fitsType, isBlankOrVariable, isCount, textOf } from '../common/form/validators';
import { isWithoutJob } from '../common/form/wires/jobs-way';
import { validatorOfPlace } from '../common/form/wires/marks';
import { FIELDS, TYPED } from './choices';

// The form shows what the chosen operation needs.

const text = textsOf('camunda8-job-result');

const { isNeeded, follow } = chosenRows({
  field: 'operation',
  of: (operation) => FIELDS.get(operation),
  all: [...FIELDS.values()].flat(),
});

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  // Node-RED would choose the first cluster there is; this is its own word for none, which is the job's cluster.
  if (!node.cluster) fieldOf(node, 'cluster').val('_ADD_');
  fieldOf(node, 'seconds').attr('placeholder', DEFAULT_TIME);
  suggest(node, { errorCode: from.errorCodes });
  follow(node);
}

/** Whether it fits its type, or is blank. */
function isRight(node: EditorNode, property: string, value: unknown): boolean {
  const given = textOf(value);
  return isBlankOrVariable(given) || fitsType(given, String(currentValue(node, `${property}Type`)));
}

/** Blank: the message brings it. */
export function validateJobKey(this: EditorNode, value: unknown, _options: object): true | string {
  const key = textOf(value);
  const isKey = currentValue(this, 'jobKeyType') !== 'str' || isBlankOrVariable(key) || KEY_TEXT.test(key);
  return (isKey && isRight(this, 'jobKey', key)) || text('error.jobKey');
}

export function validateTyped(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    return !isNeeded(this, property) || isRight(this, property, value) || text(`error.${property}`);
  };
}

export function validateErrorCode(this: EditorNode, value: unknown, _options: object): true | string {
  if (!isNeeded(this, 'errorCode')) return true;
  return (textOf(value) !== '' && isRight(this, 'errorCode', value)) || text('error.errorCode');
}

export function validateRetryBackoff(this: EditorNode, value: unknown, _options: object): true | string {
  const isFine = !isNeeded(this, 'retryBackoff') || isCount(value, 0, LONGEST_RETRY_BACKOFF);
  return isFine || text('error.retryBackoff', { longest: LONGEST_RETRY_BACKOFF });
}

export function validateSeconds(this: EditorNode, value: unknown, _options: object): true | string {
  const isFine = !isNeeded(this, 'seconds') || isCount(value, 1, LONGEST_TIME);
  return isFine || text('error.seconds', { longest: LONGEST_TIME, default: DEFAULT_TIME });
}

/** Whether the key is that of a worker's message. */
function isFromWorker(node: EditorNode): boolean {
  const [usual, usualType] = TYPED.jobKey;
  const key = textOf(node.jobKey);
  return key === '' || (key === usual && (node.jobKeyType ?? usualType) === usualType);
}

export const validateJob = validatorOfPlace('camunda8-job-result', (node, flows) =>
  isFromWorker(node) && isWithoutJob(node, flows) ? text('error.noJob') : undefined,
);
