import { bpmnOfTask } from '../../../support/bpmn/build';
import type { Question } from '../ask';
import type { DescribedVersion } from '../versions';

/** Of a search: a filter, which finds something, and a field to sort by. */
const search = (path: string, filter: object, field: string): Question => [
  'POST',
  `/v2/${path}/search`,
  { filter, sort: [{ field, order: 'DESC' }], page: { from: 0, limit: 5 } },
  200,
];
const get = (path: string, status = 200): Question => ['GET', `/v2/${path}`, undefined, status];
const post = (path: string, body: unknown, status = 204): Question => ['POST', `/v2/${path}`, body, status];

const VARIABLES = { depth: 3, who: { name: 'Käthe', tags: ['a', null] } };
const LAST = { from: 0, limit: 1 };
const OF_P = { filter: { processDefinitionId: 'p', state: { $in: ['ACTIVE'] }, hasIncident: false } };
const A_TO_B = { sourceElementId: 'a', targetElementId: 'b' };

/** One right question to each operation, with all that its body can have. Words in braces are keys, see `keysOf`. */
const QUESTIONS: readonly Question[] = [
  get('topology'),
  get('status', 204),
  get('license'),
  get('authentication/me'),
  post(
    'jobs/activation',
    {
      ...{ type: 'dig', worker: 'Ben', timeout: 60_000, maxJobsToActivate: 5, requestTimeout: -1 },
      ...{ fetchVariable: ['depth'], tenantIds: ['<default>'] },
    },
    200,
  ),
  search('jobs', { type: { $like: 'd*' }, kind: 'BPMN_ELEMENT', retries: { $gte: 0 } }, 'jobKey'),
  post('jobs/{job}/completion', { variables: VARIABLES }),
  post('jobs/{job}/failure', { retries: 1, errorMessage: 'x', retryBackOff: 10, variables: VARIABLES }),
  post('jobs/{job}/error', { errorCode: 'E', errorMessage: 'x', variables: VARIABLES }),
  ['PATCH', '/v2/jobs/{job}', { changeset: { retries: 3, timeout: 1000 }, operationReference: 7 }, 204],
  search('incidents', { errorType: 'JOB_NO_RETRIES', state: 'ACTIVE' }, 'creationTime'),
  get('incidents/{incident}'),
  post('incidents/{solvable}/resolution', { operationReference: 7 }),
  search('tenants', { tenantId: '<default>' }, 'name'),
  get('tenants/%3Cdefault%3E'),
  search('roles', { roleId: 'admin' }, 'name'),
  get('roles/admin'),
  search('groups', { groupId: { $in: ['home'] } }, 'name'),
  get('groups/home'),
  post('groups/home/users/search', { sort: [{ field: 'username', order: 'ASC' }], page: LAST }, 200),
  search('users', { username: { $like: 'a*' }, name: { $exists: true } }, 'username'),
  get('users/anna'),
  search('user-tasks', { state: 'CREATED', priority: { $lte: 50 }, candidateGroup: 'home' }, 'dueDate'),
  get('user-tasks/{task}'),
  [
    'PATCH',
    '/v2/user-tasks/{task}',
    { changeset: { candidateGroups: ['home'], dueDate: '2026-12-24T18:00:00Z', priority: 80 } },
    204,
  ],
  post('user-tasks/{task}/assignment', { assignee: 'anna', allowOverride: true, action: 'take' }),
  ['DELETE', '/v2/user-tasks/{task}/assignee', undefined, 204],
  post('user-tasks/{task}/completion', { variables: VARIABLES, action: 'done' }),
  get('user-tasks/{task}/form'),
  search('user-tasks/{task}/variables', { name: { $in: ['plant'] } }, 'name'),
  search('variables', { name: { $like: 'd*' }, isTruncated: false }, 'value'),
  get('variables/{variable}'),
  search('process-definitions', { name: { $exists: false }, version: 1 }, 'processDefinitionId'),
  get('process-definitions/{process}'),
  get('process-definitions/{process}/xml'),
  get('process-definitions/{formed}/form'),
  post(
    'process-definitions/{process}/statistics/element-instances',
    { filter: { state: { $neq: 'TERMINATED' }, $or: [{ hasIncident: true }, { tags: ['attic'] }] } },
    200,
  ),
  post(
    'process-instances',
    { processDefinitionId: 'short', variables: VARIABLES, tags: ['a:1'], awaitCompletion: true },
    200,
  ),
  get('process-instances/{calling}'),
  get('process-instances/{called}/call-hierarchy'),
  get('process-instances/{done}/sequence-flows'),
  get('process-instances/{stuck}/statistics/element-instances'),
  search(
    'process-instances',
    { hasIncident: true, elementId: 'dig', startDate: { $exists: true } },
    'startDate',
  ),
  post('process-instances/{calling}/incidents/search', { page: LAST }, 200),
  post('process-instances/{instance}/cancellation', { operationReference: 7 }),
  post('process-instances/{instance}/migration', {
    targetProcessDefinitionKey: '{process}',
    mappingInstructions: [A_TO_B],
  }),
  post('process-instances/{instance}/modification', {
    activateInstructions: [
      { elementId: 'b', variableInstructions: [{ variables: VARIABLES, scopeId: 'p' }] },
    ],
    terminateInstructions: [{ elementInstanceKey: '{element}' }],
  }),
  post('process-instances/cancellation', OF_P, 200),
  post('process-instances/incident-resolution', OF_P, 200),
  post(
    'process-instances/migration',
    { ...OF_P, migrationPlan: { targetProcessDefinitionKey: '{process}', mappingInstructions: [A_TO_B] } },
    200,
  ),
  post('process-instances/modification', { ...OF_P, moveInstructions: [A_TO_B] }, 200),
  get('batch-operations/{batch}'),
  search('batch-operations', { operationType: 'CANCEL_PROCESS_INSTANCE' }, 'startDate'),
  search('batch-operation-items', { batchOperationKey: '{batch}', state: 'COMPLETED' }, 'itemKey'),
  search('element-instances', { type: 'SERVICE_TASK', state: { $in: ['ACTIVE'] } }, 'startDate'),
  get('element-instances/{element}'),
  ['PUT', '/v2/element-instances/{element}/variables', { variables: VARIABLES, local: true }, 204],
  post('element-instances/ad-hoc-activities/{evening}/activation', {
    elements: [{ elementId: 'c', variables: VARIABLES }],
  }),
  search('decision-definitions', { decisionDefinitionId: 'open', version: 1 }, 'name'),
  get('decision-definitions/{decision}'),
  get('decision-definitions/{decision}/xml'),
  post('decision-definitions/evaluation', { decisionDefinitionId: 'plan', variables: { month: 12 } }, 200),
  search('decision-requirements', { resourceName: 'open.dmn' }, 'version'),
  get('decision-requirements/{requirements}'),
  get('decision-requirements/{requirements}/xml'),
  search('decision-instances', { decisionDefinitionId: 'open' }, 'evaluationDate'),
  get('decision-instances/{evaluated}'),
  post(
    'messages/publication',
    { name: 'm', correlationKey: 'x', timeToLive: 1000, messageId: 'i', variables: VARIABLES },
    200,
  ),
  post('messages/correlation', { name: 'paid', correlationKey: 'A2', variables: VARIABLES }, 200),
  search('message-subscriptions', { messageName: 'paid' }, 'lastUpdatedDate'),
  search('correlated-message-subscriptions', { partitionId: { $gte: 1 } }, 'correlationTime'),
  post('signals/broadcast', { signalName: 's', variables: VARIABLES }, 200),
  post('deployments', bpmnOfTask('paint-fence', 'paint', 'Paint the fence'), 200),
  post('resources/{process}/deletion', { operationReference: 7 }, 200),
];

const QUESTIONS_FROM_89: readonly Question[] = [
  post(
    'process-definitions/statistics/process-instances',
    { sort: [{ field: 'activeInstancesWithIncidentCount', order: 'DESC' }], page: LAST },
    200,
  ),
  search('user-tasks/{task}/effective-variables', { name: { $in: ['plant'] } }, 'name'),
  search('element-instances/{blocked}/incidents', { state: 'ACTIVE' }, 'creationTime'),
  post('process-instances/deletion', { ...OF_P, operationReference: 7 }, 200),
  post('process-instances/{over}/deletion', { operationReference: 7 }),
  post('process-instances/{failed}/incident-resolution', undefined, 200),
  post('expression/evaluation', { expression: '=depth + 1', variables: VARIABLES }, 200),
  post('conditionals/evaluation', { variables: VARIABLES }, 200),
];

export const questionsTo = (version: DescribedVersion): readonly Question[] =>
  version === '8.8' ? QUESTIONS : [...QUESTIONS, ...QUESTIONS_FROM_89];
