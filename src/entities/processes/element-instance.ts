import { sentence } from '../../sentence';
import { EQUAL, entity, field, fields, RANGE, STATE, since, sorts, TEXT } from '../entity';

const TYPES = [
  ...['USER_TASK', 'SERVICE_TASK', 'START_EVENT', 'END_EVENT', 'INTERMEDIATE_CATCH_EVENT'],
  ...['INTERMEDIATE_THROW_EVENT', 'BOUNDARY_EVENT', 'EXCLUSIVE_GATEWAY', 'PARALLEL_GATEWAY'],
  ...['INCLUSIVE_GATEWAY', 'EVENT_BASED_GATEWAY', 'CALL_ACTIVITY', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK'],
  ...['SEND_TASK', 'RECEIVE_TASK', 'MANUAL_TASK', 'TASK', 'SUB_PROCESS', 'EVENT_SUB_PROCESS'],
  ...['AD_HOC_SUB_PROCESS', 'AD_HOC_SUB_PROCESS_INNER_INSTANCE', 'MULTI_INSTANCE_BODY', 'SEQUENCE_FLOW'],
  ...['PROCESS', 'UNSPECIFIED', 'UNKNOWN'],
];

/** `POST /v2/element-instances/search`: flow node instances in 8.6 and 8.7, which take every sort and heed none. */
export const elementInstance = entity({
  id: 'element-instances',
  path: '/v2/element-instances/search',
  oldPath: '/v2/flownode-instances/search',
  since: '8.6',
  key: 'elementInstanceKey',
  fields: {
    state: field('text', since('8.6', 'state'), since('8.8', 'state', STATE)),
    type: field('text', since('8.6', 'type')),
    elementId: field(
      'text',
      since('8.6', 'flowNodeId'),
      since('8.8', 'elementId'),
      since('8.10', 'elementId', TEXT),
    ),
    elementName: field(
      'text',
      since('8.6', 'flowNodeName'),
      since('8.8', 'elementName'),
      since('8.10', 'elementName', TEXT),
    ),
    hasIncident: field('flag', since('8.6', 'incident'), since('8.8', 'hasIncident')),
    ...fields('8.8', 'date', RANGE, 'startDate', 'endDate'),
    ...fields('8.8', 'text', EQUAL, 'processDefinitionId'),
    ...fields('8.6', 'key', EQUAL, 'processInstanceKey', 'processDefinitionKey', 'incidentKey'),
    elementInstanceKey: field('key', since('8.6', 'flowNodeInstanceKey'), since('8.8', 'elementInstanceKey')),
    ...fields('8.8', 'key', EQUAL, 'elementInstanceScopeKey'),
    ...fields('8.6', 'text', EQUAL, 'tenantId'),
    ...fields('8.10', 'json', EQUAL, '$or'),
  },
  sorts: {
    ...sorts('8.8', 'startDate', 'endDate', 'elementId', 'elementName', 'type', 'state'),
    ...sorts('8.8', 'processDefinitionId', 'processInstanceKey', 'processDefinitionKey'),
    ...sorts('8.8', 'elementInstanceKey', 'incidentKey', 'tenantId'),
  },
  ignoresSorts: true,
  newestBy: 'startDate',
  shown: ['elementName', 'elementId', 'type', 'state', 'processDefinitionId', 'startDate'],
  suggest: {
    state: { values: ['ACTIVE', 'COMPLETED', 'TERMINATED'] },
    type: { values: TYPES },
    elementId: { member: 'elementId', label: 'elementName' },
    elementName: { member: 'elementName' },
    processDefinitionId: { member: 'processDefinitionId' },
  },
  lists: [],
  oldMembers: {
    flowNodeInstanceKey: 'elementInstanceKey',
    flowNodeId: 'elementId',
    flowNodeName: 'elementName',
    incident: 'hasIncident',
  },
  words: {
    one: sentence`element instance`,
    a: sentence`an element instance`,
    aNew: sentence`a new element instance`,
    many: sentence`element instances`,
    full: sentence`element instances`,
  },
});
