import should from 'should';
import { CamundaError } from '../../../src/errors';
import { Tasklist } from '../../../src/tasklist/tasklist';
import { TasklistTasks } from '../../../src/tasklist/user-task-operations-v1';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { UserTaskOperations } from '../../../src/user-tasks/user-task-operations';
import { OrchestrationClusterTasks } from '../../../src/user-tasks/user-task-operations-v2';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { pagesOf, refusalOf, searchFor } from '../../support/searches';
import { transportTo } from '../../support/transport';

const KEY = '1';
/** JSON whose objects cannot be made text of. */
const NO_TEXT = { toString: null, valueOf: null };
const ODD: readonly unknown[] = [null, true, 7, 1e300, -1, '', 'text', [], [[]], {}, NO_TEXT, [NO_TEXT]];

/** An answer as it stands, for names that an object written here would not have. */
const text =
  (body: string): Behaviour =>
  (_seen, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(body);

const nested = (levels: number) => `${'{"components":['.repeat(levels)}${']}'.repeat(levels)}`;

describe('What a server sends in place of what it should', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let cluster: OrchestrationCluster;
  let v2: UserTaskOperations;
  let v1: UserTaskOperations;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.10' }));
    transport = transportTo(server.url);
    cluster = new OrchestrationCluster(transport);
    v2 = new OrchestrationClusterTasks(transport, cluster.versions);
    v1 = new TasklistTasks(transport);
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  const search = (api: 'v1' | 'v2', variables: string[] = []) => {
    const wanted = searchFor({ api, variables });
    return pagesOf(
      api === 'v1'
        ? new Tasklist(transport).prepareSearch(wanted).pages(undefined)
        : cluster.prepareTaskSearch(wanted).pages(undefined),
    );
  };

  /** A result, or an error of ours. */
  async function endsWell(action: () => Promise<unknown>): Promise<void> {
    await action().catch((failure: unknown) => should(failure).be.instanceOf(CamundaError));
  }

  it('is a result or an error of ours, whatever stands at each place of an answer', async () => {
    for (const odd of ODD) {
      const task = { userTaskKey: odd, key: odd, id: odd, creationDate: odd, candidateGroups: odd };
      const form = { formKey: odd, formId: odd, formVersion: odd, processDefinitionKey: odd };
      const variable = { name: 'a', value: odd, scopeKey: odd, isValueTruncated: odd, draft: odd };
      const page = { totalItems: odd, hasMoreTotalItems: odd, endCursor: odd, lastSortValues: odd };
      const bodies = [
        odd,
        [odd],
        [{ ...task, sortValues: odd, variables: odd }],
        { ...task, ...form },
        { ...form, id: odd, version: odd, schema: odd },
        { items: odd, page: odd },
        { items: [odd, task], page },
        { items: [{ userTaskKey: '1', name: odd }], page },
        { items: [variable, { ...variable, name: odd }], page },
        { items: [variable, { ...variable, scopeKey: '2' }], page },
        [variable, { ...variable, isValueTruncated: true }],
        { ...task, formKey: 'camunda-forms:bpmn:x', formId: odd, formVersion: odd },
      ];
      for (const body of bodies) {
        server.on('*', json(body));
        for (const tasks of [v1, v2]) {
          await endsWell(() => tasks.get(KEY));
          await endsWell(() => tasks.variables(KEY));
          await endsWell(() => tasks.form(KEY));
        }
        for (const api of ['v1', 'v2'] as const) {
          await endsWell(() => search(api));
          await endsWell(() => search(api, ['a']));
        }
      }
    }
  });

  for (const key of ['1/../../2', 'x'.repeat(101), '\ud800', 'a b', '']) {
    it(`is no task where its key is ${JSON.stringify(key.slice(0, 10))}`, async () => {
      server.on('*', json({ items: [{ userTaskKey: key }], page: {} }));
      const error = await refusalOf('CAMUNDA_PROTOCOL', () => search('v2'));
      should(error.message).equal('The server sent a task without userTaskKey');
    });
  }

  it('keeps names of every object as names, in tasks and variables', async () => {
    server.on('*', text('[{"id":"1","sortValues":["1"],"__proto__":{"evil":1},"constructor":{"evil":1}}]'));
    const [page] = await search('v1');
    should(Object.getPrototypeOf(page?.items[0])).equal(Object.prototype);
    should(page?.items[0]).have.ownProperty('__proto__');
    server.on('*', text('[{"name":"__proto__","value":"{\\"evil\\":1}"},{"name":"toString","value":"1"}]'));
    const { value } = await v1.variables(KEY);
    should(Object.keys(value)).eql(['__proto__', 'toString']);
    should(Object.getPrototypeOf(value)).equal(Object.prototype);
    should({}).not.have.property('evil');
  });

  for (const [what, gatewayVersion] of [
    ['an object', NO_TEXT],
    ['1 MB of text', `8.8.${'1'.repeat(1_000_000)}`],
    ['61 characters', `8.8.0-${'a'.repeat(55)}`],
    ['a terminal escape', '8.8.0\u001b[31m'],
    ['a line feed', '8.8.0\nforged'],
    ['a number', 8.8],
    ['no version', 'latest'],
  ] as const) {
    it(`is no version where it is ${what}`, async () => {
      server.on('/v2/topology', json({ gatewayVersion }));
      const error = await refusalOf('CAMUNDA_PROTOCOL', () => search('v2'));
      should(error.message).equal("The cluster's topology names no gatewayVersion");
      should(cluster.versions.known).equal(undefined);
    });
  }

  it('is no form where its schema is nested 2,000 groups deep, which Node-RED could not clone', async () => {
    server.on('*', json({ formKey: '7', schema: nested(2_000) }));
    const error = await refusalOf('CAMUNDA_PROTOCOL', () => v2.form(KEY));
    should(error.message).match(/a form cannot be read: it is nested deeper than 500 levels/);
  });

  it('stays text where a variable is nested 20,000 levels deep', async () => {
    server.on('*', json([{ name: 'a', value: nested(20_000) }]));
    const { value } = await v1.variables(KEY);
    should(typeof value.a).equal('string');
  });

  for (const id of ['\ud800', 'x'.repeat(1_001)]) {
    it(`is no form where a task names ${id.length} characters that no path can hold`, async () => {
      server.on('*', json({ id: KEY, processDefinitionKey: '5', formId: id }));
      await refusalOf('CAMUNDA_PROTOCOL', () => v1.form(KEY));
    });
  }
});

