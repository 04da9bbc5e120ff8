import type { Cluster } from '../../cluster';
import { problem } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { checkKey } from '../commands';
import { decisionRoutes } from './decision-routes';
import { identityRoutes } from './identity-routes';
import { processRoutes } from './process-routes';
import { getRoute, searchRoute } from './read-routes';
import { searchesOf86 } from './searches-8.6';
import { variables } from './variables';
import { correlations, incidents, jobs, messageSubscriptions } from './work';

/** What can be read of all that the engine runs: searches, and what is got by its key. 8.6 has a few searches of its own. */
export function entityRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const { storage, engine } = cluster;
  const { version, searchEnabled } = settings;
  if (version === '8.6') return searchEnabled ? searchesOf86(cluster) : [];
  const reading = { version, storage };
  return [
    ...processRoutes(reading, engine),
    ...decisionRoutes(reading),
    ...identityRoutes(reading, settings),
    searchRoute(incidents, reading),
    getRoute(incidents, reading, { title: 'Incident', parameter: 'incidentKey' }),
    searchRoute(variables, reading),
    getRoute(variables, reading, { title: 'Variable', parameter: 'variableKey' }),
    searchRoute(jobs, reading),
    searchRoute(messageSubscriptions, reading),
    searchRoute(correlations, reading),
    ...['', '/content'].map(resourceRoute),
  ];
}

/** Only RPA scripts are resources to these versions, and none can be deployed here. */
const resourceRoute = (rest: string): Route => ({
  method: 'GET',
  path: `/v2/resources/{key}${rest}`,
  answer: (request, key) => {
    checkKey(request, 'resourceKey', key);
    return problem(request, 404, 'NOT_FOUND', `Resource with key '${key}' not found`);
  },
});
