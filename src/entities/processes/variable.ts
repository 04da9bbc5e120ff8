import { sentence } from '../../sentence';
import { EQUAL, entity, fields, KEY, sorts, TEXT } from '../entity';

/** `POST /v2/variables/search`. Their values are JSON, and long ones are cut. */
export const variable = entity({
  id: 'variables',
  path: '/v2/variables/search',
  since: '8.8',
  key: 'variableKey',
  fields: {
    ...fields('8.8', 'text', TEXT, 'name', 'value'),
    ...fields('8.8', 'flag', EQUAL, 'isTruncated'),
    ...fields('8.8', 'key', KEY, 'processInstanceKey', 'scopeKey', 'variableKey'),
    ...fields('8.8', 'text', EQUAL, 'tenantId'),
  },
  sorts: sorts('8.8', 'name', 'value', 'processInstanceKey', 'scopeKey', 'variableKey', 'tenantId'),
  newestBy: 'variableKey',
  shown: ['name', 'value', 'processInstanceKey'],
  suggest: { name: { member: 'name' } },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`variable`,
    a: sentence`a variable`,
    aNew: sentence`a new variable`,
    many: sentence`variables`,
    full: sentence`variables`,
  },
});
