import { type Intent, KEYS } from './intent';

const variables = { dock: 3, parcel: { weight: 0.5 } };
const message = { name: 'parcel-scanned', correlationKey: 'order-4711' };
const node = {
  ...{ type: 'camunda8-message', messageName: 'parcel-scanned' },
  ...{ correlationKey: 'order-4711', correlationKeyType: 'str' },
} as const;
const msg = { payload: variables };

export const messages: readonly Intent[] = [
  {
    name: 'publish a message',
    operation: 'publishMessage',
    rest: ['publishMessage', { ...message, messageId: 'scan-1', timeToLive: 60_000, variables }],
    sdk: ['publishMessage', { ...message, messageId: 'scan-1', timeToLive: 60_000, variables }],
    java: [
      ['newPublishMessageCommand'],
      ['messageName', 'parcel-scanned'],
      ['correlationKey', 'order-4711'],
      ['messageId', 'scan-1'],
      ['timeToLive', 'PT60S'],
      ['variables', variables],
    ],
    node: { ...node, operation: 'publish', messageId: 'scan-1', messageIdType: 'str' },
    msg,
  },
  {
    name: 'publish a message without a correlation key, for a tenant',
    operation: 'publishMessage',
    rest: ['publishMessage', { name: 'parcel-scanned', timeToLive: 0, tenantId: 'cellar', messageId: 'a' }],
    sdk: [
      'publishMessage',
      { name: 'parcel-scanned', correlationKey: '', timeToLive: 0, tenantId: 'cellar', messageId: 'a' },
    ],
    java: [
      ['newPublishMessageCommand'],
      ['messageName', 'parcel-scanned'],
      ['withoutCorrelationKey'],
      ['messageId', 'a'],
      ['timeToLive', 'PT0S'],
      ['tenantId', 'cellar'],
    ],
    node: {
      ...{ ...node, operation: 'publish', correlationKey: '', tenantId: 'cellar', timeToLive: '0' },
      ...{ messageId: 'a', messageIdType: 'str', variables: '', variablesType: 'msg' },
    },
  },
  {
    name: 'publish a message without an id and a time to live',
    operation: 'publishMessage',
    rest: ['publishMessage', { ...message, variables }],
    sdk: ['publishMessage', { ...message, variables }],
    java: [
      ['newPublishMessageCommand'],
      ['messageName', 'parcel-scanned'],
      ['correlationKey', 'order-4711'],
      ['variables', variables],
    ],
    node: { ...node, operation: 'publish' },
    msg,
  },
  {
    name: 'correlate a message',
    operation: 'correlateMessage',
    rest: ['correlateMessage', { ...message, variables }],
    sdk: ['correlateMessage', { ...message, variables }],
    java: [
      ['newCorrelateMessageCommand'],
      ['messageName', 'parcel-scanned'],
      ['correlationKey', 'order-4711'],
      ['variables', variables],
    ],
    node: { ...node, operation: 'correlate' },
    msg,
  },
  {
    name: 'broadcast a signal',
    operation: 'broadcastSignal',
    rest: ['broadcastSignal', { signalName: 'shop-closed', variables }],
    sdk: ['broadcastSignal', { signalName: 'shop-closed', variables }],
    java: [['newBroadcastSignalCommand'], ['signalName', 'shop-closed'], ['variables', variables]],
    node: { type: 'camunda8-signal', signalName: 'shop-closed' },
    msg,
  },
  {
    name: 'evaluate a decision by id',
    operation: 'evaluateDecision',
    rest: ['evaluateDecision', { decisionDefinitionId: 'discount', variables }],
    sdk: ['evaluateDecision', { decisionDefinitionId: 'discount', variables }],
    java: [['newEvaluateDecisionCommand'], ['decisionId', 'discount'], ['variables', variables]],
    node: { type: 'camunda8-decision', decisionId: 'discount' },
    msg,
  },
  {
    name: 'evaluate a decision by key',
    operation: 'evaluateDecision',
    rest: ['evaluateDecision', { decisionDefinitionKey: KEYS.decision, variables }],
    sdk: ['evaluateDecision', { decisionDefinitionKey: KEYS.decision, variables }],
    java: [['newEvaluateDecisionCommand'], ['decisionKey', KEYS.decision], ['variables', variables]],
    node: { type: 'camunda8-decision', decisionKey: KEYS.decision },
    msg,
  },
];
