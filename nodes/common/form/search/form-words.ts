import type { FilterForm } from './filter-form';

/** A name that no word of a sentence is, such as `dueDate`; in a list of names the others are some too. */
const NAME = /\b[a-z]+[A-Z]\w*\b|\b\w+(?=,)|(?<=, )\w+\b/g;

/** What the runtime says, with operators and fields as the form calls them. */
export function inFormWords({ text, entity }: FilterForm, message: string): string {
  const quoted = (words: string) => text('quoted', { words });
  return message
    .replace(/\$(eq|neq|in|notIn|like|exists|gte|gt|lte|lt)\b/g, (_, operator) =>
      quoted(text(`operator.${operator}`)),
    )
    .replace(NAME, (name) => (Object.hasOwn(entity.fields, name) ? quoted(text(`field.${name}`)) : name));
}
