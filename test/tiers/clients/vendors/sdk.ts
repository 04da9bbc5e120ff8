import { installVendorClient } from '../../../support/servers/vendor-client';
import { ClientProcess } from './client-process';
import {
  type Deployment,
  type Item,
  type Login,
  type Page,
  pascal,
  type Session,
  type Vendor,
} from './vendor';

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
    dialect: 'sdk',
    authentications: {
      none: true,
      basic: true,
      oidc: true,
      cookie: 'knows no CSRF token: reads and no more',
    },
    offers: [],
    searches: ['process-definitions', 'process-instances', 'element-instances', 'variables', 'incidents'],
    lacks: ['"tags"', '"name":{'],
    hides: [],
    namesInLatin1: false,
    ownFilters: [],
    start: async () => {
      client = await startSdk();
    },
    async connect(login) {
      const number = await client.connect(sdkSettings(login));
      return sessionOf(
        (...call) => client.call(number, call),
        (work) => client.work(number, work),
      );
    },
    async speak(login) {
      const number = await client.connect(sdkSettings(login));
      return (call) => client.call(number, call);
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

function sessionOf(
  call: (method: string, ...args: unknown[]) => Promise<unknown>,
  work: Session['work'],
): Session {
  const item = (method: string, ...args: unknown[]) => call(method, ...args) as Promise<Item>;
  return {
    topology: () => item('getTopology'),
    searchTasks: (query) => call('searchUserTasks', { sort: SORT, ...query }) as Promise<Page>,
    task: (key) => item('getUserTask', key),
    variables: async (userTaskKey, filter = {}) =>
      ((await call('searchUserTaskVariables', { userTaskKey, filter })) as Page).items,
    assign: (userTaskKey, assignee, allowOverride) =>
      call('assignUserTask', { userTaskKey, assignee, allowOverride }),
    unassign: (userTaskKey) => call('unassignUserTask', { userTaskKey }),
    complete: (userTaskKey, variables) => call('completeUserTask', { userTaskKey, variables }),
    deploy: (resources) => call('deployResources', resources) as Promise<Deployment>,
    search: (entity, query) => call(`search${pascal(entity)}`, { sort: [], ...query }) as Promise<Page>,
    work,
    updateJob: (jobKey, changeset) => call('updateJob', { jobKey, ...changeset }),
    resolveIncident: (key) => call('resolveIncident', key),
    setVariables: (elementInstanceKey, variables) =>
      call('updateElementInstanceVariables', { elementInstanceKey, variables }),
    publish: (message) => item('publishMessage', message),
    correlate: (message) => item('correlateMessage', message),
    broadcast: (signal) => item('broadcastSignal', signal),
    evaluate: (decision) => item('evaluateDecision', decision),
    start: (process) => {
      const { awaitCompletion, variables = {}, ...request } = process;
      const method = awaitCompletion ? 'createProcessInstanceWithResult' : 'createProcessInstance';
      return item(method, { variables, ...request });
    },
    cancel: (processInstanceKey) => call('cancelProcessInstance', { processInstanceKey }),
  };
}
