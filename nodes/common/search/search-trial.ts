import type { NodeAPI } from 'node-red';
import type { Api } from '../../../src/connection/settings';
import type { Entity, Suggestion } from '../../../src/entities/entity';
import { CamundaError } from '../../../src/errors';
import type { FilterRow, Item } from '../../../src/search/search';
import type { ShownItem, Suggestions, Trial } from '../choices/search-answers';
import { askForForm } from '../cluster/form-client';
import { orWords, type Wording } from '../wording';
import { firstPage, newestItems } from './newest-items';
import { knownSearch, type SearchForm } from './search-preview';

/** Items that the form shows. */
const SHOWN = 5;
/** Tasklist tells no totals, so its tasks are counted, as far as a page goes. */
const COUNTED = 100;
const ASKED_FOR: Record<Api, number> = { v1: COUNTED, v2: SHOWN };
/** Newest items in which suggestions are looked for. */
const LOOKED_AT = 1_000;
/** Characters of a text that the form shows, and values that it offers for one field. */
const MAX_TEXT = 200;
const MAX_OFFERED = 1_000;

/** A server may send anything in place of a name. */
function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function shown({ shown: members }: Entity, item: Item): ShownItem {
  return members.flatMap((name) => {
    const value = item[name];
    const isWord = typeof value === 'string' || typeof value === 'number';
    return isWord ? [{ name, value: String(value).slice(0, MAX_TEXT) }] : [];
  });
}

/** Searches with the values of the form, deployed or not: how much there is, and the first five. */
export function trySearch(RED: NodeAPI, form: SearchForm, wording: Wording): Promise<Trial> {
  return orWords(wording, tried(RED, form));
}

async function tried(RED: NodeAPI, form: SearchForm): Promise<Trial> {
  const { entity, cluster, msg } = form;
  const { search, unknown } = await knownSearch(RED, form, msg);
  if (unknown.length > 0) return { ok: false, unknown };
  const limit = ASKED_FOR[search.api];
  const page = await askForForm(RED, cluster, (client, signal) =>
    firstPage(client, entity, { ...search, limit, pageSize: limit, shape: 'common' }, signal),
  );
  const { items, totalItems, hasMoreTotalItems = false } = page;
  return {
    ok: true,
    count: totalItems ?? items.length,
    more: totalItems === undefined ? items.length === COUNTED : hasMoreTotalItems,
    items: items.slice(0, SHOWN).map((item) => shown(entity, item)),
  };
}

type SuggestedMember = Extract<Suggestion, { member: string }>;

function distinct(items: readonly Item[], { member, label }: SuggestedMember): Suggestions[string] {
  const found = new Map<string, Suggestions[string][number]>();
  for (const item of items) {
    for (const value of [item[member]].flat()) {
      if (!isShort(value) || found.has(value) || found.size === MAX_OFFERED) continue;
      const words = label === undefined ? undefined : item[label];
      found.set(value, isShort(words) && words !== value ? { value, label: words } : { value });
    }
  }
  return [...found.values()].sort((one, other) => one.value.localeCompare(other.value));
}

/**
 * What occurs in the newest items of the form's cluster; nothing where it cannot be asked.
 * @param filters which items; absent: all
 */
export async function suggest(
  RED: NodeAPI,
  form: SearchForm,
  filters: readonly FilterRow[] = [],
): Promise<Suggestions> {
  try {
    const items = await newestItems(RED, form, filters, LOOKED_AT);
    const suggested = Object.entries(form.entity.suggest).flatMap(([field, where]) =>
      'member' in where ? [[field, distinct(items, where)] as const] : [],
    );
    return Object.fromEntries(suggested);
  } catch (failure) {
    if (failure instanceof CamundaError) return {};
    throw failure;
  }
}
