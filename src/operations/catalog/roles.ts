import { command, group, query } from './entry';

const PAGE = { page: { limit: 100 } };

export const roles = group(
  'role',
  command('createRole', 'POST /v2/roles', '8.8', 'never', {
    body: { roleId: 'reader', name: 'Reader' },
    answer: 'json',
  }),
  query('searchRoles', 'POST /v2/roles/search', '8.8', { optional: { filter: { roleId: 'reader' } } }),
  command('deleteRole', 'DELETE /v2/roles/{roleId}', '8.8', 'gone is done'),
  query('getRole', 'GET /v2/roles/{roleId}', '8.8'),
  command('updateRole', 'PUT /v2/roles/{roleId}', '8.8', 'safe', {
    body: { name: 'Reader', description: 'read-only' },
    answer: 'json',
  }),
  query('searchClientsForRole', 'POST /v2/roles/{roleId}/clients/search', '8.8', { optional: PAGE }),
  command('unassignRoleFromClient', 'DELETE /v2/roles/{roleId}/clients/{clientId}', '8.8', 'gone is done'),
  command('assignRoleToClient', 'PUT /v2/roles/{roleId}/clients/{clientId}', '8.8', 'never'),
  query('searchGroupsForRole', 'POST /v2/roles/{roleId}/groups/search', '8.8', { optional: PAGE }),
  command('unassignRoleFromGroup', 'DELETE /v2/roles/{roleId}/groups/{groupId}', '8.8', 'gone is done'),
  command('assignRoleToGroup', 'PUT /v2/roles/{roleId}/groups/{groupId}', '8.8', 'never'),
  query('searchMappingRulesForRole', 'POST /v2/roles/{roleId}/mapping-rules/search', '8.8', {
    optional: PAGE,
  }),
  command(
    'unassignRoleFromMappingRule',
    'DELETE /v2/roles/{roleId}/mapping-rules/{mappingRuleId}',
    '8.8',
    'gone is done',
  ),
  command('assignRoleToMappingRule', 'PUT /v2/roles/{roleId}/mapping-rules/{mappingRuleId}', '8.8', 'never'),
  query('searchUsersForRole', 'POST /v2/roles/{roleId}/users/search', '8.8', { optional: PAGE }),
  command('unassignRoleFromUser', 'DELETE /v2/roles/{roleId}/users/{username}', '8.8', 'gone is done'),
  command('assignRoleToUser', 'PUT /v2/roles/{roleId}/users/{username}', '8.8', 'never'),
);
