import type { EditorNode } from '../editor-node';
import { textsOf } from '../texts';
import { prepareFile } from './model-file';
import type { Source } from './sources';
import { SuggestedField } from './suggested-field';

/**
 * For `oneditprepare`, after `prepareForm`: suggests values for fields, from the form's cluster and from a file that is chosen
 * in the row of the first one, or dropped onto the form.
 * @param sources by property, in the order of the form
 */
export function suggest(node: EditorNode, sources: Readonly<Record<string, Source>>): void {
  const text = textsOf(node.type);
  const fields = Object.entries(sources).map(
    ([property, source]) => new SuggestedField(node, property, source, text),
  );
  const place = $('<div>', { id: 'camunda8-file', class: 'camunda8-hint' });
  fields[0]?.row.append(place);
  const isOfDecisions = fields.some(({ kind }) => kind === 'decisions');
  prepareFile(place, [isOfDecisions ? 'DMN' : 'BPMN'], () => fields, text);
}
