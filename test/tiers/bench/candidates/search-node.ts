import { type Candidate, type FlowNode, search } from './candidate';

/** A cluster node with an OIDC token that it keeps, and our defaults for the rest. */
export function clusterNode(server: string, id = 'cluster'): FlowNode {
  return {
    id,
    type: 'camunda8-cluster',
    version: 1,
    environment: 'self-managed',
    restAddress: server,
    authentication: 'oidc',
    tokenUrl: `${server}/token`,
    credentials: { clientId: 'bench', clientSecret: 'secret' },
  };
}

function searching(type: string, properties: object = {}): Candidate {
  return {
    errand: search,
    flow: (server) => [
      clusterNode(server),
      { id: 'first', type, version: 1, z: 'tab', cluster: 'cluster', wires: [['sink']], ...properties },
    ],
  };
}

/** Our search node with its defaults. */
export const searchNode = searching('camunda8-search-tasks');

/** The one for any entity, which is to cost no more. */
export const searchAnyNode = searching('camunda8-search', { entity: 'user-tasks' });
