import { command, group, query, read } from './entry';

const PAGE = { page: { limit: 100 } };

export const people = [
  ...group(
    'user',
    command('createUser', 'POST /v2/users', '8.8', 'never', {
      body: { username: 'anna', password: 'change-me', name: 'Anna', email: 'anna@example.com' },
      answer: 'json',
    }),
    query('searchUsers', 'POST /v2/users/search', '8.8', { optional: { filter: { username: 'anna' } } }),
    command('deleteUser', 'DELETE /v2/users/{username}', '8.8', 'gone is done'),
    query('getUser', 'GET /v2/users/{username}', '8.8'),
    command('updateUser', 'PUT /v2/users/{username}', '8.8', 'safe', {
      body: { name: 'Anna', email: 'anna@example.com' },
      answer: 'json',
    }),
    command('createAdminUser', 'POST /v2/setup/user', '8.8', 'never', {
      body: { username: 'admin', password: 'change-me', name: 'Admin', email: 'admin@example.com' },
      answer: 'json',
    }),
    read('getAuthentication', 'GET /v2/authentication/me', '8.8'),
    query('searchOwnAuthorizations', 'POST /v2/authentication/me/authorizations/search', '8.10', {
      optional: PAGE,
    }),
  ),
  ...group(
    'group',
    command('createGroup', 'POST /v2/groups', '8.8', 'never', {
      body: { groupId: 'gardeners', name: 'Gardeners' },
      answer: 'json',
    }),
    query('searchGroups', 'POST /v2/groups/search', '8.8', {
      optional: { filter: { groupId: 'gardeners' } },
    }),
    command('deleteGroup', 'DELETE /v2/groups/{groupId}', '8.8', 'gone is done'),
    query('getGroup', 'GET /v2/groups/{groupId}', '8.8'),
    command('updateGroup', 'PUT /v2/groups/{groupId}', '8.8', 'safe', {
      body: { name: 'Gardeners', description: 'plants' },
      answer: 'json',
    }),
    query('searchClientsForGroup', 'POST /v2/groups/{groupId}/clients/search', '8.8', { optional: PAGE }),
    command(
      'unassignClientFromGroup',
      'DELETE /v2/groups/{groupId}/clients/{clientId}',
      '8.8',
      'gone is done',
    ),
    command('assignClientToGroup', 'PUT /v2/groups/{groupId}/clients/{clientId}', '8.8', 'never'),
    query('searchMappingRulesForGroup', 'POST /v2/groups/{groupId}/mapping-rules/search', '8.8', {
      optional: PAGE,
    }),
    command(
      'unassignMappingRuleFromGroup',
      'DELETE /v2/groups/{groupId}/mapping-rules/{mappingRuleId}',
      '8.8',
      'gone is done',
    ),
    command(
      'assignMappingRuleToGroup',
      'PUT /v2/groups/{groupId}/mapping-rules/{mappingRuleId}',
      '8.8',
      'never',
    ),
    query('searchRolesForGroup', 'POST /v2/groups/{groupId}/roles/search', '8.8', { optional: PAGE }),
    query('searchUsersForGroup', 'POST /v2/groups/{groupId}/users/search', '8.8', { optional: PAGE }),
    command('unassignUserFromGroup', 'DELETE /v2/groups/{groupId}/users/{username}', '8.8', 'gone is done'),
    command('assignUserToGroup', 'PUT /v2/groups/{groupId}/users/{username}', '8.8', 'never'),
  ),
];
