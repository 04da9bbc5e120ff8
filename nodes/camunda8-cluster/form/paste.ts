import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { textsOf } from '../../common/form/texts';
import { readConsoleFields } from './console-fields';

// The box that takes what Camunda's console gave, fills the cluster's form with it, and keeps nothing of it.

const text = textsOf('camunda8-cluster');

/** Puts the values where they belong, the choices first: they show and hide the rest. */
function fill(node: EditorNode, fields: Record<string, string>): void {
  for (const [property, value] of Object.entries(fields)) {
    fieldOf(node, property).val(value).trigger('change');
  }
}

function summary(fields: Record<string, string>): string {
  const filled = Object.keys(fields).filter((property) => fields[property] !== '');
  if (filled.length === 0) return text('paste.nothing');
  const labels = filled.map((property) => text(`label.${property}`));
  return text('paste.filled', { fields: labels.join(', ') });
}

/** For `oneditprepare`. */
export function preparePaste(node: EditorNode): void {
  const box = $('#camunda8-paste');
  const result = $('#camunda8-paste-result');

  function take(): void {
    const pasted = String(box.val());
    if (pasted.trim() === '') return;
    const fields = readConsoleFields(pasted);
    const isKnown = Object.keys(fields).length > 0;
    fill(node, fields);
    if (isKnown) box.val('');
    result.attr('class', isKnown ? 'camunda8-success' : 'camunda8-error').text(summary(fields));
  }

  // Only after these events the text is in the box. Who types leaves the box when the text is whole.
  box.on('paste drop', () => {
    result.attr('class', '').text('');
    setTimeout(take);
  });
  box.on('change', take);
}
