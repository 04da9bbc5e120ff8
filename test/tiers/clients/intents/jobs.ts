import { AT_ONCE, type Intent, KEYS } from './intent';

const variables = { packed: true };
const { job: jobKey, incident: incidentKey } = KEYS;
const result = { type: 'camunda8-job-result' } as const;
const msg = { payload: variables, job: { jobKey } };

export const jobs: readonly Intent[] = [
  {
    name: 'complete a job',
    operation: 'completeJob',
    rest: ['completeJob', { jobKey, variables }],
    sdk: ['completeJob', { jobKey, variables }],
    java: [
      ['newCompleteCommand', jobKey],
      ['variables', variables],
    ],
    node: { ...result, operation: 'complete' },
    msg,
  },
  {
    name: 'fail a job',
    operation: 'failJob',
    rest: ['failJob', { jobKey, retries: 2, errorMessage: 'The tape is out', retryBackOff: 10_000 }],
    sdk: ['failJob', { jobKey, retries: 2, errorMessage: 'The tape is out', retryBackOff: 10_000 }],
    java: [
      ['newFailCommand', jobKey],
      ['retries', 2],
      ['errorMessage', 'The tape is out'],
      ['retryBackoff', 'PT10S'],
    ],
    node: {
      ...{ ...result, operation: 'fail', retries: '2', retriesType: 'num', retryBackoff: '10' },
      ...{ message: 'The tape is out', messageType: 'str' },
    },
    msg,
  },
  {
    name: 'throw a BPMN error',
    operation: 'throwJobError',
    rest: ['throwJobError', { jobKey, errorCode: 'broken', errorMessage: 'In two', variables }],
    sdk: ['errorJob', { jobKey, errorCode: 'broken', errorMessage: 'In two', variables }],
    java: [
      ['newThrowErrorCommand', jobKey],
      ['errorCode', 'broken'],
      ['errorMessage', 'In two'],
      ['variables', variables],
    ],
    node: {
      ...{ ...result, operation: 'error', errorCode: 'broken', errorCodeType: 'str' },
      ...{ message: 'In two', messageType: 'str' },
    },
    msg,
  },
  {
    name: 'give a job more time',
    operation: 'updateJob',
    rest: ['updateJob', { jobKey, changeset: { timeout: 60_000 } }],
    sdk: ['updateJob', { jobKey, timeout: 60_000 }],
    java: [
      ['newUpdateJobCommand', jobKey],
      ['updateTimeout', 'PT60S'],
    ],
    node: { ...result, operation: 'extend', seconds: '60' },
    msg,
  },
  {
    name: 'give a job retries and more time',
    operation: 'updateJob',
    rest: ['updateJob', { jobKey, changeset: { retries: 3, timeout: 60_000 } }],
    sdk: ['updateJob', { jobKey, retries: 3, timeout: 60_000 }],
    java: [
      ['newUpdateJobCommand', jobKey],
      ['update', 3, '60000'],
    ],
  },
  {
    name: 'get an incident',
    operation: 'getIncident',
    rest: ['getIncident', { incidentKey }, AT_ONCE],
    java: [['newIncidentGetRequest', incidentKey]],
    node: { type: 'camunda8-incident', operation: 'get', incidentKey, incidentKeyType: 'str' },
  },
  {
    name: 'resolve an incident',
    operation: 'resolveIncident',
    rest: ['resolveIncident', { incidentKey }],
    sdk: ['resolveIncident', incidentKey],
    java: [['newResolveIncidentCommand', incidentKey]],
    node: { type: 'camunda8-incident', operation: 'resolve', incidentKey, incidentKeyType: 'str' },
  },
  {
    name: 'resolve the incident of a job that is known',
    operation: 'resolveIncident',
    rest: ['resolveIncident', { incidentKey }],
    sdk: ['resolveIncident', incidentKey],
    java: [['newResolveIncidentCommand', incidentKey]],
    node: { type: 'camunda8-incident', operation: 'resolve' },
    msg: { payload: { incidentKey, errorType: 'JOB_NO_RETRIES', state: 'ACTIVE', jobKey } },
  },
];
