import type {
  DecisionDefinitionDocument,
  DecisionInstanceDocument,
  DecisionRequirementsDocument,
} from '../../exporter/documents';
import {
  ALWAYS,
  type Entity,
  EQUALITY,
  EQUALITY_FROM_89,
  FROM_89,
  OPERATORS,
  OPERATORS_FROM_89,
  OPERATORS_IN_89,
} from './entity';

export const decisionDefinitions: Entity<DecisionDefinitionDocument> = {
  path: '/v2/decision-definitions',
  collection: ({ decisionDefinition }) => decisionDefinition,
  latestSorts: ['decisionDefinitionId', 'tenantId'],
  fields: {
    decisionDefinitionKey: { kind: 'key', of: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionDefinitionId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    name: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    version: { kind: 'number', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    isLatestVersion: { kind: 'latest', filter: EQUALITY_FROM_89 },
    decisionRequirementsId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionRequirementsKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionRequirementsName: { kind: 'text', filter: EQUALITY_FROM_89, sort: FROM_89, item: FROM_89 },
    decisionRequirementsVersion: { kind: 'number', filter: EQUALITY_FROM_89, sort: FROM_89, item: FROM_89 },
    tenantId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
  },
};

export const decisionRequirements: Entity<DecisionRequirementsDocument> = {
  path: '/v2/decision-requirements',
  collection: (storage) => storage.decisionRequirements,
  fields: {
    decisionRequirementsKey: { kind: 'key', of: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionRequirementsId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionRequirementsName: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    version: { kind: 'number', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    resourceName: { kind: 'text', filter: EQUALITY, item: ALWAYS },
    tenantId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
  },
};

const STATES = ['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN'];
const TYPES = ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'];

export const decisionInstances: Entity<DecisionInstanceDocument> = {
  path: '/v2/decision-instances',
  collection: ({ decisionInstance }) => decisionInstance,
  fields: {
    decisionEvaluationInstanceKey: {
      kind: 'key',
      of: 'key',
      filter: OPERATORS_IN_89,
      sort: ALWAYS,
      item: ALWAYS,
    },
    decisionEvaluationKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    state: { kind: 'word', words: STATES, filter: OPERATORS_IN_89, sort: ALWAYS, item: ALWAYS },
    evaluationDate: { kind: 'date', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    evaluationFailure: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionDefinitionId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionDefinitionKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    decisionDefinitionName: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionDefinitionVersion: { kind: 'number', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionDefinitionType: { kind: 'state', words: TYPES, filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    decisionRequirementsKey: { kind: 'key', filter: OPERATORS_FROM_89 },
    rootDecisionDefinitionKey: { kind: 'key', filter: OPERATORS_FROM_89, sort: FROM_89, item: FROM_89 },
    result: { kind: 'text', item: ALWAYS },
    processDefinitionKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    elementInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    tenantId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
  },
};
