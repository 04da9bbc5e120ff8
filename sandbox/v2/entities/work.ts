import type {
  CorrelationDocument,
  IncidentDocument,
  JobDocument,
  MessageSubscriptionDocument,
} from '../../exporter/documents';
import {
  ALWAYS,
  type Entity,
  EQUALITY,
  FROM_89,
  filteredBy,
  ONLY_88,
  OPERATORS,
  OPERATORS_FROM_89,
  OPERATORS_IN_89,
} from './entity';

const ERRORS = [
  ...['AD_HOC_SUB_PROCESS_NO_RETRIES', 'CALLED_DECISION_ERROR', 'CALLED_ELEMENT_ERROR', 'CONDITION_ERROR'],
  ...['DECISION_EVALUATION_ERROR', 'EXECUTION_LISTENER_NO_RETRIES', 'EXTRACT_VALUE_ERROR', 'FORM_NOT_FOUND'],
  ...['IO_MAPPING_ERROR', 'JOB_NO_RETRIES', 'MESSAGE_SIZE_EXCEEDED', 'RESOURCE_NOT_FOUND'],
  ...['TASK_LISTENER_NO_RETRIES', 'UNHANDLED_ERROR_EVENT', 'UNKNOWN', 'UNSPECIFIED'],
];
const INCIDENT_STATES = ['ACTIVE', 'MIGRATED', 'PENDING', 'RESOLVED'];

export const incidents: Entity<IncidentDocument> = {
  path: '/v2/incidents',
  collection: ({ incident }) => incident,
  fields: {
    incidentKey: { kind: 'key', of: 'key', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    errorType: { kind: 'word', words: ERRORS, filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    errorMessage: { kind: 'text', filter: OPERATORS_IN_89, sort: ONLY_88, item: ALWAYS },
    elementId: { kind: 'text', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    elementInstanceKey: { kind: 'key', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    creationTime: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    state: { kind: 'word', words: INCIDENT_STATES, filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    jobKey: { kind: 'key', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
  },
};

const KINDS = ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'];
const LISTENER_EVENTS = [
  ...['ASSIGNING', 'CANCELING', 'COMPLETING', 'CREATING', 'END', 'START', 'UNSPECIFIED', 'UPDATING'],
];
const JOB_STATES = [
  ...['CANCELED', 'COMPLETED', 'CREATED', 'ERROR_THROWN', 'FAILED', 'MIGRATED', 'RETRIES_UPDATED'],
  'TIMED_OUT',
];

export const jobs: Entity<JobDocument> = {
  path: '/v2/jobs',
  collection: ({ job }) => job,
  fields: {
    jobKey: { kind: 'key', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    type: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    kind: { kind: 'state', words: KINDS, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    listenerEventType: {
      kind: 'state',
      words: LISTENER_EVENTS,
      filter: OPERATORS,
      sort: ALWAYS,
      item: ALWAYS,
    },
    state: { kind: 'state', words: JOB_STATES, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    worker: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    retries: { kind: 'number', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    hasFailedWithRetriesLeft: { kind: 'flag', filter: EQUALITY, sort: FROM_89, item: ALWAYS },
    deadline: { kind: 'date', takesNull: true, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    errorCode: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    errorMessage: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    isDenied: { kind: 'flag', takesNull: true, filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    deniedReason: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    customHeaders: { kind: 'text', item: ALWAYS },
    elementId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    elementInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    creationTime: { kind: 'date', filter: OPERATORS_FROM_89, item: FROM_89 },
    lastUpdateTime: { kind: 'date', filter: OPERATORS_FROM_89, item: FROM_89 },
    endTime: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  },
};

const SUBSCRIPTION_STATES = ['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED'];

export const messageSubscriptions: Entity<MessageSubscriptionDocument> = {
  path: '/v2/message-subscriptions',
  collection: ({ messageSubscription }) => messageSubscription,
  fields: {
    messageSubscriptionKey: { kind: 'key', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: OPERATORS_FROM_89, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    elementId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    elementInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    messageSubscriptionState: {
      kind: 'state',
      words: SUBSCRIPTION_STATES,
      filter: OPERATORS,
      sort: ALWAYS,
      item: ALWAYS,
    },
    lastUpdatedDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    messageName: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    correlationKey: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  },
};

export const correlations: Entity<CorrelationDocument> = {
  path: '/v2/correlated-message-subscriptions',
  collection: ({ correlation }) => correlation,
  fields: {
    messageKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    messageName: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    correlationKey: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    correlationTime: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    subscriptionKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    partitionId: { kind: 'number', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    elementId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    elementInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    tenantId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  },
};

/** Of an instance, which 8.8 does not filter. */
export const incidentsOf88 = filteredBy(incidents, []);
