import { CATALOG, type CatalogOperation } from '../../../src/operations/catalog';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { textsOf } from '../../common/form/texts';
import { textOf } from '../../common/form/validators';
import { chosenOperation } from './chosen-operation';

// The list of operations: people look for words of their id, group, path or line.

const text = textsOf('camunda8-request');

const lineOf = ({ id }: CatalogOperation) => text(`line.${id}`);
const groupOf = ({ group }: CatalogOperation) => text(`group.${group}`);

/** What can be looked for. In English too, because that is what Camunda's documents are written in. */
const wordsOf = (operation: CatalogOperation) =>
  [operation.id, operation.method, operation.path, groupOf(operation), lineOf(operation)]
    .join(' ')
    .toLowerCase();

/**
 * For `oneditprepare`.
 * @param changed told whenever another operation stands in the field; undefined where it is none
 */
export function prepareOperationList(
  node: EditorNode,
  changed: (operation: CatalogOperation | undefined) => void,
): void {
  const field = fieldOf(node, 'operation');
  const listed = CATALOG.map((operation) => ({
    words: wordsOf(operation),
    operation,
  }));
  field.autoComplete({
    minLength: 0,
    search: (value) => {
      const entry = textOf(value);
      const chosen = listed.filter(({ operation }) => operation.id === entry);
      // Who comes back to what is chosen wants to see the others too; Enter takes the first.
      const words = chosen.length > 0 ? [] : entry.toLowerCase().split(/\s+/);
      const others = listed.filter(
        (one) => !chosen.includes(one) && words.every((word) => one.words.includes(word)),
      );
      return [...chosen, ...others].map(({ operation }) => ({
        value: operation.id,
        label: labelOf(operation),
      }));
    },
  });
  let before = textOf(field.val());
  const check = () => {
    const now = textOf(field.val());
    if (now === before) return;
    before = now;
    const operation = chosenOperation(node);
    about(operation);
    changed(operation);
  };
  field.on('change input', check);
  // Node-RED's list puts in its first choice with Enter or Tab, and tells nobody.
  field.on('keydown', () => {
    if (textOf(field.val()) !== before) field.trigger('change');
  });
  // It opens while one types; a click shows all of it.
  field.on('click', () => {
    field.trigger('select').trigger('keyup');
  });
  about(chosenOperation(node));
}

function labelOf(operation: CatalogOperation): JQuery {
  const { id, since } = operation;
  const details = [groupOf(operation), id, text('about.since', { version: since })].join(' · ');
  return $('<div>', { class: 'camunda8-operation' }).append(
    $('<div>', { text: lineOf(operation) }),
    $('<div>', { class: 'camunda8-operation-details', text: details }),
  );
}

/** Says below the field what has been chosen. */
function about(operation: CatalogOperation | undefined): void {
  $('#camunda8-about').text(operation ? wordsAbout(operation) : '');
}

function wordsAbout(operation: CatalogOperation): string {
  const { id, method, path, since, until, isEventual, deprecated } = operation;
  if (id === `${method} ${path}`) return text('about.own');
  const words = [`${lineOf(operation)}. ${method} ${path}, ${text('about.since', { version: since })}.`];
  if (until) words.push(text('about.until', { version: until }));
  if (isEventual) words.push(text('about.eventual'));
  if (deprecated) words.push(text('about.deprecated', { version: deprecated }));
  return words.join(' ');
}
