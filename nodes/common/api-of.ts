import type { Api } from '../../src/connection/settings';

/** The API that a form has chosen. @param api property of a node; a flow file may say anything */
export function apiOf(api: unknown): Api {
  return api === 'v1' ? 'v1' : 'v2';
}
