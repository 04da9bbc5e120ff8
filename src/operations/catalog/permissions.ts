import { command, group, query } from './entry';

const AUTHORIZATION = {
  ownerType: 'USER',
  ownerId: 'anna',
  resourceType: 'PROCESS_DEFINITION',
  resourceId: 'order',
  permissionTypes: ['READ_PROCESS_DEFINITION', 'CREATE_PROCESS_INSTANCE'],
};

export const permissions = group(
  'permission',
  command('createAuthorization', 'POST /v2/authorizations', '8.8', 'never', {
    body: AUTHORIZATION,
    answer: 'json',
  }),
  query('searchAuthorizations', 'POST /v2/authorizations/search', '8.8', {
    optional: { filter: { ownerType: 'USER', ownerId: 'anna' } },
  }),
  command('deleteAuthorization', 'DELETE /v2/authorizations/{authorizationKey}', '8.8', 'gone is done'),
  query('getAuthorization', 'GET /v2/authorizations/{authorizationKey}', '8.8'),
  command('updateAuthorization', 'PUT /v2/authorizations/{authorizationKey}', '8.8', 'safe', {
    body: AUTHORIZATION,
  }),
  command('createMappingRule', 'POST /v2/mapping-rules', '8.8', 'never', {
    body: { mappingRuleId: 'staff', name: 'Staff', claimName: 'groups', claimValue: 'staff' },
    answer: 'json',
  }),
  query('searchMappingRule', 'POST /v2/mapping-rules/search', '8.8', {
    optional: { filter: { claimName: 'groups' } },
  }),
  command('deleteMappingRule', 'DELETE /v2/mapping-rules/{mappingRuleId}', '8.8', 'gone is done'),
  query('getMappingRule', 'GET /v2/mapping-rules/{mappingRuleId}', '8.8'),
  command('updateMappingRule', 'PUT /v2/mapping-rules/{mappingRuleId}', '8.8', 'safe', {
    body: { name: 'Staff', claimName: 'groups', claimValue: 'staff' },
    answer: 'json',
  }),
);
