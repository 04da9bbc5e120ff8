import type { Cluster } from '../../cluster';
import type { Engine } from '../../engine/engine';
import { empty } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { v2Json } from '../answer';
import type { BatchOperations } from '../batches/batch-operations';
import { flag, integer, object, since } from '../body';
import { keyedCommand } from '../keyed-command';

/**
 * Taking back what was deployed: one version of a process or of a form, or a DMN file with its decisions. From 8.9 on
 * with the history, if so asked: the instances of a process that are over.
 */
export function resourceRoute(
  cluster: Cluster,
  { version }: SandboxSettings,
  batches: BatchOperations,
): Route {
  const { engine } = cluster;
  return keyedCommand(
    cluster,
    version,
    object({ operationReference: integer, deleteHistory: since('8.9', flag) }),
    {
      path: '/v2/resources/{key}/deletion',
      name: 'resourceKey',
      intent: 'DELETE',
      run: (key, { deleteHistory = false }) => {
        const isProcess = engine.definitions.processes.withKey(key) !== undefined;
        engine.deleteResource(key);
        return deleteHistory && isProcess ? deleteInstancesOf(engine, batches, key) : undefined;
      },
      answer: (batchOperationKey, resourceKey) => {
        if (version !== '8.9') return empty(200);
        const batchOperation =
          batchOperationKey === undefined
            ? null
            : { batchOperationKey, batchOperationType: 'DELETE_PROCESS_INSTANCE' };
        return v2Json(version, { resourceKey, batchOperation });
      },
    },
  );
}

function deleteInstancesOf(engine: Engine, batches: BatchOperations, key: string): string {
  const over = [...engine.store.processInstance.values()].filter(
    ({ definition, state }) => definition.key === key && state !== 'ACTIVE',
  );
  const things = over.map((instance) => ({ key: instance.key, instance }));
  return batches.run('DELETE_PROCESS_INSTANCE', things, (of) => engine.deleteInstance(of));
}
