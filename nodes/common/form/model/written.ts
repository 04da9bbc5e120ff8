import { isBlankOrVariable, textOf } from '../validators';

// What is written in a field, be it a plain or a typed input.

const typedInput = (field: JQuery) => field.next('.red-ui-typedInput-container');

const isTyped = (field: JQuery) => typedInput(field).length > 0;

/** The element that people type into: a typed input hides the field itself. */
export function shownInput(field: JQuery): JQuery {
  return isTyped(field) ? typedInput(field).find('.red-ui-typedInput-input') : field;
}

/** Whether the field has the text itself, and not where it is found. */
export function isText(field: JQuery): boolean {
  return !isTyped(field) || field.typedInput('type') === 'str';
}

/** What is written; blank also where a message or an environment variable brings it. */
export function writtenIn(field: JQuery): string {
  if (field.length === 0 || !isText(field)) return '';
  const text = textOf(isTyped(field) ? field.typedInput('value') : field.val());
  return isBlankOrVariable(text) ? '' : text;
}

/** Whether nobody has said anything in the field. */
export function isBlank(field: JQuery): boolean {
  return textOf(isTyped(field) ? field.typedInput('value') : field.val()) === '';
}

export function write(field: JQuery, text: string): void {
  if (isTyped(field)) {
    field.typedInput('type', 'str');
    field.typedInput('value', text);
  } else field.val(text).trigger('change');
}
