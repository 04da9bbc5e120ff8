import { sentence } from '../../sentence';
import { EQUAL, entity, field, fields, since, sorts } from '../entity';

/** `POST /v2/decision-definitions/search`. Sources: as of the process instances. */
export const decisionDefinition = entity({
  id: 'decision-definitions',
  path: '/v2/decision-definitions/search',
  since: '8.6',
  key: 'decisionDefinitionKey',
  fields: {
    ...fields('8.6', 'text', EQUAL, 'decisionDefinitionId'),
    name: field('text', since('8.6', 'decisionDefinitionName'), since('8.8', 'name')),
    ...fields('8.6', 'number', EQUAL, 'version'),
    ...fields('8.9', 'flag', EQUAL, 'isLatestVersion'),
    ...fields('8.6', 'text', EQUAL, 'decisionRequirementsId'),
    ...fields('8.9', 'text', EQUAL, 'decisionRequirementsName'),
    ...fields('8.9', 'number', EQUAL, 'decisionRequirementsVersion'),
    ...fields('8.6', 'key', EQUAL, 'decisionDefinitionKey', 'decisionRequirementsKey'),
    ...fields('8.6', 'text', EQUAL, 'tenantId'),
  },
  sorts: {
    ...sorts('8.6', 'name', 'decisionDefinitionId', 'version', 'decisionRequirementsId'),
    ...sorts('8.6', 'decisionDefinitionKey', 'decisionRequirementsKey', 'tenantId'),
    ...sorts('8.9', 'decisionRequirementsName', 'decisionRequirementsVersion'),
  },
  oldSorts: {
    name: 'dmnDecisionName',
    decisionDefinitionId: 'dmnDecisionId',
    decisionDefinitionKey: 'decisionKey',
    decisionRequirementsId: 'dmnDecisionRequirementsId',
  },
  newestBy: 'decisionDefinitionKey',
  shown: ['name', 'decisionDefinitionId', 'version', 'decisionRequirementsName'],
  suggest: {
    decisionDefinitionId: { member: 'decisionDefinitionId', label: 'name' },
    name: { member: 'name' },
    decisionRequirementsId: { member: 'decisionRequirementsId' },
    decisionRequirementsName: { member: 'decisionRequirementsName' },
  },
  lists: [],
  oldMembers: { decisionDefinitionName: 'name' },
  words: {
    one: sentence`decision definition`,
    a: sentence`a decision definition`,
    aNew: sentence`a new decision definition`,
    many: sentence`decision definitions`,
    full: sentence`decision definitions`,
  },
});
