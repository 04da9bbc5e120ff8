import should from 'should';
import { TasklistTasks } from '../../../src/tasklist/user-task-operations-v1';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { UserTaskOperations } from '../../../src/user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from '../../../src/user-tasks/user-task-operations-v2';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { empty, json, page } from '../../support/faults';
import { recorded } from '../../support/recording';
import { refusalOf } from '../../support/searches';
import { transportTo } from '../../support/transport';

/** From the fourth partition on no JavaScript number holds a key. */
const KEY = '9007199254740993';
const assignment = { assignee: 'anna', allowOverride: false };

describe('A user task', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let tasks: UserTaskOperations;

  /** What the server was asked, but for its version. */
  function asked(): unknown[] {
    return server.seen
      .filter(({ path }) => path !== '/v2/topology')
      .map(({ method, path, body }) => [`${method} ${path}`, ...(body === '' ? [] : [JSON.parse(body)])]);
  }

  beforeEach(async () => {
    server = await FaultServer.start();
    transport = transportTo(server.url);
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  describe('over /v2', () => {
    function ofVersion(gatewayVersion: string, otherwise: Behaviour): void {
      server.on('/v2/topology', json({ gatewayVersion, brokers: [] })).on('*', otherwise);
      tasks = new OrchestrationClusterTasks(transport, new OrchestrationCluster(transport).versions);
    }

    it('is got by its key from 8.8 on', async () => {
      ofVersion(
        '8.8.0',
        json({ userTaskKey: KEY, state: 'CREATED', assignee: null, candidateGroups: ['home'] }),
      );
      should(await tasks.get(KEY)).eql({
        value: { userTaskKey: KEY, state: 'CREATED', candidateGroups: ['home'], candidateUsers: [] },
        status: 200,
        requests: 2,
      });
      should(asked()).eql([[`GET /v2/user-tasks/${KEY}`]]);
    });

    for (const version of ['8.6.0', '8.7.5']) {
      it(`is searched by its key in ${version}, digit for digit`, async () => {
        const body = `{"items":[{"key":${KEY},"state":"CREATED","tenantIds":"<default>"}],"page":{"totalItems":1}}`;
        ofVersion(version, page(200, body, 'application/json'));
        const { value, requests } = await tasks.get(KEY);
        should(value).match({ userTaskKey: KEY, state: 'CREATED', tenantId: '<default>' });
        should(requests).equal(2);
        should(asked()).eql([['POST /v2/user-tasks/search', { filter: { key: KEY }, page: { limit: 1 } }]]);
      });
    }

    it('is not found where that search finds nothing', async () => {
      ofVersion('8.6.0', json({ items: [], page: { totalItems: 0 } }));
      const { message } = await refusalOf('CAMUNDA_NOT_FOUND', () => tasks.get(KEY));
      should(message).match(/^Task 9007199254740993 does not exist/);
    });

    it('is commanded in the words of the API, and what is different is told', async () => {
      ofVersion('8.8.0', empty(204));
      const changed = [
        await tasks.assign(KEY, assignment),
        await tasks.unassign(KEY),
        await tasks.update(KEY, { dueDate: '', priority: 7 }),
        await tasks.complete(KEY, { fed: true, cat: { name: 'Minka' } }),
      ];
      should(asked()).eql([
        [`POST /v2/user-tasks/${KEY}/assignment`, assignment],
        [`DELETE /v2/user-tasks/${KEY}/assignee`],
        [`PATCH /v2/user-tasks/${KEY}`, { changeset: { dueDate: '', priority: 7 } }],
        [`POST /v2/user-tasks/${KEY}/completion`, { variables: { fed: true, cat: { name: 'Minka' } } }],
      ]);
      should(changed).eql(
        [
          { assignee: 'anna' },
          { assignee: undefined },
          { dueDate: undefined, priority: 7 },
          { state: 'COMPLETED' },
        ].map((one) => ({ value: { changed: one }, status: 204, requests: 1 })),
      );
    });

    it('has no draft variables', async () => {
      ofVersion('8.8.0', empty(204));
      const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => tasks.setDraftVariables(KEY, {}));
      should(message).match(/^Set API to v1/);
      should(server.seen).be.empty();
    });

    for (const operation of ['variables', 'form'] as const) {
      it(`has no ${operation} before 8.8, until the cluster is upgraded`, async () => {
        ofVersion('8.7.5', json({ items: [], schema: {} }));
        const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => tasks[operation](KEY));
        should(message).match(/^Set API to v1\. Camunda 8\.7\.5 cannot read /);
        should(asked()).be.empty();
        server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
        await tasks[operation](KEY);
      });
    }

    it('is waited for by a search of its key, whatever tenant the cluster node has', async () => {
      ofVersion('8.8.0', json({ items: [], page: { totalItems: 0, hasMoreTotalItems: false } }));
      should(await tasks.untilClosed(KEY, { changed: {} }, 1_000)).equal(2);
      should(asked()).match([['POST /v2/user-tasks/search', { filter: { userTaskKey: KEY } }]]);
    });

    it('is nothing that is no object', async () => {
      ofVersion('8.8.0', json([]));
      await refusalOf('CAMUNDA_PROTOCOL', () => tasks.get(KEY));
    });
  });

  describe('over /v1', () => {
    beforeEach(() => {
      tasks = new TasklistTasks(transport);
    });

    it('is what the real one answered, in the common shape, for each command too', async () => {
      const answer = (note: string, path: string) =>
        json(recorded('cookie-csrf-off', note, `/v1/tasks/2251799813685324${path}`));
      server
        .on(`/v1/tasks/${KEY}`, answer('v1: get', ''))
        .on(`/v1/tasks/${KEY}/assign`, answer('v1: assign', '/assign'))
        .on(`/v1/tasks/${KEY}/unassign`, answer('v1: get', ''))
        .on(`/v1/tasks/${KEY}/complete`, answer('v1: complete', '/complete'));
      const task = { userTaskKey: '2251799813685324', name: 'Feed the cat', elementId: 'u' };
      should((await tasks.get(KEY)).value)
        .match({ ...task, state: 'CREATED', creationDate: '2026-11-21T19:26:43.688Z' })
        .and.not.have.property('assignee');
      should(await tasks.assign(KEY, assignment)).match({
        value: { task: { ...task, assignee: 'demo' } },
        status: 200,
        requests: 1,
      });
      await tasks.unassign(KEY);
      should((await tasks.complete(KEY, { fed: true })).value).match({ task: { state: 'COMPLETED' } });
      should(asked()).eql([
        [`GET /v1/tasks/${KEY}`],
        [`PATCH /v1/tasks/${KEY}/assign`, { assignee: 'anna', allowOverrideAssignment: false }],
        [`PATCH /v1/tasks/${KEY}/unassign`],
        [`PATCH /v1/tasks/${KEY}/complete`, { variables: [{ name: 'fed', value: 'true' }] }],
      ]);
    });

    it('takes variables as a plain object, whatever the API wants inside', async () => {
      server.on('*', empty(204));
      const variables = { note: 'soon', cat: { lives: 9 }, none: null, nothing: undefined, key: KEY };
      should(await tasks.setDraftVariables(KEY, variables)).eql({
        value: { changed: {} },
        status: 204,
        requests: 1,
      });
      should(asked()).eql([
        [
          `POST /v1/tasks/${KEY}/variables`,
          {
            variables: [
              { name: 'note', value: '"soon"' },
              { name: 'cat', value: '{"lives":9}' },
              { name: 'none', value: 'null' },
              { name: 'key', value: `"${KEY}"` },
            ],
          },
        ],
      ]);
    });

    it('is not updated', async () => {
      const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => tasks.update(KEY, { priority: 1 }));
      should(message).match(/^Set API to v2/);
      should(server.seen).be.empty();
    });

    it('is waited for among the open tasks of its process', async () => {
      server.on('*', json([{ id: '1', taskState: 'CREATED', sortValues: ['1'] }]));
      const task = { userTaskKey: KEY, processInstanceKey: '7', elementId: 'u' };
      should(await tasks.untilClosed(KEY, { task }, 1_000)).equal(1);
      const equal = { state: 'CREATED', processInstanceKey: '7', taskDefinitionId: 'u' };
      should(asked()).match([['POST /v1/tasks/search', equal]]);
    });

    it('says so where the cluster has no Tasklist any more', async () => {
      server.on('*', json({ timestamp: '2026', status: 404, error: 'Not Found', path: '/' }, 404));
      const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => tasks.complete(KEY, {}));
      should(message).match(/This cluster has no Tasklist v1/);
    });
  });
});
