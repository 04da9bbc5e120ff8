import type { Cluster } from '../cluster';
import { type Answer, empty, isObject, problem, Refused, readObject, type SandboxRequest } from '../http';
import type { ProcessDefinition } from '../process-definition';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { absent, invalidArgument, v2Json } from './answer';
import { checkKey, checkPartition, rejected } from './commands';

/** Milliseconds that the gateway waits for the broker (recorded of 8.6.0). */
const RESULT_TIMEOUT = 15_000;

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
  const definition = definitionToStart(cluster, request, body);
  const { instanceKey } = cluster.start(definition, {
    ...(isObject(variables) ? { variables } : {}),
    ...(Array.isArray(tags) ? { tags: tags.map(String) } : {}),
  });
  return v2Json(version, {
    processDefinitionKey: definition.processDefinitionKey,
    processDefinitionId: definition.processDefinitionId,
    processDefinitionVersion: definition.processDefinitionVersion,
    processInstanceKey: instanceKey,
    tenantId: '<default>',
    variables:
      body.awaitCompletion === true ? await result(cluster, version, request, body, instanceKey) : {},
    ...(version === '8.6' ? {} : { tags: tags ?? [] }),
    ...(version === '8.9' ? { businessId: null } : {}),
  });
}

/** The variables of an instance at its end, or those of them that are named in `fetchVariables`. @throws Refused where the end takes too long */
async function result(
  cluster: Cluster,
  version: Version,
  request: SandboxRequest,
  { fetchVariables, requestTimeout }: Record<string, unknown>,
  instanceKey: string,
): Promise<Record<string, unknown>> {
  // 8.6.0 takes no notice of what is asked for (recorded); camunda/camunda#45703 has mended that in the later versions.
  const asked = version === '8.6' ? 0 : Number(requestTimeout ?? 0);
  const signal = AbortSignal.timeout(asked > 0 ? asked : RESULT_TIMEOUT);
  const variables = await cluster.completion(instanceKey, signal).catch(() => {
    const detail = 'Expected to handle REST API request, but request timed out between gateway and broker';
    throw new Refused(problem(request, 504, 'java.util.concurrent.TimeoutException', detail));
  });
  const names = Array.isArray(fetchVariables) ? fetchVariables.map(String) : [];
  return names.length === 0
    ? variables
    : Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

/** By key, or by id and version: -1 or none is the newest. @throws Refused where the body names no process, two, or one that is not there */
function definitionToStart(
  cluster: Cluster,
  request: SandboxRequest,
  body: Record<string, unknown>,
): ProcessDefinition {
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
  const definition = cluster.definition(
    key === undefined ? { id: String(id), version } : { key: String(key) },
  );
  if (!definition) {
    const byId = version === undefined ? `process ID '${id}'` : `process ID '${id}' and version '${version}'`;
    const which = key === undefined ? byId : `key '${key}'`;
    const reason = `Expected to find process definition with ${which}, but none found`;
    throw rejected(request, 404, 'NOT_FOUND', 'CREATE', reason);
  }
  return definition;
}

function instanceOf(cluster: Cluster, version: Version, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'processInstanceKey', key);
  const instance = cluster.instance(key);
  if (!instance) {
    return problem(request, 404, 'NOT_FOUND', `Process Instance with key '${key}' not found`);
  }
  const { definition, state, tags, startDate, endDate } = instance;
  const nothing = absent(version);
  return v2Json(version, {
    processDefinitionId: definition.processDefinitionId,
    processDefinitionName: definition.processName,
    processDefinitionVersion: definition.processDefinitionVersion,
    processDefinitionVersionTag: nothing,
    startDate: new Date(startDate).toISOString(),
    endDate: endDate === undefined ? nothing : new Date(endDate).toISOString(),
    state,
    hasIncident: false,
    tenantId: '<default>',
    processInstanceKey: key,
    processDefinitionKey: definition.processDefinitionKey,
    parentProcessInstanceKey: nothing,
    parentElementInstanceKey: nothing,
    tags,
    ...(version === '8.9' ? { rootProcessInstanceKey: key, businessId: null } : {}),
  });
}

function cancel(cluster: Cluster, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'processInstanceKey', key);
  checkPartition(cluster, request, key);
  if (!cluster.cancel(key)) {
    const reason = `Expected to cancel a process instance with key '${key}', but no such process was found`;
    throw rejected(request, 404, 'NOT_FOUND', 'CANCEL', reason);
  }
  return empty(204);
}
