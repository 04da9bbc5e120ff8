import type { Cluster } from '../../cluster';
import { empty } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { v2Json } from '../answer';
import { flag, integer, object, since } from '../body';
import { keyedCommand } from '../keyed-command';

/** Taking back what was deployed: one version of a process or of a form, or a DMN file with its decisions. */
export function resourceRoute(cluster: Cluster, { version }: SandboxSettings): Route {
  return keyedCommand(
    cluster,
    version,
    object({ operationReference: integer, deleteHistory: since('8.9', flag) }),
    {
      path: '/v2/resources/{key}/deletion',
      name: 'resourceKey',
      intent: 'DELETE',
      run: (key) => cluster.engine.deleteResource(key),
      answer: (_, resourceKey) =>
        version === '8.9' ? v2Json(version, { resourceKey, batchOperation: null }) : empty(200),
    },
  );
}
