import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import type { Texts } from '../../common/form/texts';

// What comes out is folded, as long as it is what most people want: one line says what that is.

const PROPERTIES = ['output', 'limit', 'pageSize', 'shape', 'variables'];

/** For `oneditprepare`. */
export function prepareResult(node: EditorNode, text: Texts): void {
  const { defaults } = node._def;
  const isOther = (property: string) => fieldOf(node, property).val() !== defaults[property]?.value;
  $('#camunda8-result').prop('open', PROPERTIES.some(isOther));
  const output = fieldOf(node, 'output');
  const show = () => {
    $('#camunda8-result-now').text(text(`output.${output.val()}`));
  };
  output.on('change', show);
  show();
}
