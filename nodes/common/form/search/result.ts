import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../../../src/entities/page-size';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { Texts } from '../texts';
import { isCount } from '../validators';

// What comes out is folded, as long as it is what most people want: one line says what that is.

const PROPERTIES = ['output', 'limit', 'pageSize', 'shape', 'variables'];

/** For `oneditprepare`. */
export function prepareResult(node: EditorNode, text: Texts): void {
  fieldOf(node, 'pageSize').attr('placeholder', DEFAULT_PAGE_SIZE);
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

/** The `validate` of the limit. */
export function limitValidator(text: Texts) {
  return (value: unknown, _options: object): true | string =>
    isCount(value, 0, Number.MAX_SAFE_INTEGER) || text('error.limit');
}

/** The `validate` of the page size. */
export function pageSizeValidator(text: Texts) {
  return (value: unknown, _options: object): true | string =>
    isCount(value, 1, MAX_PAGE_SIZE) || text('error.pageSize', { most: MAX_PAGE_SIZE });
}
