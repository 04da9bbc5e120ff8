import { sentence } from '../../sentence';
import { EQUAL, entity, fields, KEY, STATE, sorts, TEXT } from '../entity';

/** What a batch operation can do. */
export const BATCH_OPERATION_TYPES = [
  ...['CANCEL_PROCESS_INSTANCE', 'RESOLVE_INCIDENT', 'MIGRATE_PROCESS_INSTANCE', 'MODIFY_PROCESS_INSTANCE'],
  ...['SUSPEND_PROCESS_INSTANCE', 'RESUME_PROCESS_INSTANCE', 'DELETE_PROCESS_INSTANCE'],
  ...['DELETE_PROCESS_DEFINITION', 'DELETE_DECISION_INSTANCE', 'DELETE_DECISION_DEFINITION', 'UPDATE_JOB'],
  ...['ADD_VARIABLE', 'UPDATE_VARIABLE'],
];

const STATES = [
  ...['CREATED', 'ACTIVE', 'SUSPENDED', 'COMPLETED', 'PARTIALLY_COMPLETED', 'CANCELED', 'FAILED'],
];

/** `POST /v2/batch-operations/search`. */
export const batchOperation = entity({
  id: 'batch-operations',
  path: '/v2/batch-operations/search',
  since: '8.8',
  key: 'batchOperationKey',
  fields: {
    ...fields('8.8', 'text', STATE, 'state', 'operationType'),
    ...fields('8.9', 'text', TEXT, 'actorId'),
    ...fields('8.9', 'text', EQUAL, 'actorType'),
    ...fields('8.8', 'key', KEY, 'batchOperationKey'),
  },
  sorts: {
    ...sorts('8.8', 'startDate', 'endDate', 'state', 'operationType', 'batchOperationKey'),
    ...sorts('8.9', 'actorId', 'actorType'),
  },
  newestBy: 'startDate',
  shown: ['batchOperationType', 'state', 'startDate', 'endDate'],
  suggest: {
    state: { values: STATES },
    operationType: { values: BATCH_OPERATION_TYPES },
    actorId: { member: 'actorId' },
    actorType: { values: ['USER', 'CLIENT', 'ANONYMOUS', 'UNKNOWN'] },
  },
  lists: ['errors'],
  oldMembers: {},
  words: {
    one: sentence`batch operation`,
    a: sentence`a batch operation`,
    aNew: sentence`a new batch operation`,
    many: sentence`batch operations`,
    full: sentence`batch operations`,
  },
});
