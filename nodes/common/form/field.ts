import type { EditorNode } from './editor-node';

/** What the ids of a form's fields begin with: a config node's form opens on top of a node's. */
export function prefixOf(node: EditorNode): string {
  return node._def.category === 'config' ? 'node-config-input-' : 'node-input-';
}

/** The field of a property in the open form. */
export function fieldOf(node: EditorNode, property: string): JQuery {
  return $(`#${prefixOf(node)}${property}`);
}

/**
 * A property as the open form has it, else as it is saved, else its default, which an old flow without the property has.
 * It is for validators: their `this` is the saved node, whether its form is open or not.
 */
export function currentValue(node: EditorNode, property: string): string | boolean {
  const isOpen = RED.editor.getEditStack().some((edited) => edited.id === node.id);
  const field = isOpen ? fieldOf(node, property) : $();
  if (field.length > 0) return field.is(':checkbox') ? field.is(':checked') : String(field.val() ?? '');
  const saved = node[property] ?? node._def.defaults[property]?.value ?? '';
  return typeof saved === 'boolean' ? saved : String(saved);
}
