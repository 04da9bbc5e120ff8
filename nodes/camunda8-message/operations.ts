import { correlateMessage, publishMessage } from '../../src/operations/messages';
import { sentence } from '../../src/sentence';
import { type Choice, choice, type FormField, type FormProperties } from '../common/choice';
import { wholeNumber } from '../common/typed-value';
import { DEFAULT_TIME_TO_LIVE, LONGEST_TIME_TO_LIVE, OPERATIONS, type Operation } from './choices';

const { timeToLive: _, ...PUBLISHED } = publishMessage.input;

/** What both have. */
const MESSAGE = {
  name: { property: 'messageName', as: 'text' },
  correlationKey: { property: 'correlationKey', as: 'typed', type: 'msg', isOptional: true, isCertain: true },
  variables: { property: 'variables', as: 'typed', type: 'msg', value: 'payload', isOptional: true },
  tenantId: { property: 'tenantId', as: 'text' },
} as const satisfies Record<string, FormField>;

/** What each operation of the form asks, and with which of its fields. */
export const CHOICES: Readonly<Record<Operation, Choice>> = {
  publish: choice(
    PUBLISHED,
    {
      ...MESSAGE,
      messageId: { property: 'messageId', as: 'typed', type: 'msg', isOptional: true, isCertain: true },
    },
    ({ client, signal }, message, { properties }) =>
      client.messages.publish({ ...message, timeToLive: timeToLiveOf(properties) }, signal),
  ),
  correlate: choice(correlateMessage.input, MESSAGE, ({ client, signal }, message) =>
    client.messages.correlate(message, signal),
  ),
};

/** What the form says; a flow file may say anything. */
export function operationOf({ operation }: FormProperties): Operation {
  return typeof operation === 'string' && Object.hasOwn(OPERATIONS, operation)
    ? (operation as Operation)
    : 'publish';
}

/** Milliseconds. @throws CamundaError CAMUNDA_CONFIG for no number of seconds */
function timeToLiveOf({ timeToLive }: FormProperties): number {
  const seconds = wholeNumber(sentence`The time to live`, timeToLive, 0, LONGEST_TIME_TO_LIVE);
  return (seconds ?? DEFAULT_TIME_TO_LIVE) * 1_000;
}
