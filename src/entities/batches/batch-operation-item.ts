import { sentence } from '../../sentence';
import { entity, fields, KEY, STATE, sorts } from '../entity';
import { BATCH_OPERATION_TYPES } from './batch-operation';

/** `POST /v2/batch-operation-items/search`: what a batch operation has done with each thing that it was for. */
export const batchOperationItem = entity({
  id: 'batch-operation-items',
  path: '/v2/batch-operation-items/search',
  since: '8.8',
  key: 'itemKey',
  keyWith: ['batchOperationKey'],
  fields: {
    ...fields('8.8', 'text', STATE, 'state'),
    ...fields('8.9', 'text', STATE, 'operationType'),
    ...fields('8.8', 'key', KEY, 'batchOperationKey', 'itemKey', 'processInstanceKey'),
  },
  sorts: {
    ...sorts('8.9', 'processedDate'),
    ...sorts('8.8', 'state', 'batchOperationKey', 'itemKey', 'processInstanceKey'),
  },
  newestBy: 'batchOperationKey',
  shown: ['state', 'operationType', 'itemKey', 'errorMessage', 'processedDate'],
  suggest: {
    state: { values: ['ACTIVE', 'COMPLETED', 'CANCELED', 'FAILED'] },
    operationType: { values: BATCH_OPERATION_TYPES },
    batchOperationKey: { member: 'batchOperationKey' },
  },
  lists: [],
  oldMembers: {},
  words: {
    one: sentence`item of a batch operation`,
    a: sentence`an item of a batch operation`,
    aNew: sentence`a new item of a batch operation`,
    many: sentence`items of batch operations`,
    full: sentence`items of batch operations`,
  },
});
