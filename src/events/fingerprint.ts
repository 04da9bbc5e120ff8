import { createHash } from 'node:crypto';
import type { Item } from '../search/search';
import type { EventKind } from './event-kind';

/** Characters of base64 that are kept: 66 bits, so that no two states of one item are ever taken for one another. */
const LENGTH = 11;

function sorted(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).sort();
}

/** A short text that is another one as soon as a field has another value of which that is told. */
export function fingerprint({ compared }: EventKind, item: Item): string {
  const values = compared.map((name) => sorted(item[name]));
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, LENGTH);
}
