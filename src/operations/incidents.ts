import { sentence } from '../sentence';
import type { Field } from './field';
import type { Operation } from './operation';
import { noInstance, processInstanceKey } from './process-instances';
import { lacksPermission, NO_PARTITION, type Refusal } from './refusal';

export const incidentKey = {
  in: 'path',
  kind: 'key',
  label: sentence`The incident key`,
  required: true,
} as const satisfies Field;

const notFound = (says: Refusal['says']): Refusal => ({
  matches: ({ status, title }) => status === 404 && title === 'NOT_FOUND',
  code: 'CAMUNDA_NOT_FOUND',
  says,
});

export const getIncident = {
  id: 'getIncident',
  method: 'GET',
  path: '/v2/incidents/{incidentKey}',
  kind: 'read',
  since: '8.6',
  input: { incidentKey },
  refusals: [
    NO_PARTITION,
    notFound(
      (key) =>
        sentence`Incident ${key} does not exist. Check the key; a new incident can take a few seconds to appear`,
    ),
    lacksPermission('READ_PROCESS_INSTANCE'),
  ],
} as const satisfies Operation;

/** Incidents of an instance and of those that it has called; 8.8 filters by nothing. */
export const searchProcessInstanceIncidents = {
  id: 'searchProcessInstanceIncidents',
  method: 'POST',
  path: '/v2/process-instances/{processInstanceKey}/incidents/search',
  kind: 'read',
  since: '8.8',
  input: {
    processInstanceKey,
    sort: { in: 'body', kind: 'objects' },
    page: { in: 'body', kind: 'object' },
  },
  refusals: [NO_PARTITION, noInstance, lacksPermission('READ_PROCESS_INSTANCE')],
} as const satisfies Operation;

/** The job of an incident needs retries first: see `updateJob`. */
export const resolveIncident = {
  id: 'resolveIncident',
  method: 'POST',
  path: '/v2/incidents/{incidentKey}/resolution',
  kind: 'command',
  resend: 'gone is done',
  since: '8.6',
  input: { incidentKey },
  refusals: [
    NO_PARTITION,
    notFound(
      (key) =>
        sentence`Incident ${key} is not open. It may be resolved already, or the process went on without it`,
    ),
    {
      matches: ({ status, title }) => status === 409 && title === 'INVALID_STATE',
      code: 'CAMUNDA_CONFLICT',
      says: (key, detail) => sentence`Incident ${key} cannot be resolved yet: ${detail}`,
    },
    lacksPermission('UPDATE_PROCESS_INSTANCE'),
  ],
} as const satisfies Operation;
