import type { Collection } from '../../exporter/collection';
import type { ElementInstanceDocument } from '../../exporter/documents';
import type { SecondaryStorage } from '../../exporter/secondary-storage';
import type { SandboxRequest } from '../../http';
import type { Version } from '../../settings';
import type { Sortable } from '../../sorted-index';

/** The versions that have entities: 8.6 has a search of its own. */
type EntityVersion = Exclude<Version, '8.6'>;

/** What each version does with a field; absent: nothing. */
type In<Use> = { readonly [Name in EntityVersion]?: Use };

export const OPERATORS: In<Comparing> = { '8.8': 'operators', '8.9': 'operators' };
export const EQUALITY: In<Comparing> = { '8.8': 'equality', '8.9': 'equality' };
/** Equality before. */
export const OPERATORS_IN_89: In<Comparing> = { '8.8': 'equality', '8.9': 'operators' };
export const OPERATORS_FROM_89: In<Comparing> = { '8.9': 'operators' };
export const EQUALITY_FROM_89: In<Comparing> = { '8.9': 'equality' };

export const ALWAYS: In<true> = { '8.8': true, '8.9': true };
export const FROM_89: In<true> = { '8.9': true };
export const ONLY_88: In<true> = { '8.8': true };

export type Comparing = 'operators' | 'equality';

/**
 * What a field holds, which says what it can be compared with. `state`: one of some words. `word`: the same, and
 * `$notIn` is an operator. `tags`: of which all must be there. `variables`: a list of names, each with what its JSON is
 * compared with. `latest`: true for the newest version alone.
 */
export type Kind =
  | 'text'
  | 'state'
  | 'word'
  | 'number'
  | 'date'
  | 'key'
  | 'flag'
  | 'tags'
  | 'variables'
  | 'latest';

export interface Field<Document> {
  readonly kind: Kind;
  /** The document's property, by default that of the field's name, or how to find out; of a list one value is enough. */
  readonly of?:
    | (keyof Document & string)
    | ((document: Document, storage: SecondaryStorage) => unknown)
    | undefined;
  /** The JSON of its variables of a name. */
  readonly variable?: (document: Document, storage: SecondaryStorage, name: string) => readonly string[];
  /** Null asks nothing. */
  readonly takesNull?: boolean;
  /** What a state can be. */
  readonly words?: readonly string[];
  readonly filter?: In<Comparing>;
  readonly sort?: In<true>;
  readonly item?: In<true>;
}

/** Fields of a process instance's element instances, of which one must fulfil all that is asked of them. */
export interface Children<Document> {
  readonly of: (document: Document, storage: SecondaryStorage) => readonly ElementInstanceDocument[];
  readonly fields: Readonly<Record<string, Field<ElementInstanceDocument>>>;
}

/** What can be searched, as data. */
export interface Entity<Document extends Sortable> {
  /** Of its search, without `/search`. */
  readonly path: string;
  readonly collection: (storage: SecondaryStorage) => Collection<Document>;
  readonly fields: Readonly<Record<string, Field<Document>>>;
  readonly children?: Children<Document>;
  /** Where only the newest versions are asked for: all that can be sorted by. */
  readonly latestSorts?: readonly string[];
  /** Whether the filter may have alternatives, as `$or`. */
  readonly hasAlternatives?: boolean;
  /** What is shown at all; by default everything. */
  readonly shows?: (document: Document) => boolean;
  /** The last touch to what a search sends of a document. */
  readonly finish?: (item: Item, document: Document, request: SandboxRequest) => Item;
}

export type Item = Record<string, unknown>;

/** Reads the value of a field. */
export function readerOf<Document>(
  name: string,
  { of = name as keyof Document & string }: Field<Document>,
): (document: Document, storage: SecondaryStorage) => unknown {
  return typeof of === 'function' ? of : (document) => document[of];
}

/** The same, filtered by these fields alone. */
export function filteredBy<Document extends Sortable>(
  entity: Entity<Document>,
  names: readonly string[],
): Entity<Document> {
  const fields = Object.entries(entity.fields).map(([name, { filter, ...field }]) => [
    name,
    filter && names.includes(name) ? { ...field, filter } : field,
  ]);
  return { ...entity, fields: Object.fromEntries(fields) };
}
