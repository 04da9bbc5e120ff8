import type { Candidate, FlowNode } from './candidate';

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

/** Our search node with its defaults. */
export const searchNode: Candidate = {
  flow: (server) => [
    clusterNode(server),
    {
      id: 'first',
      type: 'camunda8-search-tasks',
      version: 1,
      z: 'tab',
      cluster: 'cluster',
      wires: [['sink']],
    },
  ],
  tasksIn: (payload) => payload,
};
