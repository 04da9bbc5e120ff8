import { problem } from '../../http';
import type { Route } from '../../router';
import type { Version } from '../../settings';
import { v2Json } from '../answer';
import { checkKey } from '../commands';
import type { BatchOperation, BatchOperations } from './batch-operations';

/** Looking at what was done to many things at once, from 8.8 on. */
export function batchOperationRoutes(operations: BatchOperations, version: Version): Route[] {
  if (version === '8.6') return [];
  return [
    {
      method: 'GET',
      path: '/v2/batch-operations/{key}',
      answer: (request, key) => {
        checkKey(request, 'batchOperationKey', key);
        const operation = operations.withKey(key);
        return operation
          ? v2Json(version, shapeOf(version, operation))
          : problem(request, 404, 'NOT_FOUND', `Batch Operation with id '${key}' not found`);
      },
    },
  ];
}

function shapeOf(
  version: Version,
  { key, type, date, total, failed }: BatchOperation,
): Record<string, unknown> {
  const dateTime = new Date(date).toISOString();
  return {
    batchOperationKey: key,
    state: 'COMPLETED',
    batchOperationType: type,
    startDate: dateTime,
    endDate: dateTime,
    ...(version === '8.9' ? { actorType: null, actorId: null } : {}),
    operationsTotalCount: total,
    operationsFailedCount: failed,
    operationsCompletedCount: total - failed,
    errors: [],
  };
}
