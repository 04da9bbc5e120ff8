import type { Operation } from './operation';

export const searchDecisionDefinitions = {
  id: 'searchDecisionDefinitions',
  method: 'POST',
  path: '/v2/decision-definitions/search',
  kind: 'read',
  since: '8.6',
  input: { filter: { in: 'body', kind: 'object' }, page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;
