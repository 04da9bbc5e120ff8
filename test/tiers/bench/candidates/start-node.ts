import { type Candidate, start } from './candidate';
import { clusterNode } from './search-node';

/** Our process instance node, with the process in its form. */
export const startNode: Candidate = {
  errand: start,
  flow: (server) => [
    clusterNode(server),
    {
      ...{ id: 'first', type: 'camunda8-process-instance', version: 1, z: 'tab', cluster: 'cluster' },
      ...{ operation: 'start', processDefinitionId: 'invoice', processDefinitionIdType: 'str' },
      ...{ variables: 'payload', variablesType: 'msg', wires: [['sink']] },
    },
  ],
};
