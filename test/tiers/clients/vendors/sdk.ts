import { installVendorClient } from '../../../support/servers/vendor-client';
import { ClientProcess } from './client-process';
import type { Item, Login, Session, TaskPage, Vendor } from './vendor';

const NAME = '@camunda8/sdk';
export const SDK_VERSION = '8.8.13';

/** What the SDK's own default lacks: it asks for the order `asc`, which no description of 8.8 has. */
const SORT = [{ field: 'creationDate', order: 'ASC' }];

/** A process of Camunda's SDK for Node, with which a test of Tasklist begins too. */
export async function startSdk(): Promise<ClientProcess> {
  return ClientProcess.startNode('sdk', await installVendorClient({ name: NAME, version: SDK_VERSION }));
}

/**
 * Camunda's SDK for Node, by its client of the REST API. It has none for a task's form, an instance and the caller, and updates a
 * task at a path that no Camunda has.
 */
export function sdk(): Vendor {
  let client: ClientProcess;
  return {
    name: NAME,
    version: SDK_VERSION,
    api: '8.8',
    authentications: {
      none: true,
      basic: true,
      oidc: true,
      cookie: 'knows no CSRF token: reads and no more',
    },
    offers: [],
    lacks: ['"tags"', '"name":{'],
    ownFilters: [],
    start: async () => {
      client = await startSdk();
    },
    async connect(login) {
      const number = await client.connect(sdkSettings(login));
      return sessionOf((...call) => client.call(number, call));
    },
    stop: () => client.stop(),
  };
}

/** For both of the SDK's clients. */
export function sdkSettings({ sandbox, authentication, password, clientSecret }: Login) {
  const common = {
    ZEEBE_REST_ADDRESS: sandbox.url,
    CAMUNDA_TASKLIST_BASE_URL: sandbox.url,
    CAMUNDA_LOG_LEVEL: 'none',
  };
  const user = { CAMUNDA_BASIC_AUTH_USERNAME: 'demo', CAMUNDA_BASIC_AUTH_PASSWORD: password };
  const cookie = {
    CAMUNDA_COOKIE_AUTH_URL: `${sandbox.url}/login`,
    CAMUNDA_COOKIE_AUTH_USERNAME: 'demo',
    CAMUNDA_COOKIE_AUTH_PASSWORD: password,
  };
  const oauth = {
    CAMUNDA_OAUTH_URL: sandbox.tokenUrl,
    ZEEBE_CLIENT_ID: 'node-red',
    ZEEBE_CLIENT_SECRET: clientSecret,
    CAMUNDA_TOKEN_SCOPE: 'orchestration',
  };
  switch (authentication) {
    case 'basic':
      return { ...common, ...user, CAMUNDA_AUTH_STRATEGY: 'BASIC' };
    case 'oidc':
      return { ...common, ...oauth, CAMUNDA_AUTH_STRATEGY: 'OAUTH' };
    case 'cookie':
      return { ...common, ...cookie, CAMUNDA_AUTH_STRATEGY: 'COOKIE' };
    case 'none':
      return { ...common, CAMUNDA_AUTH_STRATEGY: 'NONE' };
  }
}

function sessionOf(call: (method: string, ...args: unknown[]) => Promise<unknown>): Session {
  const item = (method: string, ...args: unknown[]) => call(method, ...args) as Promise<Item>;
  return {
    topology: () => item('getTopology'),
    searchTasks: (query) => call('searchUserTasks', { sort: SORT, ...query }) as Promise<TaskPage>,
    task: (key) => item('getUserTask', key),
    variables: async (userTaskKey, filter = {}) =>
      ((await call('searchUserTaskVariables', { userTaskKey, filter })) as TaskPage).items,
    assign: (userTaskKey, assignee, allowOverride) =>
      call('assignUserTask', { userTaskKey, assignee, allowOverride }),
    unassign: (userTaskKey) => call('unassignUserTask', { userTaskKey }),
    complete: (userTaskKey, variables) => call('completeUserTask', { userTaskKey, variables }),
    deploy: async (resources) => {
      const { processes, forms } = await item('deployResources', resources);
      return { processes: processes as Item[], forms: forms as Item[] };
    },
    start: (process) => {
      const { awaitCompletion, variables = {}, ...request } = process;
      const method = awaitCompletion ? 'createProcessInstanceWithResult' : 'createProcessInstance';
      return item(method, { variables, ...request });
    },
    cancel: (processInstanceKey) => call('cancelProcessInstance', { processInstanceKey }),
  };
}
