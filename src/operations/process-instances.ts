import { sentence } from '../sentence';
import type { Field } from './field';
import type { Operation } from './operation';
import { lacksPermission, NO_PARTITION, type Refusal } from './refusal';

export const processInstanceKey = {
  in: 'path',
  kind: 'key',
  label: sentence`The process instance key`,
  required: true,
} as const satisfies Field;
const text = { in: 'body', kind: 'text' } as const satisfies Field;
export const objects = { in: 'body', kind: 'objects' } as const satisfies Field;

export const isNotFound: Refusal['matches'] = ({ status, title }) => status === 404 && title === 'NOT_FOUND';

/** What is known of one that is there, running or not. */
export const noInstance: Refusal = {
  matches: isNotFound,
  code: 'CAMUNDA_NOT_FOUND',
  says: (key) =>
    sentence`Process instance ${key} does not exist. Check the key; a new one can take seconds to appear`,
};

export const createProcessInstance = {
  id: 'createProcessInstance',
  method: 'POST',
  path: '/v2/process-instances',
  kind: 'command',
  resend: 'never',
  since: '8.6',
  input: {
    processDefinitionId: { ...text, label: sentence`The process ID` },
    processDefinitionKey: { in: 'body', kind: 'key', label: sentence`The process definition key` },
    processDefinitionVersion: { in: 'body', kind: 'count' },
    variables: { in: 'body', kind: 'variables', optional: true },
    tenantId: text,
    startInstructions: objects,
    tags: { in: 'body', kind: 'list', since: '8.8', label: sentence`The list of tags` },
    businessId: { ...text, since: '8.9', label: sentence`The business ID` },
  },
  refusals: [
    {
      matches: isNotFound,
      code: 'CAMUNDA_NOT_FOUND',
      says: () => sentence`There is no such process. Deploy it first, or check its ID, version and tenant`,
    },
    {
      matches: ({ status, title }) => status === 409 && title === 'ALREADY_EXISTS',
      code: 'CAMUNDA_CONFLICT',
      says: () =>
        sentence`The business ID is taken. An instance of this process that has it is still running`,
    },
    lacksPermission('CREATE_PROCESS_INSTANCE'),
  ],
} as const satisfies Operation;

/** The same, answered when the instance has ended. */
export const createAndAwaitProcessInstance = {
  ...createProcessInstance,
  input: {
    ...createProcessInstance.input,
    awaitCompletion: { in: 'body', kind: 'flag' },
    fetchVariables: { in: 'body', kind: 'list' },
    requestTimeout: { in: 'body', kind: 'count' },
  },
} as const satisfies Operation;

export const getProcessInstance = {
  id: 'getProcessInstance',
  method: 'GET',
  path: '/v2/process-instances/{processInstanceKey}',
  kind: 'read',
  since: '8.8',
  tooOld: (version) => sentence`Camunda ${version} cannot get a process instance (new in 8.8)`,
  input: { processInstanceKey },
  refusals: [NO_PARTITION, noInstance, lacksPermission('READ_PROCESS_INSTANCE')],
} as const satisfies Operation;

/** By the names of 8.8 and newer. */
export const searchProcessInstances = {
  id: 'searchProcessInstances',
  method: 'POST',
  path: '/v2/process-instances/search',
  kind: 'read',
  since: '8.8',
  input: { filter: { in: 'body', kind: 'object' }, sort: objects, page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;

export const searchVariables = {
  id: 'searchVariables',
  method: 'POST',
  path: '/v2/variables/search',
  kind: 'read',
  since: '8.8',
  input: {
    truncateValues: { in: 'query', kind: 'flag' },
    filter: { in: 'body', kind: 'object' },
    page: { in: 'body', kind: 'object' },
  },
} as const satisfies Operation;
