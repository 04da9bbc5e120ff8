import should from 'should';
import { TasklistTasks } from '../../../src/tasklist/user-task-operations-v1';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { UserTaskOperations } from '../../../src/user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from '../../../src/user-tasks/user-task-operations-v2';
import { FaultServer } from '../../support/fault-server';
import { empty, inTurn, json } from '../../support/faults';
import { recorded } from '../../support/recording';
import { refusalOf } from '../../support/searches';
import { transportTo } from '../../support/transport';

const KEY = '2251799813685324';
const springs404 = json({ timestamp: '2026', status: 404, error: 'Not Found', path: '/' }, 404);
const schema = { id: 'feed', components: [{ type: 'textfield', key: 'note' }] };

const bodies = (server: FaultServer, path: string) => server.asked(path).map(({ body }) => JSON.parse(body));

describe('Variables and form of a user task', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let tasks: UserTaskOperations;

  beforeEach(async () => {
    server = await FaultServer.start();
    transport = transportTo(server.url);
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  describe('over /v2', () => {
    const effective = `/v2/user-tasks/${KEY}/effective-variables/search?truncateValues=false`;
    const scoped = `/v2/user-tasks/${KEY}/variables/search?truncateValues=false`;
    const variable = (name: string, value: string, scopeKey = '1') => ({ name, value, scopeKey });
    const items = (...list: object[]) => json({ items: list, page: { totalItems: list.length } });

    beforeEach(() => {
      server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
      tasks = new OrchestrationClusterTasks(transport, new OrchestrationCluster(transport).versions);
    });

    it('are values by name, parsed, and no key loses a digit', async () => {
      const cat = '{"name":"Minka","key":9007199254740993}';
      server.on(effective, items(variable('cat', cat), variable('fed', 'true'), variable('note', 'null')));
      should(await tasks.variables(KEY)).eql({
        value: { cat: { name: 'Minka', key: '9007199254740993' }, fed: true, note: null },
        status: 200,
        requests: 2,
      });
      should(bodies(server, effective)).eql([{ page: { from: 0, limit: 10_000 } }]);
    });

    it('are only those that are named', async () => {
      server.on(effective, items());
      should((await tasks.variables(KEY, ['cat', 'fed'])).value).eql({});
      should(bodies(server, effective)).match([{ filter: { name: { $in: ['cat', 'fed'] } } }]);
    });

    it('are those of the innermost scope where the server tells each scope', async () => {
      const inner = variable('cat', '"inner"', '10');
      server.on(effective, springs404).on(scoped, items(inner, variable('cat', '"outer"', '9')));
      should(await tasks.variables(KEY)).match({ value: { cat: 'inner' }, requests: 3 });
    });

    it('stay text where a value is no JSON', async () => {
      server.on(effective, items(variable('cat', '"cut o')));
      should((await tasks.variables(KEY)).value).eql({ cat: '"cut o' });
    });

    for (const [what, sent] of [
      ['JSON text', JSON.stringify(schema)],
      ['an object', schema],
    ] as const) {
      it(`have a form whose schema comes as ${what}`, async () => {
        const form = { tenantId: '<default>', formId: 'feed', formKey: '7', version: 2, schema: sent };
        server.on('*', json(form));
        should((await tasks.form(KEY)).value).eql({ formKey: '7', formId: 'feed', version: 2, schema });
      });
    }

    it('have none, which is null', async () => {
      server.on('*', empty(204));
      should(await tasks.form(KEY)).eql({ value: null, status: 204, requests: 2 });
    });

    it('have no form without a schema', async () => {
      server.on('*', json({ formKey: '7', schema: 'no JSON' }));
      await refusalOf('CAMUNDA_PROTOCOL', () => tasks.form(KEY));
    });
  });

  describe('over /v1', () => {
    const search = `/v1/tasks/${KEY}/variables/search`;
    const long = { name: 'long', value: null, isValueTruncated: true, previewValue: '"aa', draft: null };

    beforeEach(() => {
      tasks = new TasklistTasks(transport);
    });

    it('are what the real one answered, a draft before what it is a draft of', async () => {
      server.on(search, json(recorded('cookie-csrf-off', 'v1: variables', search)));
      should((await tasks.variables(KEY)).value).eql({ cat: 'Minka', note: 'soon' });
      const draft = { value: '"Momo"', isValueTruncated: false, previewValue: '"Momo"' };
      server.on(search, json([{ name: 'cat', value: '"Minka"', isValueTruncated: false, draft }]));
      should((await tasks.variables(KEY)).value).eql({ cat: 'Momo' });
    });

    it('are asked for whole where they are named', async () => {
      server.on(search, json([{ ...long, name: 'cat', value: '"aaaa"' }]));
      should(await tasks.variables(KEY, ['cat'])).match({ value: { cat: 'aaaa' }, requests: 1 });
      should(bodies(server, search)).eql([
        { includeVariables: [{ name: 'cat', alwaysReturnFullValue: true }] },
      ]);
    });

    it('are asked for again where a long value was cut off', async () => {
      const whole = { ...long, value: '"aaaa"' };
      const short = { name: 'short', value: '1', isValueTruncated: false, draft: null };
      server.on(search, inTurn(json([long, short]), json([whole])));
      should(await tasks.variables(KEY)).eql({ value: { short: 1, long: 'aaaa' }, status: 200, requests: 2 });
      should(bodies(server, search)).eql([
        {},
        { includeVariables: [{ name: 'long', alwaysReturnFullValue: true }] },
      ]);
    });

    const task = { id: KEY, processDefinitionKey: '5' };
    for (const [what, form, path, formKey] of [
      [
        'that is linked, in the version of the task',
        { formKey: '7', formId: 'feed', formVersion: 2 },
        '/v1/forms/feed?processDefinitionKey=5&version=2',
        '7',
      ],
      [
        'that Tasklist imported after the task',
        { formKey: '7', formId: null, formVersion: null, isFormEmbedded: false },
        '/v1/forms/7?processDefinitionKey=5',
        '7',
      ],
      [
        'that is embedded in the process',
        { formKey: 'camunda-forms:bpmn:feed me', formId: null, isFormEmbedded: true },
        '/v1/forms/feed%20me?processDefinitionKey=5',
        'camunda-forms:bpmn:feed me',
      ],
    ] as const) {
      it(`have a form ${what}`, async () => {
        server
          .on(`/v1/tasks/${KEY}`, json({ ...task, ...form }))
          .on(path, json({ id: 'feed', version: 2, schema: JSON.stringify(schema) }));
        should(await tasks.form(KEY)).eql({
          value: { formKey, formId: 'feed', version: 2, schema },
          status: 200,
          requests: 2,
        });
      });
    }

    it('have none with a form that is not of Camunda, which is null', async () => {
      server.on(`/v1/tasks/${KEY}`, json({ ...task, formKey: 'https://forms.example.com', formId: null }));
      should(await tasks.form(KEY)).eql({ value: null, status: 200, requests: 1 });
    });
  });
});
