import { sentence } from '../sentence';
import type { Field } from './field';
import type { Operation } from './operation';
import { lacksPermission, type Refusal } from './refusal';

const text = { in: 'body', kind: 'text' } as const satisfies Field;
const name = {
  ...text,
  required: true,
  label: sentence`The message name`,
  missing: () => sentence`The message name is missing. Open the node and enter it`,
} as const satisfies Field;
const correlationKey = {
  ...text,
  orNumber: true,
  label: sentence`The correlation key`,
} as const satisfies Field;
const variables = { in: 'body', kind: 'variables' } as const satisfies Field;

const REFUSALS: readonly Refusal[] = [
  {
    matches: ({ status, title }) => status === 409 && title === 'ALREADY_EXISTS',
    code: 'CAMUNDA_CONFLICT',
    says: (_key, _detail, { messageId }) =>
      sentence`A message with this ID is still being kept, so this one was not published (ID ${String(messageId)})`,
  },
  lacksPermission('MESSAGE CREATE'),
];

/** A message for whoever waits for it, or will while it is to live. */
export const publishMessage = {
  id: 'publishMessage',
  method: 'POST',
  path: '/v2/messages/publication',
  kind: 'command',
  // Only while the message is to live, in which Camunda takes no other one with its ID.
  resend: 'gone is done',
  gone: [409],
  since: '8.6',
  input: {
    name,
    correlationKey,
    variables,
    messageId: { ...text, orNumber: true, label: sentence`The message ID` },
    /** Milliseconds. */
    timeToLive: { in: 'body', kind: 'count' },
    tenantId: text,
  },
  refusals: REFUSALS,
} as const satisfies Operation;

/** What a process needs that is started or goes on, by a message or a signal. */
const BY_WHAT_WAITS = lacksPermission('CREATE_PROCESS_INSTANCE, UPDATE_PROCESS_INSTANCE');

/** A message for whoever waits for it now. */
export const correlateMessage = {
  id: 'correlateMessage',
  method: 'POST',
  path: '/v2/messages/correlation',
  kind: 'command',
  resend: 'never',
  since: '8.6',
  input: { name, correlationKey, variables, tenantId: text },
  refusals: [
    {
      matches: ({ status, title }) => status === 404 && title === 'NOT_FOUND',
      code: 'CAMUNDA_NOT_FOUND',
      says: (_key, _detail, { name, correlationKey }) =>
        sentence`Nobody waits for the message ${String(name)} (correlation key "${String(correlationKey)}")`,
    },
    BY_WHAT_WAITS,
  ],
} as const satisfies Operation;

/** A signal for everybody who waits for it now. */
export const broadcastSignal = {
  id: 'broadcastSignal',
  method: 'POST',
  path: '/v2/signals/broadcast',
  kind: 'command',
  resend: 'never',
  since: '8.6',
  input: {
    signalName: {
      ...text,
      required: true,
      label: sentence`The signal name`,
      missing: () => sentence`The signal name is missing. Open the node and enter it`,
    },
    variables,
    tenantId: text,
  },
  refusals: [BY_WHAT_WAITS],
} as const satisfies Operation;
