import should from 'should';
import type { JsonObject } from '../../../src/json-object';
import { Tasklist } from '../../../src/tasklist/tasklist';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { CannedCluster } from '../../support/canned-cluster';
import { pagesOf, searchFor } from '../../support/searches';

describe('Tasklist: a search with variables', () => {
  let server: CannedCluster;
  let tasklist: Tasklist;
  /** Whether the server leaves out all variables on a page of so many tasks. */
  let leavesOut: (count: number) => boolean;

  beforeEach(async () => {
    server = new CannedCluster(13);
    tasklist = new Tasklist(await server.start());
    leavesOut = () => false;
    server.beforeSearch = () => ({ body: page(server.received.at(-1)?.body ?? {}) });
  });

  afterEach(() => server.stop());

  function page({ searchAfter = ['0'], pageSize, includeVariables = [] }: JsonObject) {
    const [after] = searchAfter as string[];
    const keys = server.tasks.filter((key) => key > Number(after)).slice(0, Number(pageSize));
    const names = leavesOut(keys.length) ? [] : (includeVariables as { name: string }[]);
    const variables = names.map(({ name }) => ({ name, value: '{"id":9007199254740993}' }));
    return keys.map((key) => ({
      id: String(key),
      taskState: 'CREATED',
      variables,
      sortValues: [String(key)],
    }));
  }

  const search = (part: Partial<TaskSearch> = {}) =>
    pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1', variables: ['plant'], ...part })).pages(undefined));
  const VALUES = { plant: { id: '9007199254740993' } };
  const included = [{ name: 'plant', alwaysReturnFullValue: true }];

  it('includes them with the search, each in full, and reads their values', async () => {
    const pages = await search({ limit: 2, pageSize: 2 });
    should(server.searches).eql([{ includeVariables: included, pageSize: 2 }]);
    should(pages[0]?.items.map(({ variables }) => variables)).eql([VALUES, VALUES]);
    should(pages[0]?.requests).equal(1);
  });

  it('adds them to those of the query, and wins where both name one', async () => {
    const query = { includeVariables: [{ name: 'cat' }, { name: 'plant' }] };
    const [found] = await search({ query, limit: 1 });
    should(server.searches[0]?.includeVariables).eql([{ name: 'cat' }, ...included]);
    should(found?.items[0]?.variables).have.properties(['cat', 'plant']);
  });

  it("keeps Tasklist's list in the raw shape", async () => {
    const [found] = await search({ limit: 1, shape: 'raw' });
    should(found?.items[0]?.variables).eql([{ name: 'plant', value: '{"id":9007199254740993}' }]);
  });

  it('asks once more for a long value that Tasklist 8.6.0 has cut off', async () => {
    const cut = { name: 'plant', value: null, isValueTruncated: true, previewValue: '"ba' };
    server.beforeSearch = () => {
      const { path } = server.received.at(-1) ?? { path: '' };
      const task = (id: string, ...variables: object[]) => ({ id, taskState: 'CREATED', variables });
      if (path !== '/v1/tasks/1/variables/search') return { body: [task('1', cut), task('2')] };
      return { body: [{ ...cut, value: '"basil"', draft: null }] };
    };
    const [found] = await search();
    should(found?.items.map(({ variables }) => variables)).eql([{ plant: 'basil' }, {}]);
    should(found?.requests).equal(2);
    should(server.received.at(-1)?.body).eql({ includeVariables: included });
  });

  it('gives an empty object where Tasklist has null', async () => {
    server.beforeSearch = () => ({ body: [{ id: '1', taskState: 'COMPLETED', variables: null }] });
    should((await search())[0]?.items).match([{ variables: {} }]);
  });

  // camunda/camunda#60017
  it('asks again for a page on which Tasklist has left out all variables', async () => {
    leavesOut = (count) => count === 13;
    const [found] = await search();
    should(found?.items.map(({ userTaskKey }) => userTaskKey)).eql(server.tasks.map(String));
    should(found?.items.map(({ variables }) => variables)).eql(Array(13).fill(VALUES));
    should(found?.requests).equal(3);
    should(server.searches.map(({ pageSize, searchAfter }) => [pageSize, searchAfter])).eql([
      [100, undefined],
      [12, undefined],
      [1, ['12']],
    ]);
  });

  it('takes it for true where no task has them on a smaller page either', async () => {
    leavesOut = () => true;
    const [found] = await search();
    should(found?.items.map(({ variables }) => variables)).eql(Array(13).fill({}));
    should(found?.requests).equal(2);
  });

  it('does not ask again for a page of another size', async () => {
    leavesOut = () => true;
    server.tasks.pop();
    should((await search())[0]?.requests).equal(1);
  });

  it('sends nothing of it where none are named', async () => {
    const [found] = await search({ variables: [], limit: 1, pageSize: 1 });
    should(server.searches).eql([{ pageSize: 1 }]);
    should(found?.items[0]?.variables).eql([]);
  });
});
