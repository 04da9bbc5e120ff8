import type { Entity } from '../../../../src/entities/entity';
import type { Suggestions } from '../../choices/search-answers';

// What the browser suggests while a value is typed: a `<datalist>` for each field.

/** Where suggestions come from: what is found, what is deployed, and a file. */
type Origin = 'found' | 'cluster' | 'file';

/** Id of the list of suggestions for a field. */
const idOf = (field: string) => `camunda8-suggestions-${field}`;

/** Connects a row's value with the suggestions for its field, as long as it is text. */
export function suggestFor({ suggest }: Entity, field: string, value: JQuery): void {
  const hasSome = Object.hasOwn(suggest, field) && value.typedInput('type') === 'str';
  const input = value.next('.red-ui-typedInput-container').find('.red-ui-typedInput-input');
  input.attr('list', hasSome ? idOf(field) : null);
}

/** Puts suggestions into an element, in place of those that were there for the same fields from the same origin. */
export function offerSuggestions(element: JQuery, suggestions: Suggestions, origin: Origin = 'found'): void {
  for (const [field, values] of Object.entries(suggestions)) {
    const list = listIn(element, idOf(field));
    const others = [...list.children()].filter(({ dataset }) => dataset.origin !== origin);
    const known = new Set(others.map((option) => option.getAttribute('value')));
    const added = values.filter(({ value }) => !known.has(value));
    const options = added.map(({ value, label }) => $('<option>', { value, label, 'data-origin': origin }));
    list.empty().append(others, options);
  }
}

function listIn(element: JQuery, id: string): JQuery {
  const list = element.find(`#${id}`);
  return list.length > 0 ? list : $('<datalist>', { id }).appendTo(element);
}
