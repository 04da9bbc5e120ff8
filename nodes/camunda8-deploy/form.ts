import type { EditorNode } from '../common/form/editor-node';
import { currentValue, fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { textsOf } from '../common/form/texts';
import { fitsType, textOf } from '../common/form/validators';
import { SOURCES, sourceOf, type TYPED } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The form shows what is needed for where the files come from.

const text = textsOf('camunda8-deploy');

const CHANGING: readonly string[] = Object.values(SOURCES).flat();

function isNeeded(node: EditorNode, property: string): boolean {
  const fields: readonly string[] = SOURCES[sourceOf(currentValue(node, 'source'))];
  return fields.includes(property);
}

function arrange(node: EditorNode): void {
  for (const property of CHANGING) {
    fieldOf(node, property).closest('.form-row').toggle(isNeeded(node, property));
  }
}

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  fieldOf(node, 'source').on('change', () => {
    arrange(node);
    // Whether these are right depends on the source.
    for (const property of CHANGING) fieldOf(node, property).trigger('change');
  });
  arrange(node);
}

export function validateTyped(property: keyof typeof TYPED) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    if (!isNeeded(this, property)) return true;
    const given = textOf(value);
    const isRight = given !== '' && fitsType(given, String(currentValue(this, `${property}Type`)));
    return isRight || text(`error.${property}`);
  };
}

export function validateFolder(this: EditorNode, value: unknown, _options: object): true | string {
  return !isNeeded(this, 'folder') || textOf(value) !== '' || text('error.folder');
}
