import { button, cluster, debug, tab } from './flows';

// Flows of the pictures with messages, signals and decisions.

const buttonWith = (name: string, payload: object) =>
  button(name, [{ p: 'payload', v: JSON.stringify(payload), vt: 'json' }]);

const usual = { version: 1, ...cluster, variables: 'payload', variablesType: 'msg', tenantId: '' };

const washer = {
  ...{ type: 'camunda8-message', ...usual, name: 'machine-done', operation: 'publish' },
  ...{ messageName: 'machine-done', correlationKey: 'washer', correlationKeyType: 'str' },
  ...{ timeToLive: '', messageId: '', messageIdType: 'str' },
};

export const message = tab(
  'message',
  'The washer is done',
  [140, buttonWith('the washer is done', { minutes: 74 })],
  [350, washer],
  [530, debug('published')],
);

export const signal = tab(
  'signal',
  'Frost',
  [130, button('there will be frost')],
  [310, { type: 'camunda8-signal', ...usual, name: 'warn of frost', signalName: 'frost' }],
  [510, debug('all processes know')],
);

const table = {
  ...{ type: 'camunda8-decision', ...usual, name: 'weather-warning' },
  ...{ decisionId: 'weather-warning', decisionIdType: 'str', decisionKey: '', decisionKeyType: 'str' },
};

export const decision = tab(
  'decision',
  'Decide by table',
  [130, buttonWith('a frosty night', { temperature: -3, wind: 5 })],
  [340, table],
  [530, debug('decided')],
);
