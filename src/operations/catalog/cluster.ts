import { command, group, query, read } from './entry';

const TEXT = { in: 'query', kind: 'text' } as const;
const DATE = { in: 'query', kind: 'date', required: true } as const;
const FLAG = { in: 'query', kind: 'flag' } as const;

export const cluster = [
  ...group(
    'cluster',
    read('getTopology', 'GET /v2/topology', '8.5'),
    read('getStatus', 'GET /v2/status', '8.8', { answer: 'none' }),
    read('getClusterTopology', 'GET /cluster/v2/topology', '8.10'),
    read('getClusterStatus', 'GET /cluster/v2/status', '8.10'),
    read('getLicense', 'GET /v2/license', '8.6'),
    read('getSystemConfiguration', 'GET /v2/system/configuration', '8.9'),
    query('getUsageMetrics', 'GET /v2/system/usage-metrics', '8.8', {
      query: { startTime: DATE, endTime: DATE, tenantId: TEXT, withTenants: FLAG },
    }),
    query('searchAuditLogs', 'POST /v2/audit-logs/search', '8.9', {
      optional: { filter: { actorId: 'anna' }, sort: [{ field: 'timestamp', order: 'DESC' }] },
    }),
    query('getAuditLog', 'GET /v2/audit-logs/{auditLogKey}', '8.9'),
    command('pinClock', 'PUT /v2/clock', '8.6', 'safe', { body: { timestamp: 1796000000000 } }),
    command('resetClock', 'POST /v2/clock/reset', '8.6', 'safe'),
  ),
  ...group(
    'variable',
    query('searchClusterVariables', 'POST /v2/cluster-variables/search', '8.9', {
      optional: { filter: { scope: 'GLOBAL' } },
      query: { truncateValues: FLAG },
    }),
    query('getGlobalClusterVariable', 'GET /v2/cluster-variables/global/{name}', '8.9'),
    command('createGlobalClusterVariable', 'POST /v2/cluster-variables/global', '8.9', 'never', {
      body: { name: 'openingHours', value: { from: 8, to: 18 } },
      answer: 'json',
    }),
    command('updateGlobalClusterVariable', 'PUT /v2/cluster-variables/global/{name}', '8.9', 'safe', {
      body: { value: { from: 9, to: 17 } },
      answer: 'json',
    }),
    command(
      'deleteGlobalClusterVariable',
      'DELETE /v2/cluster-variables/global/{name}',
      '8.9',
      'gone is done',
    ),
    query('getTenantClusterVariable', 'GET /v2/cluster-variables/tenants/{tenantId}/{name}', '8.9'),
    command('createTenantClusterVariable', 'POST /v2/cluster-variables/tenants/{tenantId}', '8.9', 'never', {
      body: { name: 'openingHours', value: { from: 8, to: 18 } },
      answer: 'json',
    }),
    command(
      'updateTenantClusterVariable',
      'PUT /v2/cluster-variables/tenants/{tenantId}/{name}',
      '8.9',
      'safe',
      {
        body: { value: { from: 9, to: 17 } },
        answer: 'json',
      },
    ),
    command(
      'deleteTenantClusterVariable',
      'DELETE /v2/cluster-variables/tenants/{tenantId}/{name}',
      '8.9',
      'gone is done',
    ),
    read('listSecrets', 'POST /v2/secrets/list', '8.10', { optional: {} }),
    read('resolveSecrets', 'POST /v2/secrets/resolve', '8.10', { body: {} }),
  ),
  ...group(
    'listener',
    query('searchGlobalTaskListeners', 'POST /v2/global-task-listeners/search', '8.9', {
      optional: { filter: { type: 'announce-task' } },
    }),
    query('getGlobalTaskListener', 'GET /v2/global-task-listeners/{id}', '8.9'),
    command('createGlobalTaskListener', 'POST /v2/global-task-listeners', '8.9', 'never', {
      body: { id: 'announce', type: 'announce-task', eventTypes: ['creating'] },
      answer: 'json',
    }),
    command('updateGlobalTaskListener', 'PUT /v2/global-task-listeners/{id}', '8.9', 'safe', {
      body: { type: 'announce-task', eventTypes: ['creating', 'completing'] },
      answer: 'json',
    }),
    command('deleteGlobalTaskListener', 'DELETE /v2/global-task-listeners/{id}', '8.9', 'gone is done'),
  ),
  // Nothing open describes their bodies yet, so that their examples are empty.
  ...group(
    'agent',
    query('searchAgentDefinitions', 'POST /v2/agent-definitions/search', '8.10', { optional: {} }),
    query('getAgentDefinition', 'GET /v2/agent-definitions/{agentDefinitionKey}', '8.10'),
    query('searchAgentInstances', 'POST /v2/agent-instances/search', '8.10', { optional: {} }),
    query('getAgentInstance', 'GET /v2/agent-instances/{agentInstanceKey}', '8.10'),
    command('createAgentInstance', 'POST /v2/agent-instances', '8.10', 'never', { body: {}, answer: 'json' }),
    command('updateAgentInstance', 'PATCH /v2/agent-instances/{agentInstanceKey}', '8.10', 'never', {
      body: {},
    }),
    query(
      'searchAgentInstanceHistory',
      'POST /v2/agent-instances/{agentInstanceKey}/history/search',
      '8.10',
      {
        optional: {},
      },
    ),
    command(
      'createAgentInstanceHistoryItem',
      'POST /v2/agent-instances/{agentInstanceKey}/history',
      '8.10',
      'never',
      { body: {}, answer: 'json' },
    ),
  ),
];
