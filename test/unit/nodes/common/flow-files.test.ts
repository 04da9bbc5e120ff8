import path from 'node:path';
import type { NodeAPI, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import clusterEvents from '../../../../nodes/camunda8-cluster-events/camunda8-cluster-events';
import decision from '../../../../nodes/camunda8-decision/camunda8-decision';
import deploy from '../../../../nodes/camunda8-deploy/camunda8-deploy';
import incident from '../../../../nodes/camunda8-incident/camunda8-incident';
import incidentEvents from '../../../../nodes/camunda8-incident-events/camunda8-incident-events';
import jobResult from '../../../../nodes/camunda8-job-result/camunda8-job-result';
import jobWorker from '../../../../nodes/camunda8-job-worker/camunda8-job-worker';
import login from '../../../../nodes/camunda8-login/camunda8-login';
import message from '../../../../nodes/camunda8-message/camunda8-message';
import processInstance from '../../../../nodes/camunda8-process-instance/camunda8-process-instance';
import request from '../../../../nodes/camunda8-request/camunda8-request';
import search from '../../../../nodes/camunda8-search/camunda8-search';
import searchTasks from '../../../../nodes/camunda8-search-tasks/camunda8-search-tasks';
import signal from '../../../../nodes/camunda8-signal/camunda8-signal';
import task from '../../../../nodes/camunda8-task/camunda8-task';
import taskEvents from '../../../../nodes/camunda8-task-events/camunda8-task-events';
import topology from '../../../../nodes/camunda8-topology/camunda8-topology';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { type Definition, readDefinition } from '../../../promises/package/definition';
import { clusterAt } from '../../../support/node-red/flow';
import { unhandledRejections } from '../../../support/unhandled';

const types = [
  (RED: NodeAPI) => processInstance(RED),
  ...[decision, message, signal],
  ...[cluster, clusterEvents, deploy, jobResult, jobWorker, login, request],
  ...[search, searchTasks, task, taskEvents, topology],
  ...[incident, incidentEvents],
];

function definitionOf(type: string): Definition {
  return readDefinition(path.join(__dirname, '..', '..', '..', '..', 'nodes', type, `${type}.html`));
}

const clusterDefinition = definitionOf('camunda8-cluster');
const actions = [
  'camunda8-decision',
  'camunda8-deploy',
  'camunda8-incident',
  'camunda8-job-result',
  'camunda8-login',
  'camunda8-process-instance',
  'camunda8-message',
  'camunda8-request',
  'camunda8-search',
  'camunda8-search-tasks',
  'camunda8-signal',
  'camunda8-task',
  'camunda8-topology',
].map(definitionOf);

function nested(levels: number): unknown {
  let inner: unknown = 'x';
  for (let level = 0; level < levels; level++) inner = { inner };
  return inner;
}

/** `msg.error` as a Catch node gets it. */
interface Failure {
  message: string;
  source: { type: string };
}

/** What a property of a flow file that was written by hand can hold. */
const values: [what: string, value: unknown][] = [
  // One that cannot be written as text itself does not get past Node-RED's own reading of the file.
  ['is an object that holds what cannot be written as text', { inner: { toString: null, valueOf: null } }],
  ['is a number', -1e308],
  ['is a list of odd things', [null, [], {}, 5]],
  ['is true', true],
  ['is a megabyte of text', 'x'.repeat(1_000_000)],
  ['is nested 500 levels deep', nested(500)],
  ['is the id of another kind of node', 'other'],
  ['holds half of a character', '\ud800'],
];

describe('A flow file of any shape ends in a red status or in work, and Node-RED goes on running,', () => {
  const unhandled = unhandledRejections();
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ version: '8.8' });
  });
  after(() => sandbox.close());
  beforeEach(() => helper.startServer());
  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
  });

  /** Action nodes, each with one odd property, and clusters, each with one too, with a topology node that uses it. */
  function nodesWith(odd: unknown) {
    const good = clusterAt(sandbox.url).properties;
    const tokenUrl = `${sandbox.url}/no-token-here`;
    const logins = ['basic', 'cookie', 'oidc'].map((authentication) => ({
      ...good,
      authentication,
      tokenUrl,
    }));
    const clusters = [
      ...Object.keys(clusterDefinition.defaults).map((name) => ({ ...good, [name]: odd })),
      ...logins,
      { ...good, environment: odd, authentication: odd, restAddress: odd },
    ].map((properties, index) => ({ ...properties, id: `c${index}`, type: 'camunda8-cluster' }));
    const users = clusters.map(({ id }) => ({ type: 'camunda8-topology', cluster: id }));
    const others = actions.flatMap(({ type, defaults }) =>
      Object.keys(defaults).map((name) => ({ type, cluster: 'good', [name]: odd })),
    );
    const asking = [...users, ...others].map((node, index) => ({
      ...node,
      id: `n${index}`,
      z: 'tab',
      x: 1,
      y: 1,
      wires: [[]],
    }));
    const sources = [
      'camunda8-job-worker',
      'camunda8-incident-events',
      'camunda8-task-events',
      'camunda8-cluster-events',
    ].flatMap((type) =>
      Object.keys(definitionOf(type).defaults).map((name) => ({ type, cluster: 'good', [name]: odd })),
    );
    const watching = sources.map((node, index) => ({
      ...node,
      id: `e${index}`,
      z: 'tab',
      x: 1,
      y: 1,
      wires: [[]],
    }));
    const secrets = Object.fromEntries(Object.keys(clusterDefinition.credentials).map((name) => [name, odd]));
    return {
      clusters,
      asking,
      watching,
      credentials: Object.fromEntries(clusters.map(({ id }) => [id, secrets])),
    };
  }

  for (const [what, odd] of values) {
    it(`where a property ${what}: each message ends once`, async () => {
      const { clusters, asking, watching, credentials } = nodesWith(odd);
      const flow = [
        { id: 'tab', type: 'tab', label: 'test' },
        { id: 'other', type: 'helper' },
        { id: 'good', type: 'camunda8-cluster', ...clusterAt(sandbox.url).properties },
        ...clusters,
        ...asking,
        ...watching,
        ...['catch', 'complete'].map((type) => ({
          id: type,
          type,
          scope: asking.map(({ id }) => id),
          z: 'tab',
          x: 1,
          y: 1,
          wires: [['ended']],
        })),
        { id: 'ended', type: 'helper', z: 'tab', x: 1, y: 1 },
      ];
      await helper.load(types, flow as TestFlows, credentials as never);
      const ended: string[] = [];
      const unforeseen: string[] = [];
      const all = new Promise<void>((resolve) => {
        helper.getNode('ended').on('input', (msg: NodeMessage & { error?: Failure }) => {
          ended.push(String(msg.topic));
          const { source, message = '' } = msg.error ?? {};
          // The sentence for what no code of ours has foreseen.
          if (message.includes('could not be processed')) unforeseen.push(`${source?.type}: ${message}`);
          if (ended.length === asking.length) resolve();
        });
      });
      for (const { id } of asking) helper.getNode(id).receive({ topic: id, payload: { userTaskKey: '1' } });
      await all;
      should(ended.sort()).eql(asking.map(({ id }) => id).sort());
      should(unforeseen).be.empty();
      should(unhandled).be.empty();
    });
  }
});
