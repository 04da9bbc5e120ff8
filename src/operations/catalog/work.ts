import { command, group, query } from './entry';

const PAGE = { page: { limit: 100 } };
/** Long values are cut unless this is false. */
const TRUNCATE = { truncateValues: { in: 'query', kind: 'flag' } } as const;
const SPAN = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

export const work = [
  ...group(
    'element',
    query('searchElementInstances', 'POST /v2/element-instances/search', '8.8', {
      optional: { filter: { processInstanceKey: '2251799813685262', state: 'ACTIVE' } },
    }),
    query('getElementInstance', 'GET /v2/element-instances/{elementInstanceKey}', '8.8'),
    command(
      'createElementInstanceVariables',
      'PUT /v2/element-instances/{elementInstanceKey}/variables',
      '8.6',
      'safe',
      { body: { variables: { approved: true }, local: false } },
    ),
    query(
      'searchElementInstanceIncidents',
      'POST /v2/element-instances/{elementInstanceKey}/incidents/search',
      '8.9',
      { body: { filter: { state: 'ACTIVE' } } },
    ),
    query('searchElementInstanceWaitStates', 'POST /v2/element-instances/wait-states/search', '8.10', {
      optional: PAGE,
    }),
    command(
      'activateAdHocSubProcessActivities',
      'POST /v2/element-instances/ad-hoc-activities/{adHocSubProcessInstanceKey}/activation',
      '8.8',
      'never',
      { body: { elements: [{ elementId: 'call-the-customer' }] } },
    ),
    query('searchFlowNodeInstances', 'POST /v2/flownode-instances/search', '8.6', {
      optional: { filter: { processInstanceKey: 2251799813685262 } },
      until: '8.7',
    }),
    query('searchVariables', 'POST /v2/variables/search', '8.8', {
      optional: { filter: { name: 'orderId', processInstanceKey: '2251799813685262' } },
      query: TRUNCATE,
    }),
    query('getVariable', 'GET /v2/variables/{variableKey}', '8.8'),
  ),
  ...group(
    'job',
    command('activateJobs', 'POST /v2/jobs/activation', '8.6', 'never', {
      body: { type: 'send-email', timeout: 60000, maxJobsToActivate: 1 },
      answer: 'json',
    }),
    command('completeJob', 'POST /v2/jobs/{jobKey}/completion', '8.6', 'gone is done', {
      optional: { variables: { sent: true } },
    }),
    command('failJob', 'POST /v2/jobs/{jobKey}/failure', '8.6', 'never', {
      optional: { retries: 2, errorMessage: 'paper-jam', retryBackOff: 10000 },
    }),
    command('throwJobError', 'POST /v2/jobs/{jobKey}/error', '8.6', 'gone is done', {
      body: { errorCode: 'out-of-stock', errorMessage: 'sold-out' },
    }),
    command('updateJob', 'PATCH /v2/jobs/{jobKey}', '8.6', 'safe', {
      body: { changeset: { retries: 3 } },
    }),
    command('updateJobsBatchOperation', 'POST /v2/jobs/batch-update', '8.10', 'never', {
      body: { filter: { type: 'send-email' }, changeset: { retries: 3 } },
      answer: 'json',
    }),
    query('searchJobs', 'POST /v2/jobs/search', '8.8', {
      optional: { filter: { type: 'send-email', state: 'CREATED' } },
    }),
    query('getGlobalJobStatistics', 'GET /v2/jobs/statistics/global', '8.9', {
      query: {
        from: { in: 'query', kind: 'date', required: true },
        to: { in: 'query', kind: 'date', required: true },
        jobType: { in: 'query', kind: 'text' },
      },
    }),
    query('getJobTypeStatistics', 'POST /v2/jobs/statistics/by-types', '8.9', {
      body: { filter: SPAN },
    }),
    query('getJobWorkerStatistics', 'POST /v2/jobs/statistics/by-workers', '8.9', {
      body: { filter: { ...SPAN, jobType: 'send-email' } },
    }),
    query('getJobErrorStatistics', 'POST /v2/jobs/statistics/errors', '8.9', {
      body: { filter: { ...SPAN, jobType: 'send-email' } },
    }),
    query('getJobTimeSeriesStatistics', 'POST /v2/jobs/statistics/time-series', '8.9', {
      body: { filter: { ...SPAN, jobType: 'send-email', resolution: 'PT1H' } },
    }),
  ),
  ...group(
    'message',
    command('publishMessage', 'POST /v2/messages/publication', '8.6', 'never', {
      body: {
        name: 'parcel-scanned',
        correlationKey: 'order-4711',
        timeToLive: 60000,
        variables: { dock: 3 },
      },
      answer: 'json',
    }),
    command('correlateMessage', 'POST /v2/messages/correlation', '8.6', 'never', {
      body: { name: 'parcel-scanned', correlationKey: 'order-4711', variables: { dock: 3 } },
      answer: 'json',
    }),
    command('broadcastSignal', 'POST /v2/signals/broadcast', '8.6', 'never', {
      body: { signalName: 'shop-closed', variables: { until: '08:00' } },
      answer: 'json',
    }),
    command('evaluateConditionals', 'POST /v2/conditionals/evaluation', '8.9', 'never', {
      body: { variables: { temperature: 31 } },
      answer: 'json',
    }),
    query('searchMessageSubscriptions', 'POST /v2/message-subscriptions/search', '8.8', {
      optional: { filter: { messageName: 'parcel-scanned' } },
    }),
    query('searchCorrelatedMessageSubscriptions', 'POST /v2/correlated-message-subscriptions/search', '8.8', {
      optional: { filter: { messageName: 'parcel-scanned' } },
    }),
  ),
  ...group(
    'incident',
    query('searchIncidents', 'POST /v2/incidents/search', '8.6', {
      optional: { filter: { state: 'ACTIVE' }, sort: [{ field: 'creationTime', order: 'DESC' }] },
    }),
    query('getIncident', 'GET /v2/incidents/{incidentKey}', '8.6'),
    command('resolveIncident', 'POST /v2/incidents/{incidentKey}/resolution', '8.6', 'gone is done', {
      optional: { operationReference: 1 },
    }),
    query(
      'getProcessInstanceStatisticsByDefinition',
      'POST /v2/incidents/statistics/process-instances-by-definition',
      '8.9',
      { body: { filter: { errorHashCode: 123456 } } },
    ),
    query(
      'getProcessInstanceStatisticsByError',
      'POST /v2/incidents/statistics/process-instances-by-error',
      '8.9',
      {
        optional: PAGE,
      },
    ),
  ),
  ...group(
    'userTask',
    query('searchUserTasks', 'POST /v2/user-tasks/search', '8.6', {
      optional: { filter: { state: 'CREATED', assignee: 'anna' }, ...PAGE },
    }),
    query('getUserTask', 'GET /v2/user-tasks/{userTaskKey}', '8.8'),
    command('completeUserTask', 'POST /v2/user-tasks/{userTaskKey}/completion', '8.5', 'never', {
      optional: { variables: { approved: true } },
    }),
    command('assignUserTask', 'POST /v2/user-tasks/{userTaskKey}/assignment', '8.5', 'never', {
      body: { assignee: 'anna', allowOverride: true },
    }),
    command('unassignUserTask', 'DELETE /v2/user-tasks/{userTaskKey}/assignee', '8.5', 'never'),
    command('updateUserTask', 'PATCH /v2/user-tasks/{userTaskKey}', '8.5', 'never', {
      optional: { changeset: { priority: 80, dueDate: '2026-12-24T18:00:00Z' } },
    }),
    query('getUserTaskForm', 'GET /v2/user-tasks/{userTaskKey}/form', '8.8'),
    query('searchUserTaskVariables', 'POST /v2/user-tasks/{userTaskKey}/variables/search', '8.8', {
      optional: { filter: { name: 'orderId' } },
      query: TRUNCATE,
    }),
    query(
      'searchUserTaskEffectiveVariables',
      'POST /v2/user-tasks/{userTaskKey}/effective-variables/search',
      '8.8',
      { optional: { filter: { name: 'orderId' } }, query: TRUNCATE },
    ),
    query('searchUserTaskAuditLogs', 'POST /v2/user-tasks/{userTaskKey}/audit-logs/search', '8.9', {
      optional: { sort: [{ field: 'timestamp', order: 'DESC' }] },
    }),
  ),
];
