import type { NodeAPI, NodeInitializer } from 'node-red';
import helper from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import clusterEvents from '../../../../nodes/camunda8-cluster-events/camunda8-cluster-events';
import login from '../../../../nodes/camunda8-login/camunda8-login';
import request from '../../../../nodes/camunda8-request/camunda8-request';
import search from '../../../../nodes/camunda8-search/camunda8-search';
import searchTasks from '../../../../nodes/camunda8-search-tasks/camunda8-search-tasks';
import task from '../../../../nodes/camunda8-task/camunda8-task';
import taskEvents from '../../../../nodes/camunda8-task-events/camunda8-task-events';
import topology from '../../../../nodes/camunda8-topology/camunda8-topology';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, startFlow, stopFlow } from '../../../support/node-red/flow';
import { unhandledRejections } from '../../../support/unhandled';

/** The questions that forms ask, as the nodes offer them. */
function routes(): string[] {
  const found: string[] = [];
  const RED = {
    nodes: { registerType() {} },
    httpAdmin: { post: (path: string) => found.push(path) },
    auth: { needsPermission() {} },
  } as unknown as NodeAPI;
  const types: NodeInitializer[] = [
    cluster,
    clusterEvents,
    login,
    request,
    search,
    searchTasks,
    task,
    taskEvents,
    topology,
  ];
  for (const type of types) type(RED);
  return found;
}

/** JSON of which every text, number and key of a form is made, or worse. */
const values: [what: string, json: string][] = [
  ['that cannot be written as text', '{"toString":null,"valueOf":null}'],
  ['that is a list', '[[],{}]'],
  ['that is nested 20,000 levels deep', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['that is 100 KB of text', JSON.stringify('x'.repeat(100_000))],
  ['that is a prototype', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
];

describe('A question of a form is answered, and Node-RED goes on running,', () => {
  const unhandled = unhandledRejections();
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ version: '8.8' });
    await startFlow(clusterAt(sandbox.url), { type: 'camunda8-topology' });
  });
  after(async () => {
    await stopFlow();
    await sandbox.close();
  });

  /** Bodies with this value in the place of everything, of each part, and of each member of a part. */
  function bodiesWith(json: string): string[] {
    const form = { id: 'c', properties: { ...clusterAt(sandbox.url).properties }, credentials: {} };
    const rows = ['filters', 'sort', 'parameters'].map((name) => [name, `[${json}]`] as const);
    const names = [
      ...['api', 'output', 'limit', 'query', 'queryType', 'pageSize', 'variables', 'fields'],
      ...['operation', 'body', 'bodyType'],
    ];
    const members = [...names.map((name) => [name, json] as const), ...rows];
    const search = `{${members.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
    const credentials = ['username', 'password', 'clientId', 'clientSecret', 'privateKey'];
    const secrets = `{${credentials.map((name) => `"${name}":${json}`).join(',')}}`;
    const properties = [
      'environment',
      'restAddress',
      'authentication',
      'timeout',
      'tls',
      'proxy',
      'tenantId',
    ];
    return [
      `{"id":${json},"properties":${json},"credentials":${json},"cluster":${json}}`,
      `{"properties":${search},"cluster":${JSON.stringify(form)}}`,
      `{"id":"c","properties":${JSON.stringify({ ...form.properties, authentication: 'basic' })},"credentials":${secrets}}`,
      ...properties.map((name) => {
        const odd = JSON.stringify({ ...form.properties, [name]: '?' }).replace('"?"', () => json);
        return `{"id":"c","properties":${odd},"credentials":{},"cluster":{"id":"c","properties":${odd}}}`;
      }),
    ];
  }

  for (const route of routes()) {
    for (const [what, json] of values) {
      it(`where ${route} is sent a value ${what}`, async () => {
        for (const body of bodiesWith(json)) {
          const { status } = await helper
            .request()
            .post(route)
            .set('content-type', 'application/json')
            .send(body)
            .ok(() => true);
          should([200, 500]).containEql(status);
        }
        should(unhandled).be.empty();
        should({}).not.have.property('polluted');
      });
    }
  }
});
