import { command, group, query } from './entry';

const OF_PROCESS = { filter: { processDefinitionId: 'order', state: 'ACTIVE' } };

export const batches = group(
  'batch',
  command('cancelProcessInstancesBatchOperation', 'POST /v2/process-instances/cancellation', '8.8', 'never', {
    body: OF_PROCESS,
    answer: 'json',
  }),
  command('deleteProcessInstancesBatchOperation', 'POST /v2/process-instances/deletion', '8.9', 'never', {
    body: { filter: { processDefinitionId: 'order', state: 'COMPLETED' } },
    answer: 'json',
  }),
  command(
    'resolveIncidentsBatchOperation',
    'POST /v2/process-instances/incident-resolution',
    '8.8',
    'never',
    {
      body: { filter: { processDefinitionId: 'order', hasIncident: true } },
      answer: 'json',
    },
  ),
  command('migrateProcessInstancesBatchOperation', 'POST /v2/process-instances/migration', '8.8', 'never', {
    body: {
      ...OF_PROCESS,
      migrationPlan: {
        targetProcessDefinitionKey: '2251799813685260',
        mappingInstructions: [{ sourceElementId: 'pack', targetElementId: 'pack' }],
      },
    },
    answer: 'json',
  }),
  command('modifyProcessInstancesBatchOperation', 'POST /v2/process-instances/modification', '8.8', 'never', {
    body: {
      ...OF_PROCESS,
      moveInstructions: [{ sourceElementId: 'pack', targetElementId: 'ship' }],
    },
    answer: 'json',
  }),
  command('suspendProcessInstancesBatchOperation', 'POST /v2/process-instances/suspension', '8.10', 'never', {
    body: OF_PROCESS,
    answer: 'json',
  }),
  command('resumeProcessInstancesBatchOperation', 'POST /v2/process-instances/resumption', '8.10', 'never', {
    body: { filter: { processDefinitionId: 'order' } },
    answer: 'json',
  }),
  query('searchBatchOperations', 'POST /v2/batch-operations/search', '8.8', {
    optional: { filter: { state: 'ACTIVE' } },
  }),
  query('getBatchOperation', 'GET /v2/batch-operations/{batchOperationKey}', '8.8'),
  query('searchBatchOperationItems', 'POST /v2/batch-operation-items/search', '8.8', {
    optional: { filter: { state: 'FAILED' } },
  }),
  command(
    'cancelBatchOperation',
    'POST /v2/batch-operations/{batchOperationKey}/cancellation',
    '8.8',
    'never',
  ),
  command(
    'suspendBatchOperation',
    'POST /v2/batch-operations/{batchOperationKey}/suspension',
    '8.8',
    'never',
  ),
  command('resumeBatchOperation', 'POST /v2/batch-operations/{batchOperationKey}/resumption', '8.8', 'never'),
);
