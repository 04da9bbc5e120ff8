import type { FilterForm } from './filter-form';

/** Names that no word of a sentence is, such as `dueDate`. */
const IS_NAME = /[a-z][A-Z]/;

/** What the runtime says, with operators and fields as the form calls them. */
export function inFormWords({ text, entity }: FilterForm, message: string): string {
  const quoted = (words: string) => text('quoted', { words });
  return message
    .replace(/\$(eq|neq|in|notIn|like|exists|gte|gt|lte|lt)\b/g, (_, operator) =>
      quoted(text(`operator.${operator}`)),
    )
    .replace(/\b\w+\b/g, (word) =>
      Object.hasOwn(entity.fields, word) && IS_NAME.test(word) ? quoted(text(`field.${word}`)) : word,
    );
}
