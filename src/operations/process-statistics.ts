import { sentence } from '../sentence';
import type { Operation } from './operation';
import { noInstance, processInstanceKey } from './process-instances';
import { lacksPermission, NO_PARTITION } from './refusal';

/** How many instances of each element of one version of a process there are. */
export const getProcessDefinitionStatistics = {
  id: 'getProcessDefinitionStatistics',
  method: 'POST',
  path: '/v2/process-definitions/{processDefinitionKey}/statistics/element-instances',
  kind: 'read',
  since: '8.8',
  tooOld: (version) => sentence`Camunda ${version} cannot count the tokens of a process (new in 8.8)`,
  input: {
    processDefinitionKey: { in: 'path', kind: 'key', required: true },
    filter: { in: 'body', kind: 'object' },
  },
  refusals: [NO_PARTITION, lacksPermission('READ_PROCESS_INSTANCE')],
} as const satisfies Operation;

/** How many instances of each process run, with and without an incident; of those of which any run. */
export const getProcessDefinitionInstanceStatistics = {
  id: 'getProcessDefinitionInstanceStatistics',
  method: 'POST',
  path: '/v2/process-definitions/statistics/process-instances',
  kind: 'read',
  since: '8.9',
  input: { page: { in: 'body', kind: 'object' } },
  refusals: [NO_PARTITION, lacksPermission('READ_PROCESS_INSTANCE')],
} as const satisfies Operation;

/** The same of one process instance. */
export const getProcessInstanceStatistics = {
  id: 'getProcessInstanceStatistics',
  method: 'GET',
  path: '/v2/process-instances/{processInstanceKey}/statistics/element-instances',
  kind: 'read',
  since: '8.8',
  input: { processInstanceKey },
  refusals: [NO_PARTITION, noInstance, lacksPermission('READ_PROCESS_INSTANCE')],
} as const satisfies Operation;

/** The sequence flows that an instance has taken. */
export const getProcessInstanceSequenceFlows = {
  id: 'getProcessInstanceSequenceFlows',
  method: 'GET',
  path: '/v2/process-instances/{processInstanceKey}/sequence-flows',
  kind: 'read',
  since: '8.8',
  input: { processInstanceKey },
  refusals: [NO_PARTITION, noInstance, lacksPermission('READ_PROCESS_INSTANCE')],
} as const satisfies Operation;
