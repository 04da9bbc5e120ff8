import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts } from '../entity';

/** `POST /v2/mapping-rules/search`: what a claim of a token makes somebody. */
export const mappingRule = entity({
  id: 'mapping-rules',
  path: '/v2/mapping-rules/search',
  since: '8.8',
  key: 'mappingRuleId',
  fields: fields('8.8', 'text', EQUAL, 'mappingRuleId', 'name', 'claimName', 'claimValue'),
  sorts: sorts('8.8', 'mappingRuleId', 'name', 'claimName', 'claimValue'),
  shown: ['mappingRuleId', 'name', 'claimName', 'claimValue'],
  suggest: {
    mappingRuleId: { member: 'mappingRuleId', label: 'name' },
    name: { member: 'name' },
    claimName: { member: 'claimName' },
    claimValue: { member: 'claimValue' },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`mapping rule`,
    a: sentence`a mapping rule`,
    aNew: sentence`a new mapping rule`,
    many: sentence`mapping rules`,
    full: sentence`mapping rules`,
  },
});
