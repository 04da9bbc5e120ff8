import type { Sort, SortValues } from './sorted-index';

// How Elasticsearch writes the missing date of a sort, last in either direction.
const MISSING_ASCENDING = '9223372036854775807';
const MISSING_DESCENDING = '-9223372036854775808';

/** Sort values as the APIs send them: each one as text. */
export function cursorTexts(values: SortValues): string[] {
  return values.map((value) =>
    value === Infinity ? MISSING_ASCENDING : value === -Infinity ? MISSING_DESCENDING : String(value),
  );
}

/** The position that the texts name, undefined where they do not fit the sort. */
export function readCursor(texts: unknown, sort: readonly Sort[]): SortValues | undefined {
  if (!Array.isArray(texts) || texts.length !== sort.length + 1) {
    return undefined;
  }
  const values = texts.map((text, i) =>
    sort[i] && sort[i].field !== 'name' ? readNumber(text) : String(text),
  );
  const key = String(texts.at(-1));
  return /^\d+$/.test(key) && values.every((value) => !Number.isNaN(value)) ? values : undefined;
}

function readNumber(text: unknown): number {
  if (text === MISSING_ASCENDING) {
    return Infinity;
  }
  return text === MISSING_DESCENDING ? -Infinity : Number(text);
}
