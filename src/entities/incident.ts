import { sentence } from '../sentence';
import { entity, field, KEY, RANGE, since, sorts, TEXT } from './entity';

/** The states of an incident. `PENDING`: not all of it is written yet. `MIGRATED`: of an instance that goes on in another version. */
const STATES = ['ACTIVE', 'PENDING', 'RESOLVED', 'MIGRATED'] as const;

/** The job of these has no retries left. */
const JOB_ERRORS = [
  ...['JOB_NO_RETRIES', 'EXECUTION_LISTENER_NO_RETRIES', 'TASK_LISTENER_NO_RETRIES'],
  'AD_HOC_SUB_PROCESS_NO_RETRIES',
] as const;

const ERROR_TYPES = [
  ...JOB_ERRORS,
  ...['EXTRACT_VALUE_ERROR', 'IO_MAPPING_ERROR', 'CONDITION_ERROR', 'UNHANDLED_ERROR_EVENT'],
  ...['CALLED_ELEMENT_ERROR', 'CALLED_DECISION_ERROR', 'DECISION_EVALUATION_ERROR'],
  ...['MESSAGE_SIZE_EXCEEDED', 'FORM_NOT_FOUND', 'RESOURCE_NOT_FOUND', 'UNKNOWN', 'UNSPECIFIED'],
  'SECRET_RESOLUTION_ERROR',
] as const;

/** Whether an incident waits for a job: its retries must be raised before it is resolved. @param errorType as a server says it */
export function isOfJob(errorType: unknown): boolean {
  return JOB_ERRORS.some((known) => known === errorType);
}

/**
 * `POST /v2/incidents/search`. Sources: Camunda's Java clients of 8.6.0, 8.7.0 and 8.7.10, and its clients for Node of 8.8
 * and 8.9: before 8.9 all but the date is compared by equality alone.
 */
export const incident = entity({
  id: 'incidents',
  path: '/v2/incidents/search',
  since: '8.6',
  key: 'incidentKey',
  fields: {
    state: field('text', since('8.6', 'state'), since('8.9', 'state', TEXT)),
    errorType: field('text', since('8.6', 'errorType'), since('8.9', 'errorType', TEXT)),
    processDefinitionId: field(
      'text',
      since('8.6', 'processDefinitionId'),
      since('8.9', 'processDefinitionId', TEXT),
    ),
    elementId: field(
      'text',
      since('8.6', 'flowNodeId'),
      since('8.8', 'elementId'),
      since('8.9', 'elementId', TEXT),
    ),
    errorMessage: field('text', since('8.6', 'errorMessage'), since('8.9', 'errorMessage', TEXT)),
    creationTime: field('date', since('8.6', 'creationTime'), since('8.8', 'creationTime', RANGE)),
    tenantId: field('text', since('8.6', 'tenantId'), since('8.9', 'tenantId', TEXT)),
    incidentKey: field(
      'key',
      since('8.6', 'key'),
      since('8.8', 'incidentKey'),
      since('8.9', 'incidentKey', KEY),
    ),
    processInstanceKey: field(
      'key',
      since('8.6', 'processInstanceKey'),
      since('8.9', 'processInstanceKey', KEY),
    ),
    processDefinitionKey: field(
      'key',
      since('8.6', 'processDefinitionKey'),
      since('8.9', 'processDefinitionKey', KEY),
    ),
    elementInstanceKey: field(
      'key',
      since('8.6', 'flowNodeInstanceKey'),
      since('8.8', 'elementInstanceKey'),
      since('8.9', 'elementInstanceKey', KEY),
    ),
    jobKey: field('key', since('8.6', 'jobKey'), since('8.9', 'jobKey', KEY)),
  },
  sorts: {
    creationTime: '8.6',
    // Nobody has read what else 8.6 and 8.7 sort by: their clients name two of the fields otherwise than their filter.
    state: '8.8',
    errorType: '8.8',
    processDefinitionId: '8.8',
    elementId: '8.8',
    ...sorts('8.8', 'incidentKey', 'processInstanceKey', 'processDefinitionKey', 'elementInstanceKey'),
    ...sorts('8.8', 'jobKey', 'tenantId'),
  },
  newestBy: 'creationTime',
  shown: ['errorMessage', 'errorType', 'processDefinitionId', 'elementId', 'state', 'creationTime'],
  suggest: {
    state: { values: STATES },
    errorType: { values: ERROR_TYPES },
    processDefinitionId: { member: 'processDefinitionId' },
    elementId: { member: 'elementId' },
    errorMessage: { member: 'errorMessage' },
  },
  lists: [],
  oldMembers: { key: 'incidentKey', flowNodeId: 'elementId', flowNodeInstanceKey: 'elementInstanceKey' },
  words: {
    one: sentence`incident`,
    a: sentence`an incident`,
    aNew: sentence`a new incident`,
    many: sentence`incidents`,
    full: sentence`incidents`,
  },
});
