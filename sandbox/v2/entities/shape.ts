import type { SecondaryStorage } from '../../exporter/secondary-storage';
import type { Version } from '../../settings';
import type { Sortable } from '../../sorted-index';
import { absent } from '../answer';
import { type Entity, type Item, readerOf } from './entity';

/** How a version sends a document: in 8.9 with null for what it has not. */
export function shapeOf<Document extends Sortable>(
  { fields }: Entity<Document>,
  version: Exclude<Version, '8.6'>,
  storage: SecondaryStorage,
): (document: Document) => Item {
  const sent = Object.entries(fields).filter(([, { item }]) => item?.[version]);
  const readers = sent.map(([name, field]) => ({
    name,
    isDate: field.kind === 'date',
    read: readerOf(name, field),
  }));
  // A copy with all names is faster than one that gets them one by one.
  const empty: Item = Object.fromEntries(readers.map(({ name }) => [name, undefined]));
  return (document) => {
    const item = { ...empty };
    for (const { name, isDate, read } of readers) {
      const value = read(document, storage);
      item[name] = value === undefined ? absent(version) : isDate ? dateTime(Number(value)) : value;
    }
    return item;
  };
}

const dateTime = (milliseconds: number) => new Date(milliseconds).toISOString();
