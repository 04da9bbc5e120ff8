import type { Cluster } from '../../cluster';
import type { Route } from '../../router';
import type { Version } from '../../settings';
import { ALWAYS, type Entity, FROM_89, OPERATORS, OPERATORS_FROM_89 } from '../entities/entity';
import { getRoute, searchRoute } from '../entities/read-routes';
import type { BatchOperation, BatchOperationItem, BatchOperations } from './batch-operations';
import { batchesByFilter } from './by-filter';

const TYPES = [
  ...['ADD_VARIABLE', 'CANCEL_PROCESS_INSTANCE', 'DELETE_DECISION_DEFINITION', 'DELETE_DECISION_INSTANCE'],
  ...['DELETE_PROCESS_DEFINITION', 'DELETE_PROCESS_INSTANCE', 'MIGRATE_PROCESS_INSTANCE'],
  ...['MODIFY_PROCESS_INSTANCE', 'RESOLVE_INCIDENT', 'UPDATE_VARIABLE'],
];
const STATES = ['ACTIVE', 'CANCELED', 'COMPLETED', 'CREATED', 'FAILED', 'PARTIALLY_COMPLETED', 'SUSPENDED'];
const ITEM_STATES = ['ACTIVE', 'CANCELED', 'COMPLETED', 'FAILED'];

/** What is done to many things at once, from 8.8 on. */
export function batchOperationRoutes(cluster: Cluster, batches: BatchOperations, version: Version): Route[] {
  if (version === '8.6') return [];
  const reading = { version, storage: cluster.storage };
  const operations = operationsOf(batches);
  const naming = { title: 'Batch Operation', parameter: 'batchOperationKey' };
  return [
    searchRoute(operations, reading),
    getRoute(operations, reading, naming),
    searchRoute(itemsOf(batches), reading),
    ...batchesByFilter(cluster, batches, reading),
  ];
}

function operationsOf(batches: BatchOperations): Entity<BatchOperation> {
  return {
    path: '/v2/batch-operations',
    collection: () => batches.operations,
    fields: {
      batchOperationKey: { kind: 'text', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
      operationType: {
        kind: 'state',
        of: 'batchOperationType',
        words: TYPES,
        filter: OPERATORS,
        sort: ALWAYS,
      },
      batchOperationType: { kind: 'text', item: ALWAYS },
      state: { kind: 'state', words: STATES, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
      startDate: { kind: 'date', sort: ALWAYS, item: ALWAYS },
      endDate: { kind: 'date', sort: ALWAYS, item: ALWAYS },
      actorType: { kind: 'text', of: nothing, filter: OPERATORS_FROM_89, sort: FROM_89, item: FROM_89 },
      actorId: { kind: 'text', of: nothing, filter: OPERATORS_FROM_89, sort: FROM_89, item: FROM_89 },
      operationsTotalCount: { kind: 'number', item: ALWAYS },
      operationsFailedCount: { kind: 'number', item: ALWAYS },
      operationsCompletedCount: { kind: 'number', item: ALWAYS },
      errors: { kind: 'text', of: () => [], item: ALWAYS },
    },
  };
}

function itemsOf(batches: BatchOperations): Entity<BatchOperationItem> {
  return {
    path: '/v2/batch-operation-items',
    collection: () => batches.items,
    fields: {
      operationType: { kind: 'state', words: TYPES, filter: OPERATORS_FROM_89, item: ALWAYS },
      batchOperationKey: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
      itemKey: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
      processInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
      rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
      state: { kind: 'state', words: ITEM_STATES, filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
      processedDate: { kind: 'date', sort: FROM_89, item: ALWAYS },
      errorMessage: { kind: 'text', item: ALWAYS },
    },
  };
}

const nothing = (): undefined => undefined;
