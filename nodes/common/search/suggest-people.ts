import type { NodeAPI } from 'node-red';
import { CamundaError } from '../../../src/errors';
import type { User } from '../../../src/user-tasks/users';
import { apiOf } from '../api-of';
import type { Suggestions } from '../choices/search-answers';
import { askForForm } from '../cluster/form-client';
import type { SearchForm } from './search-preview';
import { OPEN } from './search-rows';
import { suggest } from './search-trial';

/** Users that are asked for, and characters of a name that a form shows. */
const MOST = 1_000;
const MAX_TEXT = 200;

/** None where the cluster does not list them: before 8.8, and where an OpenID provider has them. */
async function usersOf(RED: NodeAPI, { properties, cluster }: SearchForm): Promise<User[]> {
  if (apiOf(properties.api) === 'v1') return [];
  try {
    return (await askForForm(RED, cluster, (client, signal) => client.users(MOST, signal))).value;
  } catch (failure) {
    if (failure instanceof CamundaError) return [];
    throw failure;
  }
}

function isShort({ username, name = '' }: User): boolean {
  return username.length <= MAX_TEXT && name.length <= MAX_TEXT;
}

/** What occurs in open tasks, and as assignees also the cluster's users, with the names that people know them by. */
export async function suggestPeople(RED: NodeAPI, form: SearchForm): Promise<Suggestions> {
  const [suggestions, users] = await Promise.all([suggest(RED, form, [OPEN]), usersOf(RED, form)]);
  const people = new Map((suggestions.assignee ?? []).map((one) => [one.value, one]));
  for (const { username: value, name: label } of users.filter(isShort)) {
    people.set(value, label === undefined || label === value ? { value } : { value, label });
  }
  const assignee = [...people.values()].sort((one, other) => one.value.localeCompare(other.value));
  return { ...suggestions, assignee };
}
