import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts, TEXT } from '../entity';

/** `POST /v2/groups/search`. */
export const group = entity({
  id: 'groups',
  path: '/v2/groups/search',
  since: '8.8',
  key: 'groupId',
  fields: {
    ...fields('8.8', 'text', TEXT, 'groupId'),
    ...fields('8.8', 'text', EQUAL, 'name'),
  },
  sorts: sorts('8.8', 'groupId', 'name'),
  shown: ['groupId', 'name', 'description'],
  suggest: { groupId: { member: 'groupId', label: 'name' }, name: { member: 'name' } },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`group`,
    a: sentence`a group`,
    aNew: sentence`a new group`,
    many: sentence`groups`,
    full: sentence`groups`,
  },
});
