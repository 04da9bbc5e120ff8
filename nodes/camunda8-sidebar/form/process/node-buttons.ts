import type { EditorNode } from '../../../common/form/editor-node';
import { labelOf } from '../../../common/form/node-labels';
import { text } from '../words';
import { goTo } from './marks';

/** Shows a button for each node, which leads to it. The keyboard may be on one of them: what is there already stays. */
export function showNodes(place: JQuery, nodes: readonly EditorNode[]): void {
  const before = place.children().toArray();
  const isSame =
    before.length === nodes.length && nodes.every(({ id }, at) => before[at]?.dataset.node === id);
  if (isSame) return;
  place.empty().append(
    nodes.map((node) =>
      $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', text: labelOf(node) })
        .attr({ 'data-node': node.id, 'aria-label': text('goTo', { name: labelOf(node) }) })
        .on('click', () => goTo(node)),
    ),
  );
}
