import { isJsonObject, type JsonObject } from '../../src/json-object';
import { incidentKey } from '../../src/operations/incidents';
import { readInput } from '../../src/operations/read-input';
import { sentence } from '../../src/sentence';
import { type Choice, type Chosen, choice, type FormField, type FormProperties } from '../common/choice';
import { formText } from '../common/typed-value';
import { MOST_RETRIES, type Operation } from './choices';

const KEY = {
  property: 'incidentKey',
  as: 'typed',
  type: 'msg',
  elsewhere: {
    paths: ['payload.incidentKey', 'incidentKey'],
    list: sentence`msg.payload is an array of incidents. Send one message per incident, or put a Split node between`,
    missing: sentence`The incident key is missing: neither msg.payload.incidentKey nor msg.incidentKey is there`,
  },
} as const satisfies FormField;

const RETRIES = {
  kind: 'count',
  label: sentence`The number of retries`,
  bounds: [1, MOST_RETRIES],
  required: true,
} as const;

/** What each operation of the form asks, and with which of its fields. */
export const CHOICES: Readonly<Record<Operation, Choice>> = {
  resolve: choice(
    { incidentKey },
    { incidentKey: KEY },
    async ({ client, msg, signal }, { incidentKey: key }, chosen) => {
      const retries = await retriesOf(chosen);
      const known = knownIncident(msg.payload, key);
      const answer = await client.incidents.resolve({ incidentKey: key, known, retries }, signal);
      return { ...answer, value: msg.payload };
    },
  ),
  get: choice({ incidentKey }, { incidentKey: KEY }, ({ client, signal }, { incidentKey: key }) =>
    client.incidents.get(key, signal),
  ),
};

/** What the form says; a flow file may say anything. */
export function operationOf({ operation }: FormProperties): Operation {
  return isOperation(operation) ? operation : 'resolve';
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'string' && Object.hasOwn(CHOICES, value);
}

/** The incident where the payload is it, as a search and the incident events send it: nobody has to ask for it again. */
function knownIncident(payload: unknown, key: string): JsonObject | undefined {
  if (!isJsonObject(payload) || String(payload.incidentKey) !== key) return undefined;
  return typeof payload.errorType === 'string' ? payload : undefined;
}

/** Undefined for a blank field. @throws CamundaError CAMUNDA_INVALID */
async function retriesOf({ properties, evaluate }: Chosen): Promise<number | undefined> {
  const text = formText(properties.retries);
  if (text.trim() === '') return undefined;
  const type = formText(properties.retriesType ?? 'num');
  const value = await evaluate(text, type);
  const given = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return readInput({ retries: RETRIES }, { retries: given }, () => `${type} ${text}`).retries;
}
