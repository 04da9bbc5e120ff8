import { once } from 'node:events';
import type { Cluster } from '../cluster';
import type { Reference } from '../engine/commands';
import type { Variables } from '../engine/run/records';
import { type Answer, empty, isObject, problem, Refused, readObject, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { PATIENCE } from '../settled';
import { absent, invalidArgument, v2Json } from './answer';
import { carryOut, checkKey, checkPartition } from './commands';

/** Starting, looking at and cancelling instances of processes. */
export function processInstanceRoutes(cluster: Cluster, { version }: SandboxSettings): Route[] {
  const instance: Route = {
    method: 'GET',
    path: '/v2/process-instances/{key}',
    answer: (request, key) => instanceOf(cluster, version, request, key),
  };
  return [
    { method: 'POST', path: '/v2/process-instances', answer: (request) => start(cluster, version, request) },
    {
      method: 'POST',
      path: '/v2/process-instances/{key}/cancellation',
      answer: (request, key) => cancel(cluster, request, key),
    },
    ...(version === '8.6' ? [] : [instance]),
  ];
}

async function start(cluster: Cluster, version: Version, request: SandboxRequest): Promise<Answer> {
  const body = readObject(request);
  const { variables, tags } = body;
  const process = processToStart(request, body);
  const { key, definition } = carryOut(request, 'CREATE', () =>
    cluster.engine.createInstance({
      process,
      variables: isObject(variables) ? variables : {},
      tags: Array.isArray(tags) ? tags.map(String) : [],
    }),
  );
  return v2Json(version, {
    processDefinitionKey: definition.key,
    processDefinitionId: definition.id,
    processDefinitionVersion: definition.version,
    processInstanceKey: key,
    tenantId: definition.tenantId,
    variables: body.awaitCompletion === true ? await result(cluster, version, request, body, key) : {},
    ...(version === '8.6' ? {} : { tags: tags ?? [] }),
    ...(version === '8.9' ? { businessId: null } : {}),
  });
}

/** The variables of an instance at its end, or those of them that are named in `fetchVariables`. @throws Refused where the end takes too long */
async function result(
  { engine }: Cluster,
  version: Version,
  request: SandboxRequest,
  { fetchVariables, requestTimeout }: Record<string, unknown>,
  instanceKey: string,
): Promise<Variables> {
  // 8.6.0 takes no notice of what is asked for (recorded); camunda/camunda#45703 has mended that in the later versions.
  const asked = version === '8.6' ? 0 : Number(requestTimeout ?? 0);
  const signal = AbortSignal.timeout(asked > 0 ? asked : PATIENCE);
  const isOver = () => engine.store.processInstance.get(instanceKey)?.state === 'COMPLETED';
  try {
    while (!isOver()) await once(engine.changes, 'processInstance', { signal });
  } catch {
    const detail = 'Expected to handle REST API request, but request timed out between gateway and broker';
    throw new Refused(problem(request, 504, 'java.util.concurrent.TimeoutException', detail));
  }
  return engine.variablesOf(instanceKey, Array.isArray(fetchVariables) ? fetchVariables.map(String) : []);
}

/** By key, or by id and version: -1 or none is the newest. @throws Refused where the body names no process, or two */
function processToStart(request: SandboxRequest, body: Record<string, unknown>): Reference {
  const { processDefinitionId: id, processDefinitionKey: key, processDefinitionVersion } = body;
  if (id === undefined && key === undefined) {
    throw invalidArgument(
      request,
      'At least one of [processDefinitionId, processDefinitionKey] is required.',
    );
  }
  if (id !== undefined && key !== undefined) {
    throw invalidArgument(request, 'Only one of [processDefinitionId, processDefinitionKey] is allowed.');
  }
  const version = Number(processDefinitionVersion ?? -1) < 0 ? undefined : Number(processDefinitionVersion);
  return key === undefined ? { id: String(id), version } : { key: String(key) };
}

function instanceOf({ engine }: Cluster, version: Version, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'processInstanceKey', key);
  const instance = engine.store.processInstance.get(key);
  if (!instance) {
    return problem(request, 404, 'NOT_FOUND', `Process Instance with key '${key}' not found`);
  }
  const { definition, state, tags, startDate, endDate } = instance;
  const nothing = absent(version);
  return v2Json(version, {
    processDefinitionId: definition.id,
    processDefinitionName: definition.model.name ?? definition.id,
    processDefinitionVersion: definition.version,
    processDefinitionVersionTag: nothing,
    startDate: new Date(startDate).toISOString(),
    endDate: endDate === undefined ? nothing : new Date(endDate).toISOString(),
    state,
    hasIncident: instance.incidents > 0,
    tenantId: definition.tenantId,
    processInstanceKey: key,
    processDefinitionKey: definition.key,
    parentProcessInstanceKey: nothing,
    parentElementInstanceKey: nothing,
    tags,
    ...(version === '8.9' ? { rootProcessInstanceKey: key, businessId: null } : {}),
  });
}

function cancel(cluster: Cluster, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'processInstanceKey', key);
  checkPartition(cluster, request, key);
  carryOut(request, 'CANCEL', () => cluster.engine.cancelInstance(key));
  return empty(204);
}
