import type { EditorNode } from '../common/form/editor-node';
import { fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';

export { chooseOnlyCluster } from '../common/form/only-cluster';

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  const operation = fieldOf(node, 'operation');
  const headers = fieldOf(node, 'headers');
  const headersTo = fieldOf(node, 'headersTo');
  // Saved before there was a choice: the headers go into msg.headers, and stay there.
  if (node.headers && node.headersTo === undefined) headersTo.val('headers');
  const show = () => {
    const canGive = operation.val() !== 'logout';
    const gives = canGive && headers.is(':checked');
    $('.camunda8-headers-row').toggle(canGive);
    $('.camunda8-headers-to').toggle(gives);
    $('.camunda8-headers-merged').toggle(gives && headersTo.val() === 'headers');
  };
  operation.add(headers).add(headersTo).on('change', show);
  show();
}
