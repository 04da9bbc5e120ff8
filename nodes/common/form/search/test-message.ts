import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { readFilterRows } from './filter-rows';

// A message to try a search with, as long as the form is open.

/** Members of a message, one in another: `payload.who`. What else the editor takes for a name is left to people. */
const NAME = /^\w+(\.\w+)*$/;

type Members = { [name: string]: Members | string };

/** An object that has all of these, each with an empty text. */
function example(names: readonly string[]): Members {
  const msg: Members = {};
  for (const name of names.filter((one) => NAME.test(one))) {
    let inner = msg;
    const path = name.split('.');
    for (const member of path.slice(0, -1)) {
      const known = inner[member];
      const next = typeof known === 'object' ? known : {};
      inner[member] = next;
      inner = next;
    }
    inner[path.at(-1) ?? ''] ??= '';
  }
  return msg;
}

/** What the rows take of a message. */
function namesIn(node: EditorNode, form: FilterForm): string[] {
  return readFilterRows(node, form).flatMap(({ value, valueType }) => (valueType === 'msg' ? [value] : []));
}

/**
 * For `oneditprepare`: a field for the message, where a row takes something of one.
 * @returns the message as it is now: nothing where none is needed, and false where it is no JSON object
 */
export function prepareTestMessage(node: EditorNode, form: FilterForm): () => object | undefined | false {
  const field = $('#camunda8-testMsg');
  const row = field.closest('.form-row');
  let offered = '';
  const isNeeded = () => !fieldOf(node, 'freeJson').is(':checked') && namesIn(node, form).length > 0;
  const arrange = () => {
    row.toggle(isNeeded());
    const now = JSON.stringify(example(namesIn(node, form)));
    // What somebody has typed stays.
    if (field.typedInput('value') === offered && now !== offered) {
      offered = now;
      field.typedInput('value', now);
    }
  };
  field.typedInput('value', '');
  row.closest('.camunda8-form').on('change input', arrange);
  arrange();
  return () => {
    if (!isNeeded()) return undefined;
    try {
      const msg: unknown = JSON.parse(String(field.typedInput('value')));
      return typeof msg === 'object' && msg !== null && !Array.isArray(msg) ? msg : false;
    } catch {
      return false;
    }
  };
}
