import { type Sort, type Sortable, SortedIndex, type SortValues } from '../sorted-index';

export interface Query<Document> {
  readonly matches: (document: Document) => boolean;
  /** What was asked for, as text: equal texts have equal `matches`, and are counted once. */
  readonly filter: string;
  readonly sort: readonly Sort[];
  readonly limit: number;
  /** Matching documents to leave out at the beginning. */
  readonly from?: number;
  readonly cursor?: {
    readonly values: SortValues;
    readonly direction: 'after' | 'before';
    /** Whether the document on the cursor belongs to the page. */
    readonly inclusive?: boolean;
  };
}

interface Summary<Document> {
  /** How many match, on all pages. */
  readonly total: number;
  /** The first of all that match. */
  readonly first: Document | undefined;
}

export interface Result<Document> extends Summary<Document> {
  readonly items: readonly Document[];
}

/** Counts what is written to collections whose searches look into each other. */
export interface Revision {
  count: number;
}

/** What searches of one kind see, with an index for each order and each group that was asked for. */
export class Collection<Document extends Sortable> {
  readonly #documents = new Map<string, Document>();
  readonly #indexes = new Map<string, SortedIndex<Document>>();
  readonly #groups = new Map<keyof Document, Map<unknown, Map<string, Document>>>();
  /** Good until the next change, so that a walk over the pages counts once. */
  readonly #summaries = new Map<string, Summary<Document>>();
  readonly #revision: Revision;
  #summarized = 0;

  constructor(documents: Iterable<Document> = [], revision: Revision = { count: 0 }) {
    this.#revision = revision;
    for (const document of documents) this.put(document);
  }

  get(key: string): Document | undefined {
    return this.#documents.get(key);
  }

  all(): Document[] {
    return [...this.#documents.values()];
  }

  /** Those that have the value there. */
  of<Property extends keyof Document>(property: Property, value: Document[Property]): Document[] {
    let groups = this.#groups.get(property);
    if (!groups) {
      groups = new Map();
      this.#groups.set(property, groups);
      for (const document of this.#documents.values()) addTo(groups, property, document);
    }
    return [...(groups.get(value)?.values() ?? [])];
  }

  /** Takes a document in the place of the one with its key. */
  put(document: Document): void {
    this.#unlink(document.key);
    this.#documents.set(document.key, document);
    this.#revision.count += 1;
    for (const index of this.#indexes.values()) index.add(document);
    for (const [property, groups] of this.#groups) addTo(groups, property, document);
  }

  delete(key: string): void {
    this.#unlink(key);
    this.#documents.delete(key);
    this.#revision.count += 1;
  }

  /** Copies its documents, so that they lie side by side in memory, not among all that was made with them: 100,000 are searched twice as fast. */
  gather(): void {
    for (const [key, document] of this.#documents) this.#documents.set(key, { ...document });
    this.#indexes.clear();
    this.#groups.clear();
  }

  search({ matches, filter, sort, limit, from = 0, cursor }: Query<Document>): Result<Document> {
    const index = this.#index(sort);
    const summary = this.#summary(`${JSON.stringify(sort)} ${filter}`, index, matches);
    if (cursor?.direction === 'before') {
      const end = index.position(cursor.values, cursor.inclusive ?? false);
      return { items: collect(index.documents, end - 1, -1, matches, from, limit).reverse(), ...summary };
    }
    const start = cursor ? index.position(cursor.values, !cursor.inclusive) : 0;
    return { items: collect(index.documents, start, 1, matches, from, limit), ...summary };
  }

  #unlink(key: string): void {
    if (this.#indexes.size === 0 && this.#groups.size === 0) return;
    const document = this.#documents.get(key);
    if (!document) return;
    for (const index of this.#indexes.values()) index.remove(document);
    for (const [property, groups] of this.#groups) groups.get(document[property])?.delete(key);
  }

  #summary(
    name: string,
    { documents }: SortedIndex<Document>,
    matches: Query<Document>['matches'],
  ): Summary<Document> {
    if (this.#summarized !== this.#revision.count) this.#summaries.clear();
    this.#summarized = this.#revision.count;
    let summary = this.#summaries.get(name);
    if (!summary) {
      const found = documents.filter(matches);
      summary = { total: found.length, first: found[0] };
      this.#summaries.set(name, summary);
    }
    return summary;
  }

  #index(sort: readonly Sort[]): SortedIndex<Document> {
    const name = JSON.stringify(sort);
    const index = this.#indexes.get(name) ?? new SortedIndex(this.#documents.values(), sort);
    this.#indexes.set(name, index);
    return index;
  }
}

function addTo<Document extends Sortable>(
  groups: Map<unknown, Map<string, Document>>,
  property: keyof Document,
  document: Document,
): void {
  const group = groups.get(document[property]) ?? new Map<string, Document>();
  groups.set(document[property], group.set(document.key, document));
}

function collect<Document>(
  documents: readonly Document[],
  start: number,
  step: 1 | -1,
  matches: (document: Document) => boolean,
  from: number,
  limit: number,
): Document[] {
  const found: Document[] = [];
  let skip = from;
  for (let i = start; i >= 0 && i < documents.length && found.length < limit; i += step) {
    const document = documents[i];
    if (document && matches(document) && skip-- <= 0) {
      found.push(document);
    }
  }
  return found;
}
