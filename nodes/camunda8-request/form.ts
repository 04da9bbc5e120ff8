import { isOperationEntry } from '../../src/operations/own-operation';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { textsOf } from '../common/form/texts';
import { fitsType, isBlankOrVariable, textOf } from '../common/form/validators';
import { NO_BODY, type ParameterRow } from './choices';
import { prepareBody } from './form/body';
import { chosenOperation } from './form/chosen-operation';
import { suggestKeys } from './form/known-keys';
import { prepareOperationList } from './form/operation-list';
import { complaintAboutRows } from './form/parameter-check';
import { prepareParameters, readParameters } from './form/parameters';
import { prepareRequestView } from './form/request-view';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The form finds an operation, and shows what that one wants to know.

const text = textsOf('camunda8-request');

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  const parameters = prepareParameters(node);
  suggestKeys(node);
  const body = prepareBody(node);
  prepareOperationList(node, (operation) => {
    parameters.arrange(operation);
    body.arrange(operation);
    // Whether these are right depends on the operation.
    for (const property of ['body', 'parameters']) fieldOf(node, property).trigger('change');
  });
  prepareRequestView(node);
}

/** For `oneditsave`. */
export function save(node: EditorNode): void {
  node.parameters = readParameters(node);
}

export function validateOperation(value: unknown, _options: object): true | string {
  const entry = textOf(value);
  if (entry === '') return text('error.noOperation');
  return isBlankOrVariable(entry) || isOperationEntry(entry) || text('error.operation');
}

export function validateParameters(this: EditorNode, rows: unknown, _options: object): true | string {
  return complaintAboutRows(rows as ParameterRow[], chosenOperation(this)) ?? true;
}

export function validateBody(this: EditorNode, value: unknown, _options: object): true | string {
  const type = String(currentValue(this, 'bodyType'));
  const operation = chosenOperation(this);
  if (!operation?.example) return true;
  if (type === NO_BODY) return !operation.isBodyRequired || text('error.bodyMissing');
  const given = textOf(value);
  return (given !== '' && fitsType(given, type)) || text('error.body');
}
