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
        sentence`There is no /v2 at this address. Check the REST address, or set API to v1 (a separate Tasklist or Operate, up to 8.7, has no /v2)`,
    ),
  ],
} as const satisfies Operation;
