import type { Naming } from '../entities/entity';
import { CamundaError } from '../errors';
import { type JsonObject, setOwn } from '../json-object';
import { sentence } from '../sentence';
import type { Item, Shape } from './search';

function isKeyName(name: string): boolean {
  return name === 'key' || name.endsWith('Key');
}

/** Camunda's keys are whole numbers; a key is remembered, and becomes part of a path. */
const KEY = /^[\w.-]{1,100}$/;

/** Characters of a name that people have chosen for a key. */
const MAX_ID = 1_000;

function isKey(key: unknown, { isId = false }: Naming): key is string {
  return typeof key === 'string' && (isId ? key !== '' && key.length <= MAX_ID : KEY.test(key));
}

/** @throws CamundaError CAMUNDA_PROTOCOL for an item without a key, or with one that no server of Camunda has */
export function keyOf(item: JsonObject, naming: Naming): string {
  const { keyWith } = naming;
  const key = item[naming.key];
  const others = keyWith ? ` ${JSON.stringify(keyWith.map((name) => item[name]))}` : '';
  if (typeof key === 'number') return key + others;
  if (isKey(key, naming)) return key + others;
  const { a } = naming.words;
  throw new CamundaError('CAMUNDA_PROTOCOL', sentence`The server sent ${a} without ${naming.key}`, {
    retryable: false,
  });
}

/** Tasklist writes `+0000` where RFC 3339 has `Z` or a colon, e.g. `2026-11-21T18:16:02.970+0000`. */
function rfc3339(date: string): string {
  const sign = date.at(-5);
  if (sign !== '+' && sign !== '-') return date;
  return date.endsWith('+0000') ? `${date.slice(0, -5)}Z` : `${date.slice(0, -2)}:${date.slice(-2)}`;
}

/** Without what is null or belongs to the paging, in the newest names. */
function renamed(item: JsonObject, naming: Naming): Item {
  const made: Item = {};
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value === null || value === undefined || naming.paging?.has(name)) continue;
    setOwn(made, naming.newest?.get(name) ?? name, value);
  }
  return made;
}

/** Changes the item itself: it comes fresh from the parser, and a copy of each would be for nothing. */
function withTextKeys(item: Item): Item {
  for (const name in item) {
    if (typeof item[name] === 'number' && isKeyName(name)) item[name] = String(item[name]);
  }
  return item;
}

/** `withTextKeys`, and what an item of 8.8 and newer mostly has: today's names and nothing that is null. */
function newestItem(item: JsonObject): Item | undefined {
  for (const name in item) {
    const value = item[name];
    if (value === null) return undefined;
    if (typeof value === 'number' && isKeyName(name)) item[name] = String(value);
  }
  return item;
}

function commonItem(item: JsonObject, naming: Naming): Item {
  const { dates, lists, newest: newestNames, values } = naming;
  const newest = newestNames ? undefined : newestItem(item);
  const made = newest ?? withTextKeys(renamed(item, naming));
  for (const name of dates) {
    const date = made[name];
    if (typeof date === 'string') made[name] = rfc3339(date);
  }
  for (const name of lists) made[name] ??= [];
  for (const name in values) made[name] = values[name]?.[String(made[name])] ?? made[name];
  return made;
}

/**
 * An item as flows get it. `common`: the newest /v2 names whichever server answered, keys as text, dates in RFC 3339,
 * nothing that is null, and its lists always there. `raw`: what the server sent, with keys as text.
 * Integers beyond 2^53-1 are text already when they come here.
 */
export function shapedItem(item: JsonObject, naming: Naming, shape: Shape): Item {
  return shape === 'common' ? commonItem(item, naming) : withTextKeys(item);
}
