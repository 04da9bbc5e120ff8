import { compareKeys } from './keys';

/** What an index puts in order. It is replaced, never changed, so that the index can find it again. */
export interface Sortable {
  /** Unique; the last thing that decides. */
  readonly key: string;
}

/** The fields by which user tasks are sorted. */
export type SortField = 'creationDate' | 'completionDate' | 'followUpDate' | 'dueDate' | 'priority' | 'name';

export interface Sort<Field extends string = string> {
  readonly field: Field;
  readonly descending: boolean;
  /** Its values are keys, which are as large as their numbers. */
  readonly isKey?: boolean;
}

/** The values of the sort's fields and at last the key: a position in the order. */
export type SortValues = readonly (number | string)[];

/** Documents in one order. A position is found in logarithmic time. */
export class SortedIndex<Document extends Sortable> {
  readonly documents: Document[];
  readonly #sort: readonly Sort[];

  constructor(documents: Iterable<Document>, sort: readonly Sort[]) {
    this.#sort = sort;
    const entries = Array.from(documents, (document) => ({ document, values: sortValues(document, sort) }));
    this.documents = entries
      .sort((a, b) => this.#compare(a.values, b.values))
      .map(({ document }) => document);
  }

  add(document: Document): void {
    this.documents.splice(this.position(sortValues(document, this.#sort), false), 0, document);
  }

  remove(document: Document): void {
    this.documents.splice(this.position(sortValues(document, this.#sort), false), 1);
  }

  /** How many documents come before the position; with `inclusive` also the one exactly on it. */
  position(values: SortValues, inclusive: boolean): number {
    let low = 0;
    let high = this.documents.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const document = this.documents[middle];
      const order = document ? this.#compare(sortValues(document, this.#sort), values) : 1;
      if (order < 0 || (inclusive && order === 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #compare(a: SortValues, b: SortValues): number {
    for (const [i, { descending, isKey }] of this.#sort.entries()) {
      const order = compareValues(a[i], b[i], isKey);
      if (order !== 0) {
        return descending ? -order : order;
      }
    }
    return compareTexts(String(a.at(-1)), String(b.at(-1)), true);
  }
}

/** A missing value comes last in either direction, as in Elasticsearch. */
export function sortValues(document: Sortable, sort: readonly Sort[]): SortValues {
  const fields = document as Sortable & Readonly<Record<string, unknown>>;
  const values = sort.map(({ field, descending }): number | string => {
    const value = fields[field];
    if (typeof value === 'string' || typeof value === 'number') {
      return value;
    }
    return value === undefined ? (descending ? -Infinity : Infinity) : Number(value);
  });
  values.push(document.key);
  return values;
}

function compareValues(a?: number | string, b?: number | string, isKey = false): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return compareTexts(a, b, isKey);
  }
  if (typeof a === 'string' || typeof b === 'string') {
    return typeof a === 'string' ? -Number(b) : Number(a); // the other one is missing
  }
  return a === b ? 0 : Number(a) - Number(b);
}

/** Keys of users and groups are words, the others numbers. */
function compareTexts(a: string, b: string, isKey: boolean): number {
  if (isKey && a < ':' && b < ':') {
    return compareKeys(a, b);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
