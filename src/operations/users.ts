import type { Operation } from './operation';

/** Of users that Camunda manages itself; where an OpenID provider does, it refuses. */
export const searchUsers = {
  id: 'searchUsers',
  method: 'POST',
  path: '/v2/users/search',
  kind: 'read',
  since: '8.8',
  input: { page: { in: 'body', kind: 'object' } },
} as const satisfies Operation;
