import { sentence } from '../../sentence';
import { EQUAL, entity, field, fields, KEY, RANGE, since, sorts, TEXT } from '../entity';

/** `POST /v2/decision-instances/search`: what has been decided. */
export const decisionInstance = entity({
  id: 'decision-instances',
  path: '/v2/decision-instances/search',
  since: '8.8',
  key: 'decisionEvaluationInstanceKey',
  fields: {
    ...fields('8.8', 'text', EQUAL, 'decisionDefinitionId', 'decisionDefinitionName'),
    state: field('text', since('8.8', 'state'), since('8.9', 'state', TEXT)),
    ...fields('8.8', 'text', EQUAL, 'evaluationFailure', 'decisionDefinitionType'),
    ...fields('8.8', 'number', EQUAL, 'decisionDefinitionVersion'),
    ...fields('8.8', 'date', RANGE, 'evaluationDate'),
    ...fields('8.8', 'key', EQUAL, 'processInstanceKey', 'processDefinitionKey', 'decisionEvaluationKey'),
    // With a hyphen in it.
    decisionEvaluationInstanceKey: field(
      'text',
      since('8.8', 'decisionEvaluationInstanceKey'),
      since('8.9', 'decisionEvaluationInstanceKey', KEY),
    ),
    ...fields('8.8', 'key', KEY, 'elementInstanceKey', 'decisionDefinitionKey'),
    ...fields('8.9', 'key', KEY, 'rootDecisionDefinitionKey', 'decisionRequirementsKey'),
    ...fields('8.10', 'text', TEXT, 'businessId'),
    ...fields('8.8', 'text', EQUAL, 'tenantId'),
  },
  sorts: {
    ...sorts('8.8', 'evaluationDate', 'decisionDefinitionId', 'decisionDefinitionName', 'state'),
    ...sorts('8.8', 'decisionDefinitionVersion', 'decisionDefinitionType', 'evaluationFailure'),
    ...sorts('8.8', 'processInstanceKey', 'processDefinitionKey', 'elementInstanceKey'),
    ...sorts('8.8', 'decisionEvaluationInstanceKey', 'decisionEvaluationKey', 'decisionDefinitionKey'),
    ...sorts('8.8', 'tenantId'),
    ...sorts('8.9', 'rootDecisionDefinitionKey'),
    ...sorts('8.10', 'businessId'),
  },
  newestBy: 'evaluationDate',
  shown: ['decisionDefinitionName', 'decisionDefinitionId', 'state', 'result', 'evaluationDate'],
  suggest: {
    decisionDefinitionId: { member: 'decisionDefinitionId', label: 'decisionDefinitionName' },
    decisionDefinitionName: { member: 'decisionDefinitionName' },
    state: { values: ['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN'] },
    decisionDefinitionType: {
      values: ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'],
    },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`decision`,
    a: sentence`a decision`,
    aNew: sentence`a new decision`,
    many: sentence`decisions`,
    full: sentence`decision instances`,
  },
});
