import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import { type PagedSearch, pagesOf as pagesOfSearch } from '../../../src/search/paging';
import type { Pages } from '../../../src/search/search';
import { Tasklist } from '../../../src/tasklist/tasklist';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { CannedCluster } from '../../support/canned-cluster';
import { keys, keysOf, pagesOf, refusalOf, searchFor } from '../../support/searches';

/** A page as a test wants it. */
interface Page {
  keys: number[];
  cursor?: unknown;
  total?: unknown;
  /** Whether 8.8 says that there are more than the total. */
  more?: boolean;
}

/** The three ways in which Camunda pages, and how each writes a page and a cursor. */
const KINDS = [
  {
    what: 'sort values of 8.6',
    api: 'v2',
    version: '8.6.0',
    cursor: (place: unknown): unknown => [String(place)],
    body: ({ keys, cursor = [], total }: Page): unknown => ({
      items: keys.map((key) => ({ key })),
      page: { totalItems: total, firstSortValues: [], lastSortValues: cursor },
    }),
  },
  {
    what: 'cursors of 8.8',
    api: 'v2',
    version: '8.8.9',
    cursor: (place: unknown): unknown => String(place),
    body: ({ keys, cursor = null, total, more = false }: Page): unknown => ({
      items: keys.map((key) => ({ userTaskKey: String(key) })),
      page: { totalItems: total, hasMoreTotalItems: more, startCursor: null, endCursor: cursor },
    }),
  },
  {
    what: 'sort values of Tasklist',
    api: 'v1',
    version: '8.6.0',
    cursor: (place: unknown): unknown => [String(place)],
    body: ({ keys, cursor }: Page): unknown =>
      keys.map((key) => ({ id: String(key), ...(cursor === undefined ? {} : { sortValues: cursor }) })),
  },
] as const;

