import type { Entity } from '../../../../src/entities/entity';
import type { Suggestions } from '../../choices/search-answers';

// What the browser suggests while a value is typed: a `<datalist>` for each field.

/** Id of the list of suggestions for a field. */
const idOf = (field: string) => `camunda8-suggestions-${field}`;

/** Connects a row's value with the suggestions for its field, as long as it is text. */
export function suggestFor({ suggest }: Entity, field: string, value: JQuery): void {
  const hasSome = Object.hasOwn(suggest, field) && value.typedInput('type') === 'str';
  const input = value.next('.red-ui-typedInput-container').find('.red-ui-typedInput-input');
  input.attr('list', hasSome ? idOf(field) : null);
}

/** Puts suggestions into an element, in place of those that were there for the same fields. */
export function offerSuggestions(element: JQuery, suggestions: Suggestions): void {
  for (const [field, values] of Object.entries(suggestions)) {
    const options = values.map(({ value, label }) => $('<option>', { value, label }));
    element.find(`#${idOf(field)}`).remove();
    element.append($('<datalist>', { id: idOf(field) }).append(options));
  }
}
