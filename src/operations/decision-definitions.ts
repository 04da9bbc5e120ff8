import type { Operation } from './operation';

export const searchDecisionDefinitions = {
  id: 'searchDecisionDefinitions',
  method: 'POST',
  path: '/v2/decision-definitions/search',
  kind: 'read',
  since: '8.6',
  input: { filter: { in: 'body', kind: 'object' }, page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;

/** DMN as it was deployed, with all decisions of its file. */
export const getDecisionDefinitionXml = {
  id: 'getDecisionDefinitionXML',
  method: 'GET',
  path: '/v2/decision-definitions/{decisionDefinitionKey}/xml',
  kind: 'read',
  reads: 'xml',
  since: '8.6',
  input: { decisionDefinitionKey: { in: 'path', kind: 'key', required: true } },
} as const satisfies Operation;
