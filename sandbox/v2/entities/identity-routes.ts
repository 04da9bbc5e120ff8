import { problem, type SandboxRequest } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import type { Reading } from '../filter-8.8';
import { search } from '../search-8.8';
import { groups, groupUsers, roles, tenants, users } from './lists';
import { getRoute, readRoute, searchRoute } from './read-routes';

const USER = { title: 'User', parameter: 'username', isNumber: false };
const GROUP = { title: 'Group', parameter: 'groupId', isNumber: false };
const ROLE = { title: 'Role', parameter: 'roleId', isNumber: false };
const TENANT = { title: 'Tenant', parameter: 'tenantId', isNumber: false };

/** Who there is. Users are managed by Camunda, which it does from 8.8 on, unless an OpenID provider does. */
export function identityRoutes(reading: Reading, { authentication }: SandboxSettings): Route[] {
  const ofUsers = [searchRoute(users, reading), getRoute(users, reading, USER)];
  return [
    ...(authentication === 'oidc' ? ofUsers.map((route) => ({ ...route, answer: ofProvider })) : ofUsers),
    searchRoute(groups, reading),
    getRoute(groups, reading, GROUP),
    readRoute(
      groups,
      reading,
      GROUP,
      '/users/search',
      (_group, request) => search(groupUsers, reading, request),
      { method: 'POST' },
    ),
    searchRoute(roles, reading),
    getRoute(roles, reading, ROLE),
    searchRoute(tenants, reading),
    getRoute(tenants, reading, TENANT),
  ];
}

/** Not recorded. */
const ofProvider = (request: SandboxRequest) =>
  problem(request, 403, 'Forbidden', 'Users are managed by the OpenID provider');
