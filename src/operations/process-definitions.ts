import type { Operation } from './operation';

export const searchProcessDefinitions = {
  id: 'searchProcessDefinitions',
  method: 'POST',
  path: '/v2/process-definitions/search',
  kind: 'read',
  since: '8.8',
  input: { filter: { in: 'body', kind: 'object' }, page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;

/** The form that starts an instance; nothing where there is none. */
export const getStartProcessForm = {
  id: 'getStartProcessForm',
  method: 'GET',
  path: '/v2/process-definitions/{processDefinitionKey}/form',
  kind: 'read',
  since: '8.8',
  input: { processDefinitionKey: { in: 'path', kind: 'key', required: true } },
} as const satisfies Operation;

/** BPMN as it was deployed. */
export const getProcessDefinitionXml = {
  id: 'getProcessDefinitionXML',
  method: 'GET',
  path: '/v2/process-definitions/{processDefinitionKey}/xml',
  kind: 'read',
  reads: 'xml',
  since: '8.8',
  input: {
    processDefinitionKey: {
      in: 'path',
      kind: 'key',
      required: true,
    },
  },
} as const satisfies Operation;
