import { KEY_TEXT } from '../../src/operations/field';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { from, unless } from '../common/form/model/sources';
import { suggest } from '../common/form/model/suggest';
import { textsOf } from '../common/form/texts';
import { fitsTypeOrBlank, isBlankOrVariable, textOf } from '../common/form/validators';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const text = textsOf('camunda8-decision');

/** One of them says which decision. */
const WHICH = { decisionId: 'decisionKey', decisionKey: 'decisionId' } as const;

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  suggest(node, { decisionId: unless('decisionKey', from.decisions), decisionKey: from.decisionKeys });
  // Whether the one is right depends on the other, which Node-RED would not look at again.
  for (const [property, other] of Object.entries(WHICH)) {
    let last = textOf(currentValue(node, property));
    fieldOf(node, property).on('change', () => {
      const value = textOf(currentValue(node, property));
      if (value === last) return;
      last = value;
      fieldOf(node, other).trigger('change');
    });
  }
}

export function validateDecision(property: keyof typeof WHICH) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    const given = textOf(value);
    const other = textOf(currentValue(this, WHICH[property]));
    if (given === '' && other === '') return text('error.none');
    if (given !== '' && other !== '') return text('error.both');
    return isRight(this, property, given) || text(`error.${property}`);
  };
}

function isRight(node: EditorNode, property: string, value: string): boolean {
  const type = currentValue(node, `${property}Type`);
  const isKey =
    property !== 'decisionKey' || type !== 'str' || isBlankOrVariable(value) || KEY_TEXT.test(value);
  return isKey && fitsTypeOrBlank(value, type);
}

export function validateTyped(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    return fitsTypeOrBlank(value, currentValue(this, `${property}Type`)) || text(`error.${property}`);
  };
}
