import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts } from '../entity';

/** `POST /v2/roles/search`. */
export const role = entity({
  id: 'roles',
  path: '/v2/roles/search',
  since: '8.8',
  key: 'roleId',
  fields: fields('8.8', 'text', EQUAL, 'roleId', 'name'),
  sorts: sorts('8.8', 'roleId', 'name'),
  shown: ['roleId', 'name', 'description'],
  suggest: { roleId: { member: 'roleId', label: 'name' }, name: { member: 'name' } },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`role`,
    a: sentence`a role`,
    aNew: sentence`a new role`,
    many: sentence`roles`,
    full: sentence`roles`,
  },
});
