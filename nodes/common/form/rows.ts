import type { WidgetTypedInputType } from '@node-red/editor-client';
import { variableName } from '../../../src/connection/unset-variable';
import type { Texts } from './texts';

/** A row as it stands in the HTML: an element of class `form-row` around a field, which names what it wants to have beside it. */
interface Row {
  row: JQuery;
  field: JQuery;
  /** What keys of its texts end with: the property of the field, of others what follows `camunda8-` in their id. */
  name: string;
  text: Texts;
}

/**
 * Gives every heading with `data-section` its words, and every row of a form what it has beside its field:
 * - a label, with the picture of `data-icon`
 * - the texts of options that have none
 * - `data-placeholder`: a placeholder in words
 * - `data-types`: the types of a typed input; a hidden field beside it, with `Type` at the end of its id, is for the chosen one
 * - `data-hint`: a hint; its value is the key of another one than the row's own
 * - in a form with `data-variables`: a mark where the value is an environment variable
 */
export function prepareRows(form: JQuery, text: Texts): void {
  for (const heading of form.find('[data-section]')) {
    $(heading).text(text(`section.${heading.dataset.section}`));
  }
  for (const element of form.find('.form-row')) {
    const row = $(element);
    const field = row.find('input, select, textarea').filter('[id]').first();
    if (field.length === 0) continue;
    const name = String(field.attr('id')).replace(/^(node-(config-)?input|camunda8)-/, '');
    prepareRow({ row, field, name, text });
    if (form.is('[data-variables]') && field.is('[id^=node-]')) prepareMark({ row, field, name, text });
  }
}

function prepareRow({ row, field, name, text }: Row): void {
  const { types, hint, placeholder } = row.data();
  addLabel(row, field, text(`label.${name}`));
  for (const option of field.find('option:empty')) $(option).text(text(`${name}.${$(option).val()}`));
  if (placeholder !== undefined) field.attr('placeholder', text(`placeholder.${name}`));
  const input = types === undefined ? field : typedField(field, types.split(' '), text(`label.${name}`));
  if (hint !== undefined) addHint(row, input, name, text(`hint.${hint || name}`));
}

function addLabel(row: JQuery, field: JQuery, words: string): void {
  const label = $('<label>', { for: field.attr('id'), text: words });
  const icon = row.data('icon');
  if (icon) label.prepend($('<i>', { class: `fa fa-${icon}` }), ' ');
  if (field.is(':checkbox')) field.after(' ', label.addClass('camunda8-wide'));
  else row.prepend(label, ' '); // both stand in a line of text
}

/** Makes a field a typed input. @returns the field that is then shown in its place */
function typedField(field: JQuery, types: WidgetTypedInputType[], label: string): JQuery {
  field.typedInput({ types, typeField: `#${field.attr('id')}Type` });
  field.typedInput('width', 'calc(100% - 156px)');
  return nameForScreenReaders(field, label).filter('.red-ui-typedInput-input');
}

/** A typed input hides the field that a label is for, and shows another, with a button. @returns these */
export function nameForScreenReaders(field: JQuery, label: string): JQuery {
  const shown = 'input:not([type=hidden]), .red-ui-typedInput-option-expand';
  return field.next('.red-ui-typedInput-container').find(shown).attr('aria-label', label);
}

function addHint(row: JQuery, field: JQuery, name: string, words: string): JQuery {
  const id = `camunda8-hint-${name}`;
  field.attr('aria-describedby', [field.attr('aria-describedby'), id].filter(Boolean).join(' '));
  return $('<div>', { id, class: 'camunda8-hint', text: words }).appendTo(row);
}

/** Says below a field that it holds `${NAME}`: a password field shows dots alone. */
function prepareMark({ row, field, name, text }: Row): void {
  if (!field.is('input[type=text], input[type=password], textarea')) return;
  const mark = addHint(row, field, `${name}-variable`, '').addClass('camunda8-variable-mark');
  const show = () => {
    const variable = variableName(field.val());
    mark.toggle(variable !== undefined).text(text('variable', { name: variable }));
  };
  field.on('input change', show);
  show();
}
