import { sentence } from '../../sentence';
import { entity, fields, KEY, RANGE, STATE, sorts, TEXT } from '../entity';

/** `POST /v2/message-subscriptions/search`. */
export const messageSubscription = entity({
  id: 'message-subscriptions',
  path: '/v2/message-subscriptions/search',
  since: '8.8',
  key: 'messageSubscriptionKey',
  fields: {
    ...fields('8.8', 'text', TEXT, 'messageName', 'correlationKey', 'processDefinitionId', 'elementId'),
    ...fields('8.8', 'text', STATE, 'messageSubscriptionState'),
    ...fields('8.10', 'text', STATE, 'messageSubscriptionType'),
    ...fields('8.8', 'date', RANGE, 'lastUpdatedDate'),
    ...fields('8.10', 'text', TEXT, 'processDefinitionName', 'toolName', 'inboundConnectorType'),
    ...fields('8.10', 'number', RANGE, 'processDefinitionVersion'),
    ...fields('8.8', 'key', KEY, 'processInstanceKey', 'elementInstanceKey', 'messageSubscriptionKey'),
    ...fields('8.9', 'key', KEY, 'processDefinitionKey'),
    ...fields('8.8', 'text', TEXT, 'tenantId'),
  },
  sorts: {
    ...sorts('8.8', 'lastUpdatedDate', 'messageName', 'correlationKey', 'messageSubscriptionState'),
    ...sorts('8.8', 'processDefinitionId', 'elementId', 'processInstanceKey', 'elementInstanceKey'),
    ...sorts('8.8', 'messageSubscriptionKey', 'tenantId'),
    ...sorts('8.10', 'processDefinitionName', 'processDefinitionVersion', 'messageSubscriptionType'),
    ...sorts('8.10', 'toolName', 'inboundConnectorType'),
  },
  newestBy: 'lastUpdatedDate',
  shown: ['messageName', 'correlationKey', 'messageSubscriptionState', 'processDefinitionId', 'elementId'],
  suggest: {
    messageName: { member: 'messageName' },
    correlationKey: { member: 'correlationKey' },
    messageSubscriptionState: { values: ['CREATED', 'CORRELATED', 'DELETED', 'MIGRATED'] },
    processDefinitionId: { member: 'processDefinitionId' },
    elementId: { member: 'elementId' },
    messageSubscriptionType: { values: ['START_EVENT', 'PROCESS_EVENT'] },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`message subscription`,
    a: sentence`a message subscription`,
    aNew: sentence`a new message subscription`,
    many: sentence`message subscriptions`,
    full: sentence`message subscriptions`,
  },
});
