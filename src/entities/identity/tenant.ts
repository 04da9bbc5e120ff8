import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts } from '../entity';

/** `POST /v2/tenants/search`. */
export const tenant = entity({
  id: 'tenants',
  path: '/v2/tenants/search',
  since: '8.8',
  key: 'tenantId',
  isAcrossTenants: true,
  fields: fields('8.8', 'text', EQUAL, 'tenantId', 'name'),
  sorts: sorts('8.8', 'tenantId', 'name', 'key'),
  shown: ['tenantId', 'name', 'description'],
  suggest: { tenantId: { member: 'tenantId', label: 'name' }, name: { member: 'name' } },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`tenant`,
    a: sentence`a tenant`,
    aNew: sentence`a new tenant`,
    many: sentence`tenants`,
    full: sentence`tenants`,
  },
});
