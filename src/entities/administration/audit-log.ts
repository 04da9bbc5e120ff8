import { sentence } from '../../sentence';
import { BATCH_OPERATION_TYPES } from '../batches/batch-operation';
import { entity, fields, KEY, RANGE, STATE, sorts, TEXT } from '../entity';

const OPERATIONS = [
  ...['CREATE', 'UPDATE', 'DELETE', 'ASSIGN', 'UNASSIGN', 'COMPLETE', 'CANCEL', 'RESOLVE', 'MODIFY'],
  ...['MIGRATE', 'SUSPEND', 'RESUME', 'EVALUATE', 'UNKNOWN'],
];
const ENTITIES = [
  ...[
    'USER_TASK',
    'PROCESS_INSTANCE',
    'VARIABLE',
    'INCIDENT',
    'JOB',
    'DECISION',
    'RESOURCE',
    'BATCH',
    'USER',
  ],
  ...['GROUP', 'ROLE', 'TENANT', 'MAPPING_RULE', 'AUTHORIZATION', 'CLIENT'],
];

/** `POST /v2/audit-logs/search`: who has done what. */
export const auditLog = entity({
  id: 'audit-logs',
  path: '/v2/audit-logs/search',
  since: '8.9',
  key: 'auditLogKey',
  isAcrossTenants: true,
  fields: {
    ...fields('8.9', 'text', STATE, 'operationType', 'entityType', 'result', 'category', 'actorType'),
    ...fields('8.9', 'text', TEXT, 'actorId', 'entityDescription', 'processDefinitionId'),
    ...fields('8.9', 'date', RANGE, 'timestamp'),
    ...fields('8.9', 'text', TEXT, 'decisionDefinitionId', 'decisionRequirementsId', 'agentElementId'),
    ...fields('8.9', 'text', STATE, 'batchOperationType', 'relatedEntityType'),
    ...fields('8.9', 'key', KEY, 'entityKey', 'processInstanceKey', 'processDefinitionKey', 'userTaskKey'),
    ...fields('8.9', 'key', KEY, 'jobKey', 'elementInstanceKey', 'auditLogKey', 'deploymentKey', 'formKey'),
    ...fields('8.9', 'key', KEY, 'resourceKey', 'relatedEntityKey', 'decisionDefinitionKey'),
    ...fields('8.9', 'key', KEY, 'decisionRequirementsKey', 'decisionEvaluationKey'),
    ...fields('8.10', 'text', TEXT, 'inboundChannelType', 'inboundChannelToolName'),
    ...fields('8.9', 'text', TEXT, 'tenantId'),
  },
  sorts: {
    ...sorts('8.9', 'timestamp', 'operationType', 'entityType', 'result', 'category', 'actorType', 'actorId'),
    ...sorts('8.9', 'processDefinitionId', 'decisionDefinitionId', 'decisionRequirementsId'),
    ...sorts('8.9', 'batchOperationType', 'batchOperationKey', 'entityKey', 'processInstanceKey'),
    ...sorts('8.9', 'processDefinitionKey', 'userTaskKey', 'jobKey', 'elementInstanceKey', 'auditLogKey'),
    ...sorts('8.9', 'decisionDefinitionKey', 'decisionRequirementsKey', 'decisionEvaluationKey', 'tenantId'),
    ...sorts('8.10', 'inboundChannelType', 'inboundChannelToolName'),
  },
  newestBy: 'timestamp',
  shown: ['actorId', 'operationType', 'entityType', 'entityDescription', 'result', 'timestamp'],
  suggest: {
    operationType: { values: OPERATIONS },
    entityType: { values: ENTITIES },
    actorId: { member: 'actorId' },
    result: { values: ['SUCCESS', 'FAIL'] },
    category: { values: ['USER_TASKS', 'DEPLOYED_RESOURCES', 'ADMIN'] },
    actorType: { values: ['USER', 'CLIENT', 'ANONYMOUS', 'UNKNOWN'] },
    processDefinitionId: { member: 'processDefinitionId' },
    batchOperationType: { values: BATCH_OPERATION_TYPES },
    relatedEntityType: { values: ENTITIES },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`entry of the audit log`,
    a: sentence`an entry of the audit log`,
    aNew: sentence`a new entry of the audit log`,
    many: sentence`entries of the audit log`,
    full: sentence`entries of the audit log`,
  },
});
