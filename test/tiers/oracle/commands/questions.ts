import type { Question } from '../ask';
import type { DescribedVersion } from '../versions';
import { HOUSE } from './house';

const poll = (type: string) => ({
  type,
  worker: 'w',
  timeout: 60_000,
  maxJobsToActivate: 3,
  requestTimeout: -1,
});
const AFTER = [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'b' }];

const OF_P = { filter: { processDefinitionId: 'p', state: { $in: ['ACTIVE'] } } };
const A_TO_B = { sourceElementId: 'a', targetElementId: 'b' };

const QUESTIONS: readonly Question[] = [
  ['POST', '/v2/jobs/activation', poll('b'), 200],
  ['POST', '/v2/jobs/activation', { ...poll('ask'), fetchVariable: ['x'], tenantIds: ['<default>'] }, 200],
  ['POST', '/v2/jobs/activation', poll('agent'), 200],
  ['POST', '/v2/jobs/activation', { type: 'a' }, 400],
  ['POST', '/v2/jobs/{job}/completion', { variables: { done: true } }, 204],
  ['POST', '/v2/jobs/{job}/completion', undefined, 204],
  [
    'POST',
    '/v2/jobs/{agent}/completion',
    {
      result: {
        type: 'adHocSubProcess',
        activateElements: [{ elementId: 'c' }],
        isCompletionConditionFulfilled: false,
        isCancelRemainingInstances: false,
      },
    },
    204,
  ],
  ['POST', '/v2/jobs/{incident}/completion', undefined, 404],
  ['POST', '/v2/jobs/1/completion', undefined, 503],
  ['POST', '/v2/jobs/x/completion', undefined, 400],
  [
    'POST',
    '/v2/jobs/{job}/failure',
    { retries: 1, errorMessage: 'x', retryBackOff: 10, variables: { a: 1 } },
    204,
  ],
  ['POST', '/v2/jobs/{job}/failure', undefined, 204],
  ['POST', '/v2/jobs/{job}/error', { errorCode: 'E', errorMessage: 'x', variables: {} }, 204],
  ['POST', '/v2/jobs/{job}/error', {}, 400],
  ['PATCH', '/v2/jobs/{job}', { changeset: { retries: 3, timeout: 1000 }, operationReference: 7 }, 204],
  ['PATCH', '/v2/jobs/{job}', { changeset: {} }, 400],
  [
    'POST',
    '/v2/process-instances',
    {
      processDefinitionId: 'p',
      tags: ['x'],
      startInstructions: [{ elementId: 'b' }],
      runtimeInstructions: AFTER,
    },
    200,
  ],
  ['POST', '/v2/process-instances', { processDefinitionKey: '{process}', variables: { a: 1 } }, 200],
  [
    'POST',
    '/v2/process-instances',
    {
      processDefinitionId: 'short',
      processDefinitionVersion: -1,
      awaitCompletion: true,
      fetchVariables: ['a'],
      requestTimeout: 100,
    },
    200,
  ],
  [
    'POST',
    '/v2/process-instances',
    { processDefinitionId: 'p', awaitCompletion: true, requestTimeout: 1 },
    504,
  ],
  ['POST', '/v2/process-instances/{instance}/cancellation', { operationReference: 1 }, 204],
  ['POST', '/v2/process-instances/{over}/cancellation', undefined, 404],
  [
    'POST',
    '/v2/process-instances/{instance}/modification',
    {
      activateInstructions: [
        {
          elementId: 'b',
          variableInstructions: [{ variables: { a: 1 }, scopeId: '' }],
          ancestorElementInstanceKey: '-1',
        },
      ],
      terminateInstructions: [{ elementInstanceKey: '{element}' }],
    },
    204,
  ],
  ['POST', '/v2/process-instances/{over}/modification', {}, 404],
  [
    'POST',
    '/v2/process-instances/{instance}/migration',
    {
      targetProcessDefinitionKey: '{process}',
      mappingInstructions: [{ sourceElementId: 'a', targetElementId: 'b' }],
    },
    204,
  ],
  [
    'POST',
    '/v2/process-instances/{instance}/migration',
    {
      targetProcessDefinitionKey: '{process}',
      mappingInstructions: [{ sourceElementId: 'b', targetElementId: 'a' }],
    },
    409,
  ],
  [
    'PUT',
    '/v2/element-instances/{element}/variables',
    { variables: { a: 1 }, local: true, operationReference: 2 },
    204,
  ],
  ['PUT', '/v2/element-instances/{element}/variables', {}, 400],
  [
    'POST',
    '/v2/element-instances/ad-hoc-activities/{evening}/activation',
    { elements: [{ elementId: 'c', variables: {} }], cancelRemainingInstances: true },
    204,
  ],
  [
    'POST',
    '/v2/element-instances/ad-hoc-activities/{element}/activation',
    { elements: [{ elementId: 'c' }] },
    404,
  ],
  [
    'POST',
    '/v2/messages/publication',
    { name: 'm', correlationKey: '', timeToLive: 1000, messageId: 'i', variables: {}, tenantId: '<default>' },
    200,
  ],
  ['POST', '/v2/messages/publication', {}, 400],
  ['POST', '/v2/messages/correlation', { name: 'm', correlationKey: 'x', variables: {} }, 404],
  ['POST', '/v2/signals/broadcast', { signalName: 's', variables: {} }, 200],
  [
    'POST',
    '/v2/decision-definitions/evaluation',
    { decisionDefinitionId: 'plan', variables: { month: 12 } },
    200,
  ],
  ['POST', '/v2/decision-definitions/evaluation', { decisionDefinitionKey: '{decision}' }, 200],
  ['POST', '/v2/decision-definitions/evaluation', { decisionDefinitionId: 'nobody' }, 404],
  ['POST', '/v2/deployments', HOUSE, 200],
  ['POST', '/v2/resources/{process}/deletion', { operationReference: 3 }, 200],
  ['POST', '/v2/resources/{job}/deletion', undefined, 404],
  ['POST', '/v2/incidents/{job}/resolution', { operationReference: 3 }, 404],
  ['GET', '/v2/batch-operations/{job}', undefined, 404],
  ['POST', '/v2/process-instances/cancellation', OF_P, 200],
  ['POST', '/v2/process-instances/incident-resolution', OF_P, 200],
  [
    'POST',
    '/v2/process-instances/migration',
    { ...OF_P, migrationPlan: { targetProcessDefinitionKey: '{process}', mappingInstructions: [A_TO_B] } },
    200,
  ],
  ['POST', '/v2/process-instances/modification', { ...OF_P, moveInstructions: [A_TO_B] }, 200],
  ['POST', '/v2/process-instances/cancellation', {}, 400],
  ['POST', '/v2/batch-operations/search', undefined, 200],
  ['POST', '/v2/batch-operation-items/search', { filter: { state: 'FAILED' } }, 200],
];