describe('Variables of a task, of a server that does not keep its promises', () => {
  const path = `/v2/user-tasks/${KEY}/effective-variables/search?truncateValues=false`;
  let server: FaultServer;
  let transport: HttpTransport;
  let tasks: UserTaskOperations;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.10' }));
    transport = transportTo(server.url);
    tasks = new OrchestrationClusterTasks(transport, new OrchestrationCluster(transport).versions);
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  const variables = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `v${from + index}`, value: '1', scopeKey: '1' }));

  function answers(items: (from: number) => object[], totalItems: number): void {
    server.on(path, (seen, response) => {
      const { from } = JSON.parse(seen.body).page;
      return json({ items: items(from), page: { totalItems } })(seen, response);
    });
  }

  it('are read page by page', async () => {
    answers((from) => variables(from, 10), 25);
    should(Object.keys((await tasks.variables(KEY)).value)).have.length(30);
    should(server.asked(path)).have.length(3);
  });

  for (const [what, items] of [
    ['the same come again', () => variables(0, 10)],
    ['a page is empty', (from: number) => variables(from, from > 0 ? 0 : 10)],
  ] as const) {
    it(`end where ${what} and the total says that there are more`, async () => {
      answers(items, 1e15);
      const error = await refusalOf('CAMUNDA_PROTOCOL', () => tasks.variables(KEY));
      should(error.message).match(/the answer has fewer variables than it says/);
      should(server.asked(path)).have.length(2);
    });
  }

  it('end after 100,000 where ever new ones come', async () => {
    answers((from) => variables(from, 20_000), 1e15);
    const error = await refusalOf('CAMUNDA_INVALID', () => tasks.variables(KEY));
    should(error.message).match(
      /^Name the variables you want\. The task has more than 100,000, or more than \d+ MB of them/,
    );
    should(server.asked(path)).have.length(5);
  });
});
