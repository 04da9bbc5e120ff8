import type { Cluster } from '../cluster';
import { type Answer, empty, readObject, type SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { v2Json } from './answer';
import { carryOut, checkKey, checkPartition } from './commands';

/** Taking back what was deployed: one version of a process or of a form. */
export function resourceRoutes(cluster: Cluster, { version }: SandboxSettings): Route[] {
  return [
    {
      method: 'POST',
      path: '/v2/resources/{key}/deletion',
      answer: (request, key) => deleteResource(cluster, version, request, key),
    },
  ];
}

/** Not recorded: the status is that of the descriptions, the sentence that of the engine. */
function deleteResource(cluster: Cluster, version: Version, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'resourceKey', key);
  readObject(request);
  checkPartition(cluster, request, key);
  carryOut(request, 'DELETE', () => cluster.engine.deleteResource(key));
  return version === '8.9' ? v2Json(version, { resourceKey: key, batchOperation: null }) : empty(200);
}
