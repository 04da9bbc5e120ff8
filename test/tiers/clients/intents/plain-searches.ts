import { entities } from '../../../../src/entities/entities';
import { CATALOG } from '../../../../src/operations/catalog';
import { AT_ONCE, type Intent } from './intent';

/** What is searched without a filter, and the Java client's command. `searches.ts` has what people search most. */
const COMMANDS: Readonly<Record<string, string>> = {
  'process-definitions': 'ProcessDefinition',
  'element-instances': 'ElementInstance',
  'message-subscriptions': 'MessageSubscription',
  'correlated-message-subscriptions': 'CorrelatedMessageSubscription',
  'decision-definitions': 'DecisionDefinition',
  'decision-requirements': 'DecisionRequirements',
  'decision-instances': 'DecisionInstance',
  'batch-operations': 'BatchOperation',
  'batch-operation-items': 'BatchOperationItems',
  users: 'Users',
  groups: 'Groups',
  roles: 'Roles',
  tenants: 'Tenants',
  'mapping-rules': 'MappingRules',
  authorizations: 'Authorization',
  'audit-logs': 'AuditLog',
  'cluster-variables': 'ClusterVariable',
};

export const plainSearches: readonly Intent[] = Object.entries(COMMANDS).map(([entity, command]): Intent => {
  const { path, since } = entities.find(({ id }) => id === entity) ?? {};
  const { id: operation = '' } = CATALOG.find((one) => one.path === path && one.method === 'POST') ?? {};
  return {
    name: `search ${entity.replaceAll('-', ' ')}`,
    operation,
    ...(since === '8.9' ? { since } : {}),
    rest: [operation, { page: { limit: 20 } }, AT_ONCE],
    java: [[`new${command}SearchRequest`], ['page', [['limit', 20]]]],
    node: { type: 'camunda8-search', entity, output: 'page', pageSize: '20', limit: '20' },
  };
});
