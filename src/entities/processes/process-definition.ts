import { sentence } from '../../sentence';
import { EQUAL, entity, fields, sorts, TEXT } from '../entity';

/** `POST /v2/process-definitions/search`. Sources of all these tables: Camunda's clients for Node of 8.8, 8.9 and 8.10-alpha. */
export const processDefinition = entity({
  id: 'process-definitions',
  path: '/v2/process-definitions/search',
  since: '8.8',
  key: 'processDefinitionKey',
  fields: {
    ...fields('8.8', 'text', TEXT, 'processDefinitionId', 'name'),
    ...fields('8.8', 'flag', EQUAL, 'isLatestVersion', 'hasStartForm'),
    ...fields('8.8', 'number', EQUAL, 'version'),
    ...fields('8.8', 'text', EQUAL, 'versionTag', 'resourceName', 'tenantId'),
    ...fields('8.8', 'key', EQUAL, 'processDefinitionKey'),
    ...fields('8.9', 'text', EQUAL, 'state'),
  },
  sorts: sorts(
    '8.8',
    ...['name', 'processDefinitionId', 'version', 'versionTag', 'resourceName', 'processDefinitionKey'],
    'tenantId',
  ),
  newestBy: 'processDefinitionKey',
  shown: ['name', 'processDefinitionId', 'version', 'versionTag'],
  suggest: {
    processDefinitionId: { member: 'processDefinitionId', label: 'name' },
    name: { member: 'name' },
    resourceName: { member: 'resourceName' },
    versionTag: { member: 'versionTag' },
    state: { values: ['ACTIVE', 'DRAINING', 'DELETED'] },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`process definition`,
    a: sentence`a process definition`,
    aNew: sentence`a new process definition`,
    many: sentence`process definitions`,
    full: sentence`process definitions`,
  },
});
