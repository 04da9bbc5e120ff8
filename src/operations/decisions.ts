import { sentence } from '../sentence';
import type { Operation } from './operation';
import { lacksPermission } from './refusal';

export const evaluateDecision = {
  id: 'evaluateDecision',
  method: 'POST',
  path: '/v2/decision-definitions/evaluation',
  // It may be sent again: another evaluation is one more line in Camunda's history, and nothing else.
  kind: 'read',
  since: '8.6',
  input: {
    decisionDefinitionId: { in: 'body', kind: 'text', label: sentence`The decision ID` },
    decisionDefinitionKey: { in: 'body', kind: 'key', label: sentence`The decision key` },
    variables: { in: 'body', kind: 'variables' },
    tenantId: { in: 'body', kind: 'text' },
  },
  refusals: [
    {
      // 8.6 says 400, newer ones 404.
      matches: ({ status, title, detail = '' }) =>
        (status === 404 && title === 'NOT_FOUND') || (status === 400 && /no decision found/i.test(detail)),
      code: 'CAMUNDA_NOT_FOUND',
      says: (_key, _detail, { decisionDefinitionId: id, decisionDefinitionKey: key }) =>
        id === undefined
          ? sentence`No decision has the key ${String(key)}. Check it, or deploy the decision again`
          : sentence`No decision has the ID ${String(id)}. Check it, or deploy the decision`,
    },
    lacksPermission('CREATE_DECISION_INSTANCE'),
  ],
} as const satisfies Operation;
