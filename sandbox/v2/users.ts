import { type Answer, problem, readObject, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { v2Json } from './answer';
import { readTextFilter } from './filter-8.8';
import { cursorFor, pageOfList } from './list-page';
import { objectAt, strictly } from './query-8.8';

const FIELDS = ['username', 'name', 'email'] as const;

type User = Record<(typeof FIELDS)[number], string>;

/** The people of the household. */
const USERS: readonly User[] = ['Anna', 'Ben', 'Demo'].map((name) => {
  const username = name.toLowerCase();
  return { username, name, email: `${username}@example.com` };
});

/** The users that Camunda manages itself, which it does from 8.8 on, unless an OpenID provider does. */
export function userRoutes({ version, authentication }: SandboxSettings): Route[] {
  if (version === '8.6') {
    return [];
  }
  const answer: Route['answer'] = (request) =>
    authentication === 'oidc' ? ofProvider(request) : searchUsers(version, request);
  return [{ method: 'POST', path: '/v2/users/search', answer }];
}

/** Not recorded. */
function ofProvider(request: SandboxRequest): Answer {
  return problem(request, 403, 'Forbidden', 'Users are managed by the OpenID provider');
}

function searchUsers(version: Version, request: SandboxRequest): Answer {
  return strictly(request, () => {
    const query = objectAt('', readObject(request), ['filter', 'sort', 'page']);
    const filter = Object.entries(objectAt('filter', query.filter ?? {}, FIELDS));
    const conditions = filter.map(([name, asked]) => {
      const matches = readTextFilter(`filter.${name}`, asked);
      return (user: User) => matches(user[name as keyof User]);
    });
    const items = USERS.filter((user) => conditions.every((matches) => matches(user)));
    const cursorOf = ({ username }: User) => cursorFor(username);
    return v2Json(version, pageOfList(request, version, query, { items, sorts: FIELDS, cursorOf }));
  });
}
