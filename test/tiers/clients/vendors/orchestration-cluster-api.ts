import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataFolder } from '../../../support/servers/cache';
import { installVendorClient } from '../../../support/servers/vendor-client';
import { ClientProcess } from './client-process';
import {
  type Deployment,
  ENTITIES,
  type Item,
  type Login,
  type Page,
  pascal,
  type Resource,
  type Session,
  type Vendor,
} from './vendor';

const NAME = '@camunda8/orchestration-cluster-api';
const AT_ONCE = { consistency: { waitUpToMs: 0 } };

/** Whose answers it refuses when it checks them: the 204 of a task that has no form, and keys such as `123-1` of 8.8. */
const WRONGLY_DESCRIBED = {
  '8.8': ['getUserTaskForm', 'evaluateDecision', 'searchDecisionInstances'],
  '8.9': ['getUserTaskForm'],
};

/** Camunda's generated client of the REST API, for Node. */
export function orchestrationClusterApi(version: string, api: '8.8' | '8.9'): Vendor {
  let client: ClientProcess;
  return {
    name: NAME,
    version,
    api,
    dialect: 'rest',
    authentications: { none: true, basic: true, oidc: true, cookie: 'has no login for a cookie' },
    offers: [
      'form',
      'update',
      'instance',
      'identity',
      ...(api === '8.8' ? [] : ['effectiveVariables' as const]),
    ],
    searches: ENTITIES,
    lacks: api === '8.8' ? ['"tags"', '"name":{'] : [],
    hides: [],
    namesInLatin1: false,
    ownFilters: [],
    async start() {
      const folder = await installVendorClient({ name: NAME, version });
      client = await ClientProcess.startNode('orchestration-cluster-api', folder);
    },
    async connect(login) {
      const strict = await client.connect(settingsOf(login));
      const lenient = await client.connect({
        ...settingsOf(login),
        CAMUNDA_SDK_VALIDATION: 'req:none,res:none',
      });
      return sessionOf(
        (...call) => client.call(WRONGLY_DESCRIBED[api].includes(call[0]) ? lenient : strict, call),
        (work) => client.work(strict, work),
      );
    },
    async speak(login) {
      const number = await client.connect({
        ...settingsOf(login),
        CAMUNDA_SDK_VALIDATION: 'req:strict,res:none',
      });
      return (call) => client.call(number, call);
    },
    stop: () => client.stop(),
  };
}

function settingsOf({ sandbox, authentication, password, clientSecret }: Login): Record<string, string> {
  const common = {
    CAMUNDA_REST_ADDRESS: sandbox.url,
    CAMUNDA_SDK_LOG_LEVEL: 'silent',
    // It checks answers by its own schemas. Its check of requests takes `page.after` away (as of 9.1.5).
    CAMUNDA_SDK_VALIDATION: 'req:none,res:strict',
  };
  switch (authentication) {
    case 'basic':
      return {
        ...common,
        CAMUNDA_AUTH_STRATEGY: 'BASIC',
        CAMUNDA_BASIC_AUTH_USERNAME: 'demo',
        CAMUNDA_BASIC_AUTH_PASSWORD: password,
      };
    case 'oidc':
      return {
        ...common,
        CAMUNDA_AUTH_STRATEGY: 'OAUTH',
        CAMUNDA_OAUTH_URL: sandbox.tokenUrl,
        CAMUNDA_CLIENT_ID: 'node-red',
        CAMUNDA_CLIENT_SECRET: clientSecret,
        CAMUNDA_TOKEN_AUDIENCE: 'orchestration',
        // It repeats a refused login four times otherwise, for 15 s.
        CAMUNDA_OAUTH_RETRY_MAX: '1',
      };
    default:
      return { ...common, CAMUNDA_AUTH_STRATEGY: 'NONE' };
  }
}

type Call = (method: string, ...args: unknown[]) => Promise<unknown>;

function sessionOf(call: Call, work: Session['work']): Session {
  const itemsOf = async (answer: Promise<unknown>) => ((await answer) as Page).items;
  const item = (method: string, ...args: unknown[]) => call(method, ...args) as Promise<Item>;
  return {
    topology: () => item('getTopology'),
    searchTasks: (query) => call('searchUserTasks', query, AT_ONCE) as Promise<Page>,
    task: (userTaskKey) => item('getUserTask', { userTaskKey }, AT_ONCE),
    form: async (userTaskKey) => (await item('getUserTaskForm', { userTaskKey }, AT_ONCE)) ?? null,
    variables: (userTaskKey, filter = {}) =>
      itemsOf(call('searchUserTaskVariables', { userTaskKey, filter }, AT_ONCE)),
    effectiveVariables: (userTaskKey) =>
      itemsOf(call('searchUserTaskEffectiveVariables', { userTaskKey }, AT_ONCE)),
    assign: (userTaskKey, assignee, allowOverride) =>
      call('assignUserTask', { userTaskKey, assignee, allowOverride }),
    unassign: (userTaskKey) => call('unassignUserTask', { userTaskKey }),
    update: (userTaskKey, changeset) => call('updateUserTask', { userTaskKey, changeset }),
    complete: (userTaskKey, variables) => call('completeUserTask', { userTaskKey, variables }),
    deploy: async (resources) => {
      const files = await write(resources);
      return call('deployResourcesFromFiles', files) as Promise<Deployment>;
    },
    search: (entity, query) => call(`search${pascal(entity)}`, query, AT_ONCE) as Promise<Page>,
    work,
    activateJobs: async (type, maxJobsToActivate, timeout) => {
      const asked = { type, maxJobsToActivate, timeout, worker: NAME };
      const { jobs } = (await call('activateJobs', asked)) as { jobs: { jobKey: string }[] };
      return jobs.map(({ jobKey }) => jobKey);
    },
    completeJob: (jobKey, variables) => call('completeJob', { jobKey, variables }),
    updateJob: (jobKey, changeset) => call('updateJob', { jobKey, changeset }),
    resolveIncident: (incidentKey) => call('resolveIncident', { incidentKey }),
    setVariables: (elementInstanceKey, variables) =>
      call('createElementInstanceVariables', { elementInstanceKey, variables }),
    publish: (message) => item('publishMessage', message),
    correlate: (message) => item('correlateMessage', message),
    broadcast: (signal) => item('broadcastSignal', signal),
    evaluate: (decision) => item('evaluateDecision', decision),
    start: (process) => item('createProcessInstance', process),
    instance: (processInstanceKey) => item('getProcessInstance', { processInstanceKey }, AT_ONCE),
    cancel: (processInstanceKey) => call('cancelProcessInstance', { processInstanceKey }),
    identity: () => item('getAuthentication'),
  };
}

/** Its resources are files. */
async function write(resources: readonly Resource[]): Promise<string[]> {
  const folder = await dataFolder('deployment');
  const files = resources.map(({ name, content }) => ({ file: path.join(folder, name), content }));
  await Promise.all(files.map(({ file, content }) => writeFile(file, content)));
  return files.map(({ file }) => file);
}
