import { command, group, query } from './entry';

const PAGE = { page: { limit: 100 } };

export const processes = group(
  'process',
  command('createProcessInstance', 'POST /v2/process-instances', '8.6', 'never', {
    body: { processDefinitionId: 'order', variables: { orderId: 4711 } },
    answer: 'json',
  }),
  query('getProcessInstance', 'GET /v2/process-instances/{processInstanceKey}', '8.8'),
  query('searchProcessInstances', 'POST /v2/process-instances/search', '8.6', {
    optional: { filter: { state: 'ACTIVE' }, sort: [{ field: 'startDate', order: 'DESC' }], ...PAGE },
  }),
  command(
    'cancelProcessInstance',
    'POST /v2/process-instances/{processInstanceKey}/cancellation',
    '8.6',
    'gone is done',
    { optional: { operationReference: 1 } },
  ),
  command(
    'modifyProcessInstance',
    'POST /v2/process-instances/{processInstanceKey}/modification',
    '8.6',
    'never',
    {
      body: {
        activateInstructions: [{ elementId: 'pack' }],
        terminateInstructions: [{ elementInstanceKey: '2251799813685300' }],
      },
    },
  ),
  command(
    'migrateProcessInstance',
    'POST /v2/process-instances/{processInstanceKey}/migration',
    '8.6',
    'never',
    {
      body: {
        targetProcessDefinitionKey: '2251799813685260',
        mappingInstructions: [{ sourceElementId: 'pack', targetElementId: 'pack' }],
      },
    },
  ),
  command(
    'suspendProcessInstance',
    'POST /v2/process-instances/{processInstanceKey}/suspension',
    '8.10',
    'never',
  ),
  command(
    'resumeProcessInstance',
    'POST /v2/process-instances/{processInstanceKey}/resumption',
    '8.10',
    'never',
  ),
  command(
    'deleteProcessInstance',
    'POST /v2/process-instances/{processInstanceKey}/deletion',
    '8.9',
    'never',
    { optional: { operationReference: 1 } },
  ),
  command(
    'assignProcessInstanceBusinessId',
    'POST /v2/process-instances/{processInstanceKey}/business-id-assignment',
    '8.10',
    'safe',
    { body: { businessId: 'order-4711' } },
  ),
  command(
    'resolveProcessInstanceIncidents',
    'POST /v2/process-instances/{processInstanceKey}/incident-resolution',
    '8.9',
    'never',
    { answer: 'json' },
  ),
  query(
    'searchProcessInstanceIncidents',
    'POST /v2/process-instances/{processInstanceKey}/incidents/search',
    '8.8',
    { optional: { sort: [{ field: 'creationTime', order: 'DESC' }] } },
  ),
  query(
    'getProcessInstanceCallHierarchy',
    'GET /v2/process-instances/{processInstanceKey}/call-hierarchy',
    '8.8',
  ),
  query(
    'getProcessInstanceSequenceFlows',
    'GET /v2/process-instances/{processInstanceKey}/sequence-flows',
    '8.8',
  ),
  query(
    'getProcessInstanceStatistics',
    'GET /v2/process-instances/{processInstanceKey}/statistics/element-instances',
    '8.8',
  ),
  query(
    'getProcessInstanceWaitStateStatistics',
    'GET /v2/process-instances/{processInstanceKey}/statistics/wait-states',
    '8.10',
  ),
  query('searchProcessDefinitions', 'POST /v2/process-definitions/search', '8.8', {
    optional: { filter: { isLatestVersion: true }, ...PAGE },
  }),
  query('getProcessDefinition', 'GET /v2/process-definitions/{processDefinitionKey}', '8.8'),
  query('getProcessDefinitionXML', 'GET /v2/process-definitions/{processDefinitionKey}/xml', '8.8', {
    answer: 'text',
  }),
  query('getStartProcessForm', 'GET /v2/process-definitions/{processDefinitionKey}/form', '8.8'),
  query(
    'getProcessDefinitionStatistics',
    'POST /v2/process-definitions/{processDefinitionKey}/statistics/element-instances',
    '8.8',
    { optional: { filter: { state: 'ACTIVE' } } },
  ),
  query(
    'searchProcessDefinitionVariableNames',
    'POST /v2/process-definitions/{processDefinitionKey}/variable-names/search',
    '8.10',
    { optional: PAGE },
  ),
  query(
    'getProcessDefinitionInstanceStatistics',
    'POST /v2/process-definitions/statistics/process-instances',
    '8.9',
    { optional: PAGE },
  ),
  query(
    'getProcessDefinitionInstanceVersionStatistics',
    'POST /v2/process-definitions/statistics/process-instances-by-version',
    '8.9',
    { body: { filter: { processDefinitionId: 'order' } } },
  ),
  query(
    'getProcessDefinitionMessageSubscriptionStatistics',
    'POST /v2/process-definitions/statistics/message-subscriptions',
    '8.9',
    { optional: { filter: { processDefinitionId: 'order' } } },
  ),
);
