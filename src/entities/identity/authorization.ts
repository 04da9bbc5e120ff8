import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts } from '../entity';

const RESOURCES = [
  ...['PROCESS_DEFINITION', 'USER_TASK', 'DECISION_DEFINITION', 'DECISION_REQUIREMENTS_DEFINITION'],
  ...['MESSAGE', 'RESOURCE', 'DOCUMENT', 'BATCH', 'AUTHORIZATION', 'USER', 'GROUP', 'ROLE', 'TENANT'],
  ...['MAPPING_RULE', 'COMPONENT', 'SYSTEM', 'AUDIT_LOG', 'CLUSTER_VARIABLE', 'EXPRESSION'],
  ...['GLOBAL_LISTENER', 'SECRET', 'BACKUP', 'EXPORTER'],
];

/** `POST /v2/authorizations/search`: who may do what. */
export const authorization = entity({
  id: 'authorizations',
  path: '/v2/authorizations/search',
  since: '8.8',
  key: 'authorizationKey',
  fields: {
    ...fields('8.8', 'text', EQUAL, 'ownerId', 'ownerType', 'resourceType'),
    ...fields('8.8', 'tags', EQUAL, 'resourceIds'),
    ...fields('8.9', 'tags', EQUAL, 'resourcePropertyNames'),
  },
  sorts: {
    ...sorts('8.8', 'ownerId', 'ownerType', 'resourceType', 'resourceId'),
    ...sorts('8.9', 'resourcePropertyName'),
  },
  shown: ['ownerType', 'ownerId', 'resourceType', 'resourceId'],
  suggest: {
    ownerId: { member: 'ownerId' },
    ownerType: { values: ['USER', 'CLIENT', 'ROLE', 'GROUP', 'MAPPING_RULE', 'UNSPECIFIED'] },
    resourceType: { values: RESOURCES },
    resourceIds: { member: 'resourceId' },
  },
  lists: ['permissionTypes'],
  oldMembers: {},
  words: {
    one: sentence`authorization`,
    a: sentence`an authorization`,
    aNew: sentence`a new authorization`,
    many: sentence`authorizations`,
    full: sentence`authorizations`,
  },
});