const MOVE = {
  sourceElementInstruction: { sourceType: 'byKey', sourceElementInstanceKey: '{element}' },
  targetElementId: 'b',
  ancestorScopeInstruction: { ancestorScopeType: 'inferred' },
  variableInstructions: [{ variables: {}, scopeId: 'b' }],
};
const QUESTIONS_FROM_89: readonly Question[] = [
  ['POST', '/v2/process-instances/deletion', { ...OF_P, operationReference: 5 }, 200],
  ['POST', '/v2/jobs/activation', { ...poll('b'), tenantFilter: 'ASSIGNED' }, 200],
  ['POST', '/v2/process-instances', { processDefinitionId: 'p', businessId: 'order-7' }, 200],
  ['POST', '/v2/process-instances/{instance}/modification', { moveInstructions: [MOVE] }, 204],
  [
    'POST',
    '/v2/process-instances/{instance}/modification',
    { terminateInstructions: [{ elementId: 'a' }] },
    204,
  ],
  ['POST', '/v2/process-instances/{over}/deletion', { operationReference: 1 }, 204],
  ['POST', '/v2/process-instances/{instance}/deletion', undefined, 409],
  ['POST', '/v2/process-instances/{failed}/incident-resolution', undefined, 200],
  ['POST', '/v2/process-instances/{over}/incident-resolution', undefined, 404],
  ['POST', '/v2/incidents/{incident}/resolution', undefined, 409],
  ['POST', '/v2/resources/{process}/deletion', { deleteHistory: true }, 200],
  ['POST', '/v2/expression/evaluation', { expression: '=x + y', variables: { x: 1 } }, 200],
  ['POST', '/v2/expression/evaluation', {}, 400],
  ['POST', '/v2/conditionals/evaluation', { variables: { x: 1 } }, 200],
  ['POST', '/v2/conditionals/evaluation', { variables: {}, processDefinitionKey: '{job}' }, 404],
];

/** `{job}` and the like stand for the keys that `prepare` gives. */
export const questionsTo = (version: DescribedVersion): readonly Question[] =>
  version === '8.8' ? QUESTIONS : [...QUESTIONS, ...QUESTIONS_FROM_89];
