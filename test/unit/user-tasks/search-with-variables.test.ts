import should from 'should';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { CannedCluster } from '../../support/canned-cluster';
import { pagesOf, refusalOf, searchFor } from '../../support/searches';

const SEARCHED = /^\/v2\/user-tasks\/(\d+)\/((?:effective-)?variables)\/search\?truncateValues=false$/;

interface Asked {
  key: string;
  kind: string;
  from: number;
}

describe('OrchestrationCluster: a search with variables', () => {
  let server: CannedCluster;
  let cluster: OrchestrationCluster;
  /** What the server answers where it is asked for variables. */
  let variables: (asked: Asked) => unknown;
  let asked: Asked[];

  beforeEach(async () => {
    server = new CannedCluster(12);
    server.version = '8.9.0';
    cluster = new OrchestrationCluster(await server.start());
    asked = [];
    server.beforeSearch = async () => {
      const { path, body } = server.received.at(-1) ?? { path: '', body: {} };
      const [, key = '', kind = ''] = SEARCHED.exec(path) ?? [];
      if (kind === '') return undefined;
      const one = { key, kind, from: Number((body.page as { from: number }).from) };
      asked.push(one);
      const answer = await variables(one);
      return answer === 404 ? { status: 404, body: { title: 'Not Found', status: 404 } } : { body: answer };
    };
  });

  afterEach(() => server.stop());

  const variable = (name: string, value: unknown, more = {}) => ({
    name,
    value,
    isTruncated: false,
    ...more,
  });
  const listed = (...items: unknown[]) => ({ items, page: { totalItems: items.length } });
  const search = (part: Partial<TaskSearch> = {}) =>
    cluster.prepareTaskSearch(searchFor({ variables: ['litres', 'plant'], ...part })).pages(undefined);
  const tasksOf = async (part: Partial<TaskSearch> = {}) =>
    (await pagesOf(search(part))).flatMap(({ items }) => items);

  it('fills each task with the values of the named variables', async () => {
    variables = ({ key }) => listed(variable('litres', key), variable('plant', '"basil"'));
    const tasks = await tasksOf({ pageSize: 5 });
    should(tasks).have.length(12);
    for (const task of tasks) {
      should(task.variables).eql({ litres: Number(task.userTaskKey), plant: 'basil' });
    }
    const bodies = server.received.filter(({ path }) => SEARCHED.test(path)).map(({ body }) => body);
    should(bodies[0]).eql({
      filter: { name: { $in: ['litres', 'plant'] } },
      page: { from: 0, limit: 10_000 },
    });
  });

  it('reads values without loss, and leaves as text what is no JSON', async () => {
    variables = () =>
      listed(variable('key', '{"id":9007199254740993}'), variable('odd', '{"cut'), variable('none', 'null'));
    const [task] = await tasksOf({ limit: 1 });
    should(task?.variables).eql({ key: { id: '9007199254740993' }, odd: '{"cut', none: null });
  });

  it('gives a task without such a variable an empty object', async () => {
    variables = () => listed();
    should((await tasksOf({ limit: 1 }))[0]?.variables).eql({});
  });

  it('keeps in the raw shape the list that the server sent', async () => {
    variables = () => listed(variable('litres', '2', { scopeKey: '7' }));
    const [task] = await tasksOf({ limit: 1, shape: 'raw' });
    should(task?.variables).eql([{ name: 'litres', value: '2', isTruncated: false, scopeKey: '7' }]);
  });

  it('has four requests under way at most, and counts them all', async () => {
    let [running, most] = [0, 0];
    variables = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return listed();
    };
    const pages = await pagesOf(search({ pageSize: 8 }));
    should(most).equal(4);
    should(pages.map(({ requests }) => requests)).eql([1 + 1 + 8, 1 + 2 + 12]);
  });

  it('reads further pages of the variables of a task', async () => {
    const [first, second] = [variable('litres', '2'), variable('plant', '"basil"')];
    variables = ({ from }) => ({ items: [from === 0 ? first : second], page: { totalItems: 2 } });
    const [page] = await pagesOf(search({ limit: 1 }));
    should(page?.items[0]?.variables).eql({ litres: 2, plant: 'basil' });
    should(page?.requests).equal(1 + 1 + 2);
  });

  it('asks a release without effective variables for those of each scope, of which the innermost counts', async () => {
    variables = ({ kind }) =>
      kind === 'effective-variables'
        ? 404
        : listed(
            variable('litres', '3', { scopeKey: '10000000000000001' }),
            variable('litres', '1', { scopeKey: '9' }),
          );
    const tasks = await tasksOf();
    should(tasks.map((task) => task.variables)).eql(Array(12).fill({ litres: 3 }));
  });

  it('finds out once that a release has no effective variables', async () => {
    variables = ({ kind }) => (kind === 'effective-variables' ? 404 : listed());
    await tasksOf({ limit: 1 });
    asked = [];
    const [page] = await pagesOf(search());
    should(new Set(asked.map(({ kind }) => kind))).eql(new Set(['variables']));
    should(page?.requests).equal(1 + 12);
  });

  for (const version of ['8.6.0', '8.7.3']) {
    it(`refuses /v2 of ${version} before the search is sent`, async () => {
      server.version = version;
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => pagesOf(search()));
      should(error.message).equal(
        `Set API to v1. Camunda ${version} cannot read variables of a task over /v2 (new in 8.8)`,
      );
      should(server.searches).eql([]);
    });
  }

  it('fails with the first refusal, and asks for no more', async () => {
    server.tasks = Array.from({ length: 50 }, (_, index) => index + 1);
    variables = ({ key }) => (key === '3' ? { nothing: true } : listed());
    await refusalOf('CAMUNDA_PROTOCOL', () => pagesOf(search()));
    should(asked.length).be.below(12);
  });

  it('ends with the message', async () => {
    const stop = new AbortController();
    const nothing = new Promise<never>(() => {});
    variables = ({ key }) => {
      if (key === '4') stop.abort();
      return nothing;
    };
    const pages = cluster.prepareTaskSearch(searchFor({ variables: ['litres'] })).pages(stop.signal);
    await Promise.all([server.untilGivenUp(), refusalOf('CAMUNDA_ABORTED', () => pagesOf(pages))]);
    should(asked.length).equal(4);
  });

  it('asks for none where none are named', async () => {
    const [task] = await tasksOf({ variables: [] });
    should(task).not.have.property('variables');
    should(asked).eql([]);
  });
});
