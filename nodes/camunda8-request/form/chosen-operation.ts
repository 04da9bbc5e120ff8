import type { CatalogOperation } from '../../../src/operations/catalog';
import { isOperationEntry, operationOf } from '../../../src/operations/own-operation';
import type { EditorNode } from '../../common/form/editor-node';
import { currentValue } from '../../common/form/field';
import { textOf } from '../../common/form/validators';

/** The operation that stands in the form, or is saved; undefined where it is none. */
export function chosenOperation(node: EditorNode): CatalogOperation | undefined {
  const entry = textOf(currentValue(node, 'operation'));
  return isOperationEntry(entry) ? operationOf(entry) : undefined;
}
