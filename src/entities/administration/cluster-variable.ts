import { sentence } from '../../sentence';
import { EQUAL, entity, fields, STATE, sorts, TEXT } from '../entity';

/** `POST /v2/cluster-variables/search`: values that every process sees, or every one of a tenant. */
export const clusterVariable = entity({
  id: 'cluster-variables',
  path: '/v2/cluster-variables/search',
  since: '8.9',
  key: 'name',
  keyWith: ['scope', 'tenantId'],
  isAcrossTenants: true,
  fields: {
    ...fields('8.9', 'text', TEXT, 'name', 'value', 'tenantId'),
    ...fields('8.9', 'text', STATE, 'scope'),
    ...fields('8.9', 'flag', EQUAL, 'isTruncated'),
    ...fields('8.10', 'text', STATE, 'kind'),
    ...fields('8.10', 'json', EQUAL, 'metadata'),
  },
  sorts: sorts('8.9', 'name', 'value', 'scope', 'tenantId'),
  shown: ['name', 'value', 'scope', 'tenantId'],
  suggest: {
    name: { member: 'name' },
    scope: { values: ['GLOBAL', 'TENANT'] },
    kind: { values: ['JSON', 'SECRET_REFERENCE'] },
    tenantId: { member: 'tenantId' },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`cluster variable`,
    a: sentence`a cluster variable`,
    aNew: sentence`a new cluster variable`,
    many: sentence`cluster variables`,
    full: sentence`cluster variables`,
  },
});
