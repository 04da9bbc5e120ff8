import type { NodeAPI } from 'node-red';
import type { Api } from '../../../src/connection/settings';
import type { Suggestion } from '../../../src/entities/entity';
import { userTask } from '../../../src/entities/user-task';
import { CamundaError } from '../../../src/errors';
import type { FilterRow, Item } from '../../../src/search/search';
import type { UserTask } from '../../../src/user-tasks/task-search';
import { SHOWN_MEMBERS, type ShownTask, type Suggestions, type Trial } from '../choices/search-answers';
import { askForForm } from '../cluster/form-client';
import { orWords, type Wording } from '../wording';
import { firstPage, newestTasks } from './newest-tasks';
import { knownSearch, type SearchForm } from './search-preview';

/** Tasks that the form shows. */
const SHOWN = 5;
/** Tasklist tells no totals, so its tasks are counted, as far as a page goes. */
const COUNTED = 100;
const ASKED_FOR: Record<Api, number> = { v1: COUNTED, v2: SHOWN };
/** Newest tasks in which suggestions are looked for. */
const LOOKED_AT = 1_000;
/** Characters of a text that the form shows, and values that it offers for one field. */
const MAX_TEXT = 200;
const MAX_OFFERED = 1_000;

/** A server may send anything in place of a name. */
function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function shown(task: UserTask): ShownTask {
  const members: ShownTask = {};
  for (const name of SHOWN_MEMBERS) {
    const value = task[name];
    if (typeof value === 'string') members[name] = value.slice(0, MAX_TEXT);
  }
  return members;
}

/** Searches with the values of the form, deployed or not: how many tasks there are, and the first five. */
export function trySearch(RED: NodeAPI, form: SearchForm, wording: Wording): Promise<Trial> {
  return orWords(wording, tried(RED, form));
}

async function tried(RED: NodeAPI, { properties, cluster, msg }: SearchForm): Promise<Trial> {
  const { search, unknown } = await knownSearch(RED, properties, msg);
  if (unknown.length > 0) return { ok: false, unknown };
  const limit = ASKED_FOR[search.api];
  const page = await askForForm(RED, cluster, (client, signal) =>
    firstPage(client, { ...search, limit, pageSize: limit, shape: 'common' }, signal),
  );
  const { items: tasks, totalItems, hasMoreTotalItems = false } = page;
  return {
    ok: true,
    count: totalItems ?? tasks.length,
    more: totalItems === undefined ? tasks.length === COUNTED : hasMoreTotalItems,
    tasks: tasks.slice(0, SHOWN).map(shown),
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
 * What occurs in the newest tasks of the form's cluster; nothing where it cannot be asked.
 * @param filters which tasks; absent: all
 */
export async function suggest(
  RED: NodeAPI,
  form: SearchForm,
  filters: readonly FilterRow[] = [],
): Promise<Suggestions> {
  try {
    const items = await newestTasks(RED, form, filters, LOOKED_AT);
    const suggested = Object.entries(userTask.suggest).flatMap(([field, where]) =>
      'member' in where ? [[field, distinct(items, where)] as const] : [],
    );
    return Object.fromEntries(suggested);
  } catch (failure) {
    if (failure instanceof CamundaError) return {};
    throw failure;
  }
}
