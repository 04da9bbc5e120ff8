import { chosenRows } from '../common/form/chosen-rows';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { textsOf } from '../common/form/texts';
import { fitsType, textOf } from '../common/form/validators';
import { SOURCES, sourceOf, type TYPED } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The form shows what is needed for where the files come from.

const text = textsOf('camunda8-deploy');

const { isNeeded, follow } = chosenRows({
  field: 'source',
  of: (source) => SOURCES[sourceOf(source)],
  all: Object.values(SOURCES).flat(),
});

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  follow(node);
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
