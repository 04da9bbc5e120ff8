import type {
  ElementInstanceDocument,
  ProcessDefinitionDocument,
  ProcessInstanceDocument,
} from '../../exporter/documents';
import type { SecondaryStorage } from '../../exporter/secondary-storage';
import {
  ALWAYS,
  type Entity,
  EQUALITY,
  EQUALITY_FROM_89,
  type Field,
  FROM_89,
  OPERATORS,
  OPERATORS_FROM_89,
} from './entity';
import { javaHash } from './java-hash';

export const processDefinitions: Entity<ProcessDefinitionDocument> = {
  path: '/v2/process-definitions',
  collection: ({ processDefinition }) => processDefinition,
  latestSorts: ['processDefinitionId', 'tenantId'],
  fields: {
    processDefinitionKey: { kind: 'key', of: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    name: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    resourceName: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    version: { kind: 'number', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    versionTag: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    hasStartForm: { kind: 'flag', filter: EQUALITY, item: ALWAYS },
    isLatestVersion: { kind: 'latest', filter: EQUALITY },
    state: {
      kind: 'state',
      words: ['ACTIVE', 'DRAINING', 'DELETED'],
      filter: EQUALITY_FROM_89,
      item: FROM_89,
    },
  },
};

const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'];

const incidentsOf = ({ key }: ProcessInstanceDocument, { incident }: SecondaryStorage) =>
  incident.of('processInstanceKey', key).filter(({ state }) => state === 'ACTIVE');

/** What is asked of instances by searches and by statistics. */
const instanceFields: Readonly<Record<string, Field<ProcessInstanceDocument>>> = {
  processInstanceKey: { kind: 'key', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  parentProcessInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  parentElementInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
  startDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  endDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  state: { kind: 'state', words: STATES, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  hasIncident: { kind: 'flag', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
  tenantId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  tags: { kind: 'tags', filter: OPERATORS, item: ALWAYS },
  businessId: { kind: 'text', filter: OPERATORS_FROM_89, sort: FROM_89, item: FROM_89 },
  variables: {
    kind: 'variables',
    variable: ({ key }, { variable }, name) =>
      variable.of('processInstanceKey', key).flatMap((one) => (one.name === name ? [one.value] : [])),
    filter: OPERATORS,
  },
  errorMessage: {
    kind: 'text',
    of: (instance, storage) => incidentsOf(instance, storage).map(({ errorMessage }) => errorMessage),
    filter: OPERATORS,
  },
  incidentErrorHashCode: {
    kind: 'number',
    of: (instance, storage) =>
      incidentsOf(instance, storage).map(({ errorMessage }) => javaHash(errorMessage)),
    filter: OPERATORS,
  },
  hasRetriesLeft: {
    kind: 'flag',
    of: ({ key }, { job }) =>
      job.of('processInstanceKey', key).some(({ hasFailedWithRetriesLeft }) => hasFailedWithRetriesLeft),
    filter: EQUALITY,
  },
  // No batch operation has changed any.
  batchOperationId: { kind: 'text', of: () => undefined, filter: OPERATORS },
  batchOperationKey: { kind: 'text', of: () => undefined, filter: OPERATORS_FROM_89 },
};

const instances: Omit<Entity<ProcessInstanceDocument>, 'fields'> = {
  path: '/v2/process-instances',
  collection: ({ processInstance }) => processInstance,
  hasAlternatives: true,
  children: {
    of: ({ key }, { elementInstance }) => elementInstance.of('processInstanceKey', key),
    fields: {
      elementId: { kind: 'text', filter: OPERATORS },
      elementInstanceState: { kind: 'state', of: 'state', words: STATES, filter: OPERATORS },
      hasElementInstanceIncident: { kind: 'flag', of: 'hasIncident', filter: EQUALITY },
    },
  },
};

/** What statistics of a process filter its instances by. */
export const instancesOfProcess: Entity<ProcessInstanceDocument> = { ...instances, fields: instanceFields };

export const processInstances: Entity<ProcessInstanceDocument> = {
  ...instances,
  fields: {
    ...instanceFields,
    processDefinitionId: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionName: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionVersion: { kind: 'number', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionVersionTag: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  },
};

const TYPES = [
  ...['UNSPECIFIED', 'PROCESS', 'SUB_PROCESS', 'EVENT_SUB_PROCESS', 'AD_HOC_SUB_PROCESS'],
  ...['AD_HOC_SUB_PROCESS_INNER_INSTANCE', 'START_EVENT', 'INTERMEDIATE_CATCH_EVENT'],
  ...['INTERMEDIATE_THROW_EVENT', 'BOUNDARY_EVENT', 'END_EVENT', 'SERVICE_TASK', 'RECEIVE_TASK', 'USER_TASK'],
  ...['MANUAL_TASK', 'TASK', 'EXCLUSIVE_GATEWAY', 'INCLUSIVE_GATEWAY', 'PARALLEL_GATEWAY'],
  ...['EVENT_BASED_GATEWAY', 'SEQUENCE_FLOW', 'MULTI_INSTANCE_BODY', 'CALL_ACTIVITY', 'BUSINESS_RULE_TASK'],
  ...['SCRIPT_TASK', 'SEND_TASK', 'UNKNOWN'],
];

export const elementInstances: Entity<ElementInstanceDocument> = {
  path: '/v2/element-instances',
  collection: ({ elementInstance }) => elementInstance,
  fields: {
    elementInstanceKey: { kind: 'key', of: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    elementInstanceScopeKey: { kind: 'key', filter: EQUALITY },
    processInstanceKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    processDefinitionKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    processDefinitionId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    startDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    endDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    elementId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    elementName: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    type: { kind: 'state', words: TYPES, filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    state: { kind: 'state', words: STATES, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    hasIncident: { kind: 'flag', filter: EQUALITY, item: ALWAYS },
    incidentKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
  },
};
