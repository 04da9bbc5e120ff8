import type { EditorNode } from './editor-node';
import { fieldOf, prefixOf } from './field';
import { showOnlyCluster } from './only-cluster';
import { prepareRows } from './rows';
import { textsOf } from './texts';

/** For `oneditprepare`, before all else: what each of our forms needs when it opens. The editor has filled the fields. */
export function prepareForm(node: EditorNode): void {
  for (const [property, { value, type }] of Object.entries(node._def.defaults)) {
    if (type) makeReachable(`${prefixOf(node)}btn-${property}`, type);
    // A flow that was saved before a property existed: the default is what the runtime takes.
    else if (node[property] === undefined && typeof value === 'string') fieldOf(node, property).val(value);
  }
  showOnlyCluster(node);
  prepareRows(fieldOf(node, 'name').closest('.camunda8-form'), textsOf(node.type));
}

/**
 * Node-RED's buttons beside a config node are for a mouse alone, and have no words.
 * @param id what their ids begin with
 * @param type of the config node
 */
function makeReachable(id: string, type: string): void {
  const buttons = { edit: 'editor.editConfig', add: 'editor.addNewConfig' };
  for (const [name, words] of Object.entries(buttons)) {
    const button = $(`#${id}-${name}`);
    button.attr({ role: 'button', tabindex: 0, 'aria-label': RED._(words, { type }) });
    button.on('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      button.trigger('click');
    });
  }
}
