import { command, group, query } from './entry';

const PAGE = { page: { limit: 100 } };

export const tenants = group(
  'tenant',
  command('createTenant', 'POST /v2/tenants', '8.8', 'never', {
    body: { tenantId: 'north', name: 'North' },
    answer: 'json',
  }),
  query('searchTenants', 'POST /v2/tenants/search', '8.8', { optional: { filter: { tenantId: 'north' } } }),
  command('deleteTenant', 'DELETE /v2/tenants/{tenantId}', '8.8', 'gone is done'),
  query('getTenant', 'GET /v2/tenants/{tenantId}', '8.8'),
  command('updateTenant', 'PUT /v2/tenants/{tenantId}', '8.8', 'safe', {
    body: { name: 'North', description: 'open' },
    answer: 'json',
  }),
  query('searchClientsForTenant', 'POST /v2/tenants/{tenantId}/clients/search', '8.8', { optional: PAGE }),
  command(
    'unassignClientFromTenant',
    'DELETE /v2/tenants/{tenantId}/clients/{clientId}',
    '8.8',
    'gone is done',
  ),
  command('assignClientToTenant', 'PUT /v2/tenants/{tenantId}/clients/{clientId}', '8.8', 'never'),
  query('searchGroupIdsForTenant', 'POST /v2/tenants/{tenantId}/groups/search', '8.8', { optional: PAGE }),
  command('unassignGroupFromTenant', 'DELETE /v2/tenants/{tenantId}/groups/{groupId}', '8.8', 'gone is done'),
  command('assignGroupToTenant', 'PUT /v2/tenants/{tenantId}/groups/{groupId}', '8.8', 'never'),
  query('searchMappingRulesForTenant', 'POST /v2/tenants/{tenantId}/mapping-rules/search', '8.8', {
    optional: PAGE,
  }),
  command(
    'unassignMappingRuleFromTenant',
    'DELETE /v2/tenants/{tenantId}/mapping-rules/{mappingRuleId}',
    '8.8',
    'gone is done',
  ),
  command(
    'assignMappingRuleToTenant',
    'PUT /v2/tenants/{tenantId}/mapping-rules/{mappingRuleId}',
    '8.8',
    'never',
  ),
  query('searchRolesForTenant', 'POST /v2/tenants/{tenantId}/roles/search', '8.8', { optional: PAGE }),
  command('unassignRoleFromTenant', 'DELETE /v2/tenants/{tenantId}/roles/{roleId}', '8.8', 'gone is done'),
  command('assignRoleToTenant', 'PUT /v2/tenants/{tenantId}/roles/{roleId}', '8.8', 'never'),
  query('searchUsersForTenant', 'POST /v2/tenants/{tenantId}/users/search', '8.8', { optional: PAGE }),
  command('unassignUserFromTenant', 'DELETE /v2/tenants/{tenantId}/users/{username}', '8.8', 'gone is done'),
  command('assignUserToTenant', 'PUT /v2/tenants/{tenantId}/users/{username}', '8.8', 'never'),
);
