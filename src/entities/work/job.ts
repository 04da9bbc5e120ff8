import { sentence } from '../../sentence';
import { EQUAL, entity, fields, KEY, RANGE, STATE, sorts, TEXT } from '../entity';

const STATES = [
  ...['CREATED', 'COMPLETED', 'FAILED', 'TIMED_OUT', 'RETRIES_UPDATED', 'ERROR_THROWN', 'CANCELED'],
  ...['MIGRATED', 'PRIORITY_UPDATED', 'TIMEOUT_UPDATED'],
];
const LISTENER_EVENTS = [
  ...['START', 'END', 'BEFORE_ALL', 'CANCEL', 'CREATING', 'ASSIGNING', 'UPDATING', 'COMPLETING'],
  ...['CANCELING', 'UNSPECIFIED'],
];

/** `POST /v2/jobs/search`. */
export const job = entity({
  id: 'jobs',
  path: '/v2/jobs/search',
  since: '8.8',
  key: 'jobKey',
  fields: {
    ...fields('8.8', 'text', STATE, 'state', 'kind', 'listenerEventType'),
    ...fields('8.8', 'text', TEXT, 'type', 'worker', 'processDefinitionId', 'elementId'),
    ...fields('8.8', 'number', RANGE, 'retries'),
    ...fields('8.10', 'number', RANGE, 'priority'),
    ...fields('8.8', 'flag', EQUAL, 'hasFailedWithRetriesLeft', 'isDenied'),
    ...fields('8.8', 'text', TEXT, 'errorMessage', 'errorCode', 'deniedReason', 'tenantId'),
    ...fields('8.8', 'date', RANGE, 'deadline', 'endTime'),
    ...fields('8.9', 'date', RANGE, 'creationTime', 'lastUpdateTime'),
    ...fields('8.8', 'key', KEY, 'processInstanceKey', 'jobKey', 'elementInstanceKey'),
    ...fields('8.8', 'key', KEY, 'processDefinitionKey'),
  },
  sorts: {
    ...sorts('8.8', 'state', 'type', 'worker', 'retries', 'deadline', 'endTime', 'kind'),
    ...sorts('8.8', 'listenerEventType', 'processDefinitionId', 'elementId', 'errorMessage', 'errorCode'),
    ...sorts('8.8', 'isDenied', 'deniedReason', 'jobKey', 'processInstanceKey', 'elementInstanceKey'),
    ...sorts('8.8', 'processDefinitionKey', 'tenantId'),
    ...sorts('8.9', 'hasFailedWithRetriesLeft'),
    ...sorts('8.10', 'creationTime', 'priority'),
  },
  newestBy: 'jobKey',
  shown: ['type', 'state', 'worker', 'errorMessage', 'processDefinitionId', 'elementId'],
  suggest: {
    state: { values: STATES },
    type: { member: 'type' },
    worker: { member: 'worker' },
    processDefinitionId: { member: 'processDefinitionId' },
    elementId: { member: 'elementId' },
    kind: { values: ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'] },
    listenerEventType: { values: LISTENER_EVENTS },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`job`,
    a: sentence`a job`,
    aNew: sentence`a new job`,
    many: sentence`jobs`,
    full: sentence`jobs`,
  },
});
