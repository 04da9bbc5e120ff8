import type { Cluster } from '../cluster';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { BatchOperations } from './batches/batch-operations';
import { batchOperationRoutes } from './batches/routes';
import { decisionRoutes } from './decisions';
import { deploymentRoute } from './definitions/deployments';
import { resourceRoute } from './definitions/resources';
import { elementInstanceRoutes } from './element-instances';
import { expressionRoutes } from './expressions';
import { incidentRoutes } from './incidents';
import { jobRoutes } from './jobs/routes';
import { messageRoutes } from './messages';
import { instanceCommandRoutes } from './processes/instance-commands';
import { startRoute } from './processes/start';
import type { Waits } from './waits';

/** All commands over `/v2` but those of user tasks. */
export function commandRoutes(cluster: Cluster, settings: SandboxSettings, waits: Waits): Route[] {
  const batches = new BatchOperations(cluster.keys, settings.clock);
  return [
    deploymentRoute(cluster, settings),
    resourceRoute(cluster, settings, batches),
    startRoute(cluster, settings, waits),
    ...instanceCommandRoutes(cluster, settings, batches),
    ...batchOperationRoutes(cluster, batches, settings.version),
    ...elementInstanceRoutes(cluster, settings),
    ...incidentRoutes(cluster, settings),
    ...jobRoutes(cluster, settings, waits),
    ...messageRoutes(cluster, settings),
    ...decisionRoutes(cluster, settings),
    ...expressionRoutes(cluster, settings),
  ];
}
