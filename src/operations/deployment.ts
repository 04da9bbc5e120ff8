import { sentence } from '../sentence';
import type { Operation } from './operation';
import { lacksPermission } from './refusal';

/** Its body is a form: a part `resources` for each file, and `tenantId`. */
export const createDeployment = {
  id: 'createDeployment',
  method: 'POST',
  path: '/v2/deployments',
  kind: 'command',
  // A file that is there unchanged keeps its version.
  resend: 'safe',
  since: '8.6',
  input: {},
  refusals: [
    lacksPermission('RESOURCE CREATE'),
    {
      matches: ({ status = 0, title = '', detail = '' }) =>
        status === 413 || (title === 'MALFORMED_REQUEST' && detail.includes('maxMessageSize')),
      code: 'CAMUNDA_INVALID',
      says: () =>
        sentence`The files are too large for this Camunda. Deploy fewer at once, or raise its limit`,
    },
  ],
} as const satisfies Operation;
