import { sentence } from '../../sentence';
import { entity, fields, sorts, TEXT } from '../entity';

/** `POST /v2/users/search`: those that Camunda manages itself, and not those of an OpenID provider. */
export const user = entity({
  id: 'users',
  path: '/v2/users/search',
  since: '8.8',
  key: 'username',
  fields: fields('8.8', 'text', TEXT, 'username', 'name', 'email'),
  sorts: sorts('8.8', 'username', 'name', 'email'),
  shown: ['username', 'name', 'email'],
  suggest: {
    username: { member: 'username', label: 'name' },
    name: { member: 'name' },
    email: { member: 'email' },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`user`,
    a: sentence`a user`,
    aNew: sentence`a new user`,
    many: sentence`users`,
    full: sentence`users`,
  },
});
