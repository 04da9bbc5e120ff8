import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts } from '../entity';

/** `POST /v2/decision-requirements/search`: what DMN files have been deployed. */
export const decisionRequirements = entity({
  id: 'decision-requirements',
  path: '/v2/decision-requirements/search',
  since: '8.8',
  key: 'decisionRequirementsKey',
  fields: {
    ...fields('8.8', 'text', EQUAL, 'decisionRequirementsId', 'decisionRequirementsName', 'resourceName'),
    ...fields('8.8', 'number', EQUAL, 'version'),
    ...fields('8.8', 'key', EQUAL, 'decisionRequirementsKey'),
    ...fields('8.8', 'text', EQUAL, 'tenantId'),
  },
  sorts: sorts(
    '8.8',
    ...['decisionRequirementsName', 'decisionRequirementsId', 'version', 'decisionRequirementsKey'],
    'tenantId',
  ),
  newestBy: 'decisionRequirementsKey',
  shown: ['decisionRequirementsName', 'decisionRequirementsId', 'version', 'resourceName'],
  suggest: {
    decisionRequirementsId: { member: 'decisionRequirementsId', label: 'decisionRequirementsName' },
    decisionRequirementsName: { member: 'decisionRequirementsName' },
    resourceName: { member: 'resourceName' },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`DMN file`,
    a: sentence`a DMN file`,
    aNew: sentence`a new DMN file`,
    many: sentence`DMN files`,
    full: sentence`decision requirements`,
  },
});
