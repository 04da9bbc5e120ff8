import type { Cluster } from '../../cluster';
import type { ProcessInstance } from '../../engine/run/records';
import type { SandboxRequest } from '../../http';
import type { Route } from '../../router';
import { v2Json } from '../answer';
import { integer, key, list, object, type Reader, readBody, since, text, variables } from '../body';
import { checkRequired } from '../commands';
import { processInstances } from '../entities/processes';
import { type Reading, readFilter } from '../filter-8.8';
import { resolveIncidents } from '../incidents';
import { strictly } from '../query-8.8';
import type { BatchOperations, BatchOperationType } from './batch-operations';

const FILTER = { filter: variables, operationReference: since('8.9', integer) };
const MOVES = list(object({ sourceElementId: text, targetElementId: text }));
const PLAN = object({ targetProcessDefinitionKey: key, mappingInstructions: MOVES });

/** Commands to all instances that fulfil a filter; those that are called by others are left to these. */
export function batchesByFilter(cluster: Cluster, batches: BatchOperations, reading: Reading): Route[] {
  const { engine } = cluster;
  const { version } = reading;

  function batch<Body extends { readonly filter?: Record<string, unknown> | undefined }>(
    what: string,
    batchOperationType: BatchOperationType,
    reader: Reader<Body>,
    run: (instances: ProcessInstance[], body: Body, request: SandboxRequest) => string,
  ): Route {
    return {
      method: 'POST',
      path: `/v2/process-instances/${what}`,
      answer: (request) => {
        const body = readBody(request, version, reader);
        checkRequired(request, { filter: body.filter });
        const instances = found(request, cluster, reading, body.filter ?? {});
        const batchOperationKey = run(instances, body, request);
        return v2Json(version, { batchOperationKey, batchOperationType });
      },
    };
  }

  const cancellation = batch('cancellation', 'CANCEL_PROCESS_INSTANCE', object(FILTER), (instances) =>
    batches.run('CANCEL_PROCESS_INSTANCE', things(instances.filter(isActiveRoot)), (of) =>
      engine.cancelInstance(of),
    ),
  );
  const resolution = batch('incident-resolution', 'RESOLVE_INCIDENT', object(FILTER), (instances) =>
    resolveIncidents(cluster, batches, ({ scope: { process } }) => instances.includes(process)),
  );
  const migration = batch(
    'migration',
    'MIGRATE_PROCESS_INSTANCE',
    object({ ...FILTER, migrationPlan: PLAN }),
    (instances, { migrationPlan }, request) => {
      checkRequired(request, { migrationPlan });
      const { targetProcessDefinitionKey = '', mappingInstructions } = migrationPlan ?? {};
      const plan = { targetProcessDefinitionKey, mappingInstructions: moved(mappingInstructions) };
      const active = things(instances.filter(({ state }) => state === 'ACTIVE'));
      return batches.run('MIGRATE_PROCESS_INSTANCE', active, (of) => engine.migrateInstance(of, plan));
    },
  );
  const modification = batch(
    'modification',
    'MODIFY_PROCESS_INSTANCE',
    object({ ...FILTER, moveInstructions: MOVES }),
    (instances, body, request) => {
      checkRequired(request, { moveInstructions: body.moveInstructions });
      const moveInstructions = moved(body.moveInstructions);
      const active = things(instances.filter(({ state }) => state === 'ACTIVE'));
      return batches.run('MODIFY_PROCESS_INSTANCE', active, (of) =>
        engine.modifyInstance(of, { moveInstructions }),
      );
    },
  );
  if (version === '8.8') return [cancellation, resolution, migration, modification];
  const deletion = batch('deletion', 'DELETE_PROCESS_INSTANCE', object(FILTER), (instances) =>
    batches.run('DELETE_PROCESS_INSTANCE', things(instances), (of) => engine.deleteInstance(of)),
  );
  return [cancellation, resolution, migration, modification, deletion];
}

/** @throws Refused for a filter that cannot be read */
function found(
  request: SandboxRequest,
  { engine }: Cluster,
  reading: Reading,
  filter: Record<string, unknown>,
): ProcessInstance[] {
  const matches = strictly(request, () => readFilter(processInstances, filter, reading));
  const documents = processInstances.collection(reading.storage).all().filter(matches);
  return documents.flatMap(({ key: of }) => engine.store.processInstance.get(of) ?? []);
}

const isActiveRoot = ({ state, parent }: ProcessInstance) => state === 'ACTIVE' && !parent;
const things = (instances: readonly ProcessInstance[]) =>
  instances.map((instance) => ({ key: instance.key, instance }));

function moved(instructions: ReturnType<typeof MOVES> = []) {
  return instructions.map(({ sourceElementId = '', targetElementId = '' }) => ({
    sourceElementId,
    targetElementId,
  }));
}
