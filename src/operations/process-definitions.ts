import type { Operation } from './operation';

export const searchProcessDefinitions = {
  id: 'searchProcessDefinitions',
  method: 'POST',
  path: '/v2/process-definitions/search',
  kind: 'read',
  since: '8.8',
  input: { filter: { in: 'body', kind: 'object' }, page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;

const processDefinitionKey = { in: 'path', kind: 'key', required: true } as const;

/** BPMN as it was deployed. */
export const getProcessDefinitionXml = {
  id: 'getProcessDefinitionXML',
  method: 'GET',
  path: '/v2/process-definitions/{processDefinitionKey}/xml',
  kind: 'read',
  reads: 'xml',
  since: '8.8',
  input: { processDefinitionKey },
} as const satisfies Operation;

/** The form of its start event; empty where it has none, or one that stands in the process itself. */
export const getStartProcessForm = {
  id: 'getStartProcessForm',
  method: 'GET',
  path: '/v2/process-definitions/{processDefinitionKey}/form',
  kind: 'read',
  since: '8.8',
  input: { processDefinitionKey },
} as const satisfies Operation;
