import { sentence } from '../sentence';
import type { Operation } from './operation';
import { noSuchOperation } from './refusal';

export const getTopology = {
  id: 'getTopology',
  method: 'GET',
  path: '/v2/topology',
  kind: 'read',
  since: '8.5',
  input: {},
  refusals: [
    noSuchOperation(
      () =>
        sentence`There is no /v2 at this address: Camunda has it from 8.5 on, but a Tasklist or an Operate of its own (up to 8.7) has none: check the REST address, or set API to v1`,
    ),
  ],
} as const satisfies Operation;
