import { command, group, query, read } from './entry';

const STORE = { storeId: { in: 'query', kind: 'text' } } as const;
/** 8.8 wants it, 8.9 does not. */
const HASHED = { ...STORE, contentHash: { in: 'query', kind: 'text' } } as const;

export const decisions = [
  ...group(
    'decision',
    command('evaluateDecision', 'POST /v2/decision-definitions/evaluation', '8.6', 'safe', {
      body: { decisionDefinitionId: 'discount', variables: { total: 120 } },
      answer: 'json',
    }),
    query('searchDecisionDefinitions', 'POST /v2/decision-definitions/search', '8.6', {
      optional: { filter: { decisionDefinitionId: 'discount' } },
    }),
    query('getDecisionDefinition', 'GET /v2/decision-definitions/{decisionDefinitionKey}', '8.8'),
    query('getDecisionDefinitionXML', 'GET /v2/decision-definitions/{decisionDefinitionKey}/xml', '8.6', {
      answer: 'text',
    }),
    query('searchDecisionInstances', 'POST /v2/decision-instances/search', '8.6', {
      optional: { filter: { decisionDefinitionId: 'discount', state: 'FAILED' } },
    }),
    query('getDecisionInstance', 'GET /v2/decision-instances/{decisionEvaluationInstanceKey}', '8.8'),
    command(
      'deleteDecisionInstance',
      'POST /v2/decision-instances/{decisionEvaluationKey}/deletion',
      '8.9',
      'gone is done',
      { optional: { operationReference: 1 } },
    ),
    command('deleteDecisionInstancesBatchOperation', 'POST /v2/decision-instances/deletion', '8.9', 'never', {
      body: { filter: { decisionDefinitionId: 'discount' } },
      answer: 'json',
    }),
    query('searchDecisionRequirements', 'POST /v2/decision-requirements/search', '8.6', {
      optional: { filter: { decisionRequirementsId: 'prices' } },
    }),
    query('getDecisionRequirements', 'GET /v2/decision-requirements/{decisionRequirementsKey}', '8.8'),
    query(
      'getDecisionRequirementsXML',
      'GET /v2/decision-requirements/{decisionRequirementsKey}/xml',
      '8.8',
      {
        answer: 'text',
      },
    ),
    command('evaluateExpression', 'POST /v2/expression/evaluation', '8.9', 'safe', {
      body: { expression: '=price * 1.19', variables: { price: 100 } },
      answer: 'json',
    }),
  ),
  ...group(
    'resource',
    command('createDeployment', 'POST /v2/deployments', '8.6', 'safe', {
      parts: { resources: [{ name: 'order.bpmn', content: '<definitions/>' }] },
      answer: 'json',
    }),
    command('deleteResource', 'POST /v2/resources/{resourceKey}/deletion', '8.6', 'gone is done', {
      optional: { operationReference: 1 },
      answer: 'json',
    }),
    query('searchResources', 'POST /v2/resources/search', '8.10', { optional: { page: { limit: 100 } } }),
    query('getResource', 'GET /v2/resources/{resourceKey}', '8.7'),
    query('getResourceContent', 'GET /v2/resources/{resourceKey}/content', '8.7', {
      answer: 'text',
      deprecated: '8.10',
    }),
    query('getResourceContentBinary', 'GET /v2/resources/{resourceKey}/content/binary', '8.10', {
      answer: 'file',
    }),
    query('getFormByKey', 'GET /v2/forms/{formKey}', '8.10'),
    command('createDocument', 'POST /v2/documents', '8.6', 'never', {
      parts: { file: { name: 'note.txt', content: 'Hello' }, metadata: { fileName: 'note.txt' } },
      query: { ...STORE, documentId: { in: 'query', kind: 'text' } },
      answer: 'json',
    }),
    command('createDocuments', 'POST /v2/documents/batch', '8.7', 'never', {
      parts: { files: [{ name: 'note.txt', content: 'Hello' }] },
      query: STORE,
      answer: 'json',
    }),
    read('getDocument', 'GET /v2/documents/{documentId}', '8.6', { query: HASHED, answer: 'file' }),
    command('deleteDocument', 'DELETE /v2/documents/{documentId}', '8.6', 'gone is done', { query: STORE }),
    command('createDocumentLink', 'POST /v2/documents/{documentId}/links', '8.7', 'never', {
      optional: { timeToLive: 3600000 },
      query: HASHED,
      answer: 'json',
    }),
  ),
];
