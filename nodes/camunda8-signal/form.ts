import type { EditorNode } from '../common/form/editor-node';
import { currentValue } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { from } from '../common/form/model/sources';
import { suggest } from '../common/form/model/suggest';
import { textsOf } from '../common/form/texts';
import { fitsTypeOrBlank, textOf } from '../common/form/validators';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const text = textsOf('camunda8-signal');

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  suggest(node, { signalName: from.signals });
}

export function validateName(value: unknown, _options: object): true | string {
  return textOf(value) !== '' || text('error.signalName');
}

export function validateTyped(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    return fitsTypeOrBlank(value, currentValue(this, `${property}Type`)) || text(`error.${property}`);
  };
}
