import { sentence } from '../../sentence';
import { entity, fields, KEY, RANGE, sorts, TEXT } from '../entity';

/** `POST /v2/correlated-message-subscriptions/search`: which message went where. A subscription can get many of them. */
export const correlatedMessageSubscription = entity({
  id: 'correlated-message-subscriptions',
  path: '/v2/correlated-message-subscriptions/search',
  since: '8.8',
  key: 'messageKey',
  keyWith: ['subscriptionKey'],
  fields: {
    ...fields('8.8', 'text', TEXT, 'messageName', 'correlationKey', 'processDefinitionId', 'elementId'),
    ...fields('8.8', 'date', RANGE, 'correlationTime'),
    ...fields('8.8', 'number', RANGE, 'partitionId'),
    ...fields('8.10', 'text', TEXT, 'businessId'),
    ...fields('8.8', 'key', KEY, 'processInstanceKey', 'messageKey', 'subscriptionKey'),
    ...fields('8.8', 'key', KEY, 'elementInstanceKey', 'processDefinitionKey'),
    ...fields('8.8', 'text', TEXT, 'tenantId'),
  },
  sorts: {
    ...sorts('8.8', 'correlationTime', 'messageName', 'correlationKey', 'processDefinitionId', 'elementId'),
    ...sorts('8.8', 'partitionId', 'processInstanceKey', 'messageKey', 'subscriptionKey'),
    ...sorts('8.8', 'elementInstanceKey', 'processDefinitionKey', 'tenantId'),
    ...sorts('8.10', 'businessId'),
  },
  newestBy: 'correlationTime',
  shown: ['messageName', 'correlationKey', 'processDefinitionId', 'elementId', 'correlationTime'],
  suggest: {
    messageName: { member: 'messageName' },
    correlationKey: { member: 'correlationKey' },
    processDefinitionId: { member: 'processDefinitionId' },
    elementId: { member: 'elementId' },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`correlated message`,
    a: sentence`a correlated message`,
    aNew: sentence`a new correlated message`,
    many: sentence`correlated messages`,
    full: sentence`correlated messages`,
  },
});