for (const { what, api, version, cursor, body } of KINDS) {
  describe(`a search with ${what}, of a server that does not keep its promises`, () => {
    let server: CannedCluster;
    let search: (part?: Partial<TaskSearch>) => Pages;

    beforeEach(async () => {
      server = new CannedCluster();
      server.version = version;
      const transport = await server.start();
      const cluster = new OrchestrationCluster(transport);
      const tasklist = new Tasklist(transport);
      search = (part) =>
        api === 'v1'
          ? tasklist.prepareSearch(searchFor({ api, ...part })).pages(undefined)
          : cluster.prepareTaskSearch(searchFor({ api, ...part })).pages(undefined);
    });
    afterEach(() => server.stop());

    function answers(page: (searches: number) => Page): void {
      server.beforeSearch = (searches) => ({ body: body(page(searches)) });
    }

    async function endsAfter(part: Partial<TaskSearch>, most: number): Promise<string> {
      const { message } = await refusalOf('CAMUNDA_PROTOCOL', () => pagesOf(search(part)));
      should(server.searches.length).be.belowOrEqual(most);
      return message;
    }

    for (const limit of [undefined, 10]) {
      it(`ends where the same tasks come with fresh cursors${limit ? `, with the limit ${limit}` : ''}`, async () => {
        answers((searches) => ({ keys: keys(1, 5), cursor: cursor(searches), total: 100 }));
        const message = await endsAfter({ pageSize: 5, ...(limit ? { limit } : {}) }, 13);
        should(message).equal(
          'The search does not end: the server sent 12 pages in a row without a new task',
        );
      });
    }

    it('goes through what it has had once more, where the cluster was upgraded meanwhile', async () => {
      answers((searches) => {
        const place = searches > 30 ? searches - 30 : searches;
        return { keys: [place], cursor: cursor(searches), total: 40 };
      });
      should(keysOf(await pagesOf(search({ pageSize: 1, limit: 40 })))).eql(keys(1, 40));
    });

    it('says so where a full page has no cursor', async () => {
      answers(() => ({ keys: keys(1, 5), total: 100 }));
      const message = await endsAfter({ pageSize: 5 }, 1);
      should(message).match(/^The search cannot go on: .* sent no cursor/);
    });

    for (const [odd, value] of [
      ['an object', { place: 1 }],
      ['a number', 7],
      ['true', true],
      ['longer than 16,384 characters', cursor('x'.repeat(20_000))],
    ] as const) {
      it(`says so where a cursor is ${odd}`, async () => {
        answers(() => ({ keys: keys(1, 5), cursor: value, total: 100 }));
        const message = await endsAfter({ pageSize: 5 }, 1);
        should(message).match(/^The answer is not Camunda's: a page cursor is /);
      });
    }

    if (api === 'v1') return;

    it('ends where empty pages come with fresh cursors', async () => {
      answers((searches) => ({ keys: [], cursor: cursor(searches), total: 1e15 }));
      should(await endsAfter({}, 12)).match(/11 pages in a row without a new task/);
    });

    it('goes on after an empty page in the middle', async () => {
      answers((searches) => ({
        keys: searches === 2 ? [] : keys(searches * 10, searches * 10 + 4),
        cursor: cursor(searches),
        total: searches === 4 ? 15 : 100,
      }));
      const pages = await pagesOf(search({ pageSize: 5, limit: 15 }));
      should(pages.map(({ items }) => items.length)).eql([5, 5, 5]);
    });

    it('asks once more for the place of an empty page without a cursor', async () => {
      answers((searches) =>
        searches === 2
          ? { keys: [], total: 7 }
          : { keys: searches === 1 ? keys(1, 5) : [6, 7], cursor: cursor(searches), total: 7 },
      );
      should(keysOf(await pagesOf(search({ pageSize: 5 })))).eql(keys(1, 7));
      const [, second, third] = server.searches;
      should(second).eql(third);
    });

    it('takes it for the end where that is empty again, because new tasks may have come before its place', async () => {
      answers((searches) =>
        searches === 1 ? { keys: keys(1, 5), cursor: cursor(1), total: 5 } : { keys: [], total: 9 },
      );
      should(keysOf(await pagesOf(search({ pageSize: 5 })))).eql(keys(1, 5));
      should(server.searches.length).equal(3);
    });

    it('hands on no empty page before those with tasks', async () => {
      answers((searches) => ({ keys: searches === 1 ? [] : [1], cursor: cursor(searches), total: 1 }));
      should((await pagesOf(search())).map(({ items }) => items.length)).eql([1]);
    });

    it('ends where far more tasks come than the total says', async () => {
      answers((searches) => ({
        keys: keys(searches * 5_000, searches * 5_000 + 4_999),
        cursor: cursor(searches),
        total: 60,
      }));
      should(await endsAfter({ pageSize: 5_000 }, 4)).equal(
        'The search does not end: the server sent 15,000 tasks and says that there are 60',
      );
    });

    for (const total of ['60', -1, 1e300, { toString: null }, null]) {
      it(`leaves out a total that is ${JSON.stringify(total)}`, async () => {
        answers(() => ({ keys: keys(1, 5), cursor: cursor(1), total }));
        const pages = await pagesOf(search());
        should(keysOf(pages)).eql(keys(1, 5));
        should(pages[0]).not.have.property('totalItems');
      });
    }
  });
}

describe('a search of a server with ever new tasks', () => {
  const plan = (size: number) => ({ size, limit: Infinity, from: 0, backwards: false });
  const withNewTasks = (size: number): PagedSearch['ask'] => {
    let last = 0;
    return async () => {
      const items = keys(last + 1, last + size).map((key) => ({ userTaskKey: String(key) }));
      last += size;
      return {
        items,
        naming: userTask.newestNaming,
        status: 200,
        requests: 1,
        totalItems: 1e15,
        next: String(last),
      };
    };
  };

  for (const [bound, size, most] of [
    ['1,000,000 tasks', 10_000, 1_010_000],
    ['100,000 pages', 1, 100_000],
  ] as const) {
    it(`ends after ${bound}`, async () => {
      let count = 0;
      const error = await refusalOf('CAMUNDA_PROTOCOL', async () => {
        const asked: PagedSearch = { plan: plan(size), shape: 'raw', ask: withNewTasks(size) };
        for await (const { items } of pagesOfSearch(asked, undefined)) count += items.length;
      });
      should(count).be.belowOrEqual(most);
      should(error.message).match(/there are more than 1,000,000 tasks or 100,000 pages/);
    });
  }
});
