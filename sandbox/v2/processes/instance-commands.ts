import type { Cluster } from '../../cluster';
import type { SandboxRequest } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { v2Json } from '../answer';
import type { BatchOperations } from '../batches/batch-operations';
import { integer, key as keyText, list, object, text } from '../body';
import { checkRequired } from '../commands';
import { resolveIncidentsOf } from '../incidents';
import { keyedCommand } from '../keyed-command';
import { checkModification, MODIFICATION, modificationOf } from './modification';

const NAME = 'processInstanceKey';
const REFERENCE = { operationReference: integer };

const MIGRATION = object({
  ...REFERENCE,
  targetProcessDefinitionKey: keyText,
  mappingInstructions: list(object({ sourceElementId: text, targetElementId: text })),
});

/** What can be done to an instance that is there. */
export function instanceCommandRoutes(
  cluster: Cluster,
  { version }: SandboxSettings,
  batches: BatchOperations,
): Route[] {
  const { engine } = cluster;
  const commands = [
    keyedCommand(cluster, version, object(REFERENCE), {
      path: '/v2/process-instances/{key}/cancellation',
      name: NAME,
      intent: 'CANCEL',
      run: (key) => engine.cancelInstance(key),
    }),
    keyedCommand(cluster, version, MODIFICATION, {
      path: '/v2/process-instances/{key}/modification',
      name: NAME,
      intent: 'MODIFY',
      check: checkModification,
      run: (key, body) => engine.modifyInstance(key, modificationOf(body)),
    }),
    keyedCommand(cluster, version, MIGRATION, {
      path: '/v2/process-instances/{key}/migration',
      name: NAME,
      intent: 'MIGRATE',
      check: checkMigration,
      run: (key, { targetProcessDefinitionKey = '', mappingInstructions = [] }) =>
        engine.migrateInstance(key, {
          targetProcessDefinitionKey,
          mappingInstructions: mappingInstructions.map(({ sourceElementId = '', targetElementId = '' }) => ({
            sourceElementId,
            targetElementId,
          })),
        }),
    }),
  ];
  return version === '8.9' ? [...commands, ...commandsFrom89(cluster, batches)] : commands;
}

function commandsFrom89(cluster: Cluster, batches: BatchOperations): Route[] {
  const { engine } = cluster;
  return [
    keyedCommand(cluster, '8.9', object(REFERENCE), {
      path: '/v2/process-instances/{key}/deletion',
      name: NAME,
      intent: 'DELETE',
      run: (key) => engine.deleteInstance(key),
    }),
    keyedCommand(cluster, '8.9', object({}), {
      path: '/v2/process-instances/{key}/incident-resolution',
      name: NAME,
      intent: 'CREATE',
      run: (key) => resolveIncidentsOf(cluster, batches, key),
      answer: (batchOperationKey) =>
        v2Json('8.9', { batchOperationKey, batchOperationType: 'RESOLVE_INCIDENT' }),
    }),
  ];
}

function checkMigration(
  request: SandboxRequest,
  { targetProcessDefinitionKey, mappingInstructions }: ReturnType<typeof MIGRATION>,
): void {
  const isEmpty = (mappingInstructions ?? []).length === 0;
  checkRequired(request, {
    targetProcessDefinitionKey,
    mappingInstructions: isEmpty ? undefined : mappingInstructions,
  });
  for (const { sourceElementId, targetElementId } of mappingInstructions ?? [])
    checkRequired(request, { sourceElementId, targetElementId });
}
