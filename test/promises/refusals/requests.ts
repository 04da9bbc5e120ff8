import { page, problem } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { clusterAt } from '../../support/node-red/flow';
import { type Provoke, type Stage, USER } from './stage';

const search = { type: 'camunda8-search-tasks' };
const searchV1 = { ...search, api: 'v1' };

/** A Camunda with CSRF protection, behind a proxy that knows nothing of its header. */
async function withoutCsrfHeader(stage: Stage, version: '8.6' | '8.8') {
  const { url } = await stage.sandbox({ version, authentication: 'cookie', csrf: true });
  const front = await stage.server();
  front.on('*', forwardTo(url, { without: ['x-csrf-token'] }));
  return stage.refusal(clusterAt(front.url, { authentication: 'cookie' }, USER), search);
}

/** What a login does not help against. */
export const requestRefusals: Record<string, Provoke> = {
  'CSRF token lost on the way, 8.6 and 8.7': (stage) => withoutCsrfHeader(stage, '8.6'),

  'CSRF token lost on the way, 8.8 and newer': (stage) => withoutCsrfHeader(stage, '8.8'),

  'Missing permission': async (stage) => {
    const server = await stage.server();
    const detail = "Unauthorized to perform operation 'READ' on resource 'CLUSTER'";
    server.on('*', problem(403, 'FORBIDDEN', detail));
    return stage.refusal(clusterAt(server.url));
  },

  'A firewall in front of Camunda': async (stage) => {
    const server = await stage.server();
    server.on('*', page(403, '<html><title>Access denied</title></html>'));
    return stage.refusal(clusterAt(server.url));
  },

  'Search switched off, 8.6 and 8.7': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6', searchEnabled: false });
    return stage.refusal(clusterAt(url), search);
  },

  'Tasklist v1 gone': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.9', tasklistV1: false });
    return stage.refusal(clusterAt(url), searchV1);
  },
};
