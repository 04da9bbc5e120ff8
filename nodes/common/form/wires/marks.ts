import type { EditorNode } from '../editor-node';
import { editorFlows } from './editor-flows';
import type { Flows } from './flows';

// Marks that depend on wires. Node-RED validates a node when its own values change; here other nodes matter too.

/** What the editor says of changes; of a drag between link nodes it says nothing but that something is not deployed. */
const CHANGES = [
  ...['links:add', 'links:remove', 'nodes:add', 'nodes:remove', 'nodes:change'],
  ...['subflows:change', 'flows:change', 'workspace:dirty'],
];

/** Milliseconds: an import or an undo says hundreds of changes in a row. */
const PAUSE = 100;

/**
 * A `validate` for a property without a field, which looks at where the node stands in the flows. Nodes of the type are
 * validated again when flows change.
 * @param complaint the sentence, or nothing where all is well or that cannot be known
 */
export function validatorOfPlace(
  type: string,
  complaint: (node: EditorNode, flows: Flows) => string | undefined,
) {
  const said = new WeakMap<EditorNode, string | undefined>();
  let isWaiting = false;

  function look(): void {
    isWaiting = false;
    const flows = editorFlows();
    const changed = flows.ofType(type).filter((node) => complaint(node, flows) !== said.get(node));
    for (const node of changed) RED.editor.validateNode(node);
    if (changed.length > 0) RED.view.redraw();
  }

  function lookSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(look, PAUSE);
  }

  for (const change of CHANGES) RED.events.on(change, lookSoon);

  return function validate(this: EditorNode, _value: unknown, _options: object): true | string {
    const words = complaint(this, editorFlows());
    said.set(this, words);
    return words ?? true;
  };
}
