import type { ElementInstanceDocument } from '../exporter/documents';
import type { SecondaryStorage } from '../exporter/secondary-storage';
import { isObject } from '../http';
import type { Version } from '../settings';
import type { Sortable } from '../sorted-index';
import { type Comparable, readCondition, UnknownProperty } from './conditions';
import { type Entity, type Field, readerOf } from './entities/entity';

type Matches<Document> = (document: Document) => boolean;

/** What a filter is read with. */
export interface Reading {
  readonly version: Exclude<Version, '8.6'>;
  /** Where conditions look that are about more than the document. */
  readonly storage: SecondaryStorage;
}

/** @throws UnknownProperty for a field, an operator or a kind of value that the version does not take */
export function readFilter<Document extends Sortable>(
  entity: Entity<Document>,
  filter: Record<string, unknown>,
  reading: Reading,
  path = 'filter',
): Matches<Document> {
  const { children, fields, hasAlternatives, shows } = entity;
  const conditions: Matches<Document>[] = shows ? [shows] : [];
  let isOfChildren = false;
  for (const [name, asked] of Object.entries(filter)) {
    const field = fields[name];
    if (field) {
      conditions.push(readField(`${path}.${name}`, name, field, asked, reading));
    } else if (children?.fields[name]) {
      isOfChildren = true;
    } else if (name === '$or' && hasAlternatives) {
      conditions.push(readAlternatives({ ...entity, hasAlternatives: false }, asked, reading, `${path}.$or`));
    } else {
      throw new UnknownProperty(`${path}.${name}`);
    }
  }
  if (children && isOfChildren) {
    const matches = readChildFilter(entity, filter, reading, path);
    conditions.push((document) => children.of(document, reading.storage).some(matches));
  }
  return (document) => conditions.every((condition) => condition(document));
}

/** One of them is enough. */
function readAlternatives<Document extends Sortable>(
  entity: Entity<Document>,
  asked: unknown,
  reading: Reading,
  path: string,
): Matches<Document> {
  const alternatives = listAt(path, asked).map((filter) => {
    if (!isObject(filter)) {
      throw new UnknownProperty(path);
    }
    return readFilter(entity, filter, reading, path);
  });
  return (document) => alternatives.length === 0 || alternatives.some((matches) => matches(document));
}

/** What a filter asks of the children alone. @throws UnknownProperty */
export function readChildFilter<Document extends Sortable>(
  { children }: Entity<Document>,
  filter: Record<string, unknown>,
  reading: Reading,
  path = 'filter',
): Matches<ElementInstanceDocument> {
  const conditions = Object.entries(children?.fields ?? {}).flatMap(([name, field]) =>
    filter[name] === undefined ? [] : [readField(`${path}.${name}`, name, field, filter[name], reading)],
  );
  return (child) => conditions.every((condition) => condition(child));
}

function readField<Document>(
  path: string,
  name: string,
  field: Field<Document>,
  asked: unknown,
  { version, storage }: Reading,
): Matches<Document> {
  const { kind, words, filter, takesNull, variable } = field;
  const comparing = filter?.[version];
  if (!comparing) {
    throw new UnknownProperty(path);
  }
  if (asked === null && takesNull) {
    return () => true;
  }
  const read = readerOf(name, field);
  if (kind === 'variables') {
    return readVariables(path, asked, (document: Document, of) => variable?.(document, storage, of) ?? []);
  }
  if (kind === 'tags') {
    return readTags(path, asked, (document: Document) => valuesIn(read(document, storage)));
  }
  const condition = readCondition(path, { kind, words }, comparing, asked);
  return (document) => condition(valuesIn(read(document, storage)));
}

/** Variables of that name with that value, in JSON, must be there, each of them. */
function readVariables<Document>(
  path: string,
  asked: unknown,
  read: (document: Document, name: string) => readonly string[],
): Matches<Document> {
  const conditions = listAt(path, asked).map((entry) => {
    if (!isObject(entry) || typeof entry.name !== 'string') {
      throw new UnknownProperty(path);
    }
    const { name } = entry;
    return { name, condition: readCondition(`${path}.value`, { kind: 'text' }, 'operators', entry.value) };
  });
  return (document) => conditions.every(({ name, condition }) => condition(read(document, name)));
}

/** A document must have all of them. */
function readTags<Document>(
  path: string,
  asked: unknown,
  read: (document: Document) => readonly Comparable[],
): Matches<Document> {
  const wanted = listAt(path, asked);
  if (!wanted.every((tag) => typeof tag === 'string')) {
    throw new UnknownProperty(path);
  }
  return (document) => {
    const tags: readonly unknown[] = read(document);
    return wanted.every((tag) => tags.includes(tag));
  };
}

function listAt(path: string, asked: unknown): readonly unknown[] {
  if (!Array.isArray(asked)) {
    throw new UnknownProperty(path);
  }
  return asked;
}

function valuesIn(value: unknown): readonly Comparable[] {
  if (Array.isArray(value)) {
    return value;
  }
  const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isValue ? [value] : [];
}
