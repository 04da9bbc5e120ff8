import should from 'should';
import { CamundaError } from '../../../src/errors';
import type { Pages } from '../../../src/search/search';
import { Tasklist } from '../../../src/tasklist/tasklist';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { CannedCluster } from '../../support/canned-cluster';
import { keys, keysOf, pagesOf, refusalOf, searchFor } from '../../support/searches';

/** The three ways in which Camunda pages. */
const KINDS = [
  { what: 'sort values of 8.6', api: 'v2', version: '8.6.0' },
  { what: 'cursors of 8.8', api: 'v2', version: '8.8.9' },
  { what: 'sort values of Tasklist', api: 'v1', version: '8.6.0' },
] as const;

for (const { what, api, version } of KINDS) {
  describe(`paging with ${what}`, () => {
    let server: CannedCluster;
    let transport: HttpTransport;
    let search: (part?: Partial<TaskSearch>, signal?: AbortSignal) => Pages;

    async function start(count: number): Promise<void> {
      server = new CannedCluster(count);
      server.version = version;
      transport = await server.start();
      const cluster = new OrchestrationCluster(transport);
      const tasklist = new Tasklist(transport);
      search = (part, signal) =>
        api === 'v1'
          ? tasklist.prepareSearch(searchFor({ api, ...part })).pages(signal)
          : cluster.prepareTaskSearch(searchFor({ api, ...part })).pages(signal);
    }

    afterEach(() => server.stop());

    it('finds every task once, in the order of the server', async () => {
      await start(130);
      const pages = await pagesOf(search({ pageSize: 7 }));
      should(keysOf(pages)).eql(keys(1, 130));
      should(pages.map(({ items }) => items.length)).eql([...Array(18).fill(7), 4]);
      should(server.searches.length).equal(19);
    });

    it('hands on one empty page where nothing is found', async () => {
      await start(0);
      const pages = await pagesOf(search());
      should(pages.map(({ items }) => items)).eql([[]]);
      should(server.searches.length).equal(1);
    });

    it('hands on no empty page after a full last one', async () => {
      await start(6);
      const pages = await pagesOf(search({ pageSize: 3 }));
      should(pages.map(({ items }) => items.length)).eql([3, 3]);
    });

    it('finds every task that is there all the time, while others come and go', async () => {
      await start(60);
      const staying = server.tasks.filter((key) => key % 3 !== 0);
      server.beforeSearch = (searches) => {
        const gone = searches * 3;
        server.tasks = server.tasks.filter((key) => key !== gone);
        server.tasks.push(1_000 + searches);
        return undefined;
      };
      const found = keysOf(await pagesOf(search({ pageSize: 5 })));
      should(found.filter((key) => staying.includes(key))).eql(staying);
      should(new Set(found).size).equal(found.length);
    });

    it('leaves out what an earlier page had, where pages overlap', async () => {
      await start(30);
      server.overlap = 2;
      should(keysOf(await pagesOf(search({ pageSize: 5 })))).eql(keys(1, 30));
    });

    it('ends at the limit, and asks for no more than that', async () => {
      await start(60);
      const pages = await pagesOf(search({ pageSize: 10, limit: 25 }));
      should(keysOf(pages)).eql(keys(1, 25));
      const asked = server.searches.map((body) =>
        api === 'v1' ? body.pageSize : (body.page as { limit: number }).limit,
      );
      should(asked).eql([10, 10, 5]);
    });

    it('asks once where the limit is less than a page', async () => {
      await start(60);
      should(keysOf(await pagesOf(search({ limit: 2 })))).eql([1, 2]);
      should(server.searches.length).equal(1);
    });

    it('cuts what a server sends beyond the limit', async () => {
      await start(60);
      server.floor = 30;
      should(keysOf(await pagesOf(search({ limit: 2 })))).eql([1, 2]);
    });

    it('counts only, with one request, where the limit is 0', async () => {
      await start(12);
      const [page, ...others] = await pagesOf(search({ limit: 0 }));
      should(page?.items).eql([]);
      should(others).eql([]);
      should(page?.totalItems).equal(api === 'v1' ? undefined : 12);
      should(server.searches.length).equal(1);
    });

    it('counts only where the query asks for pages of 0', async () => {
      await start(12);
      const query = api === 'v1' ? { pageSize: 0 } : { page: { limit: 0 } };
      const pages = await pagesOf(search({ query }));
      should(pages.map(({ items }) => items)).eql([[]]);
      should(server.searches.length).equal(1);
    });

    it("starts after the endCursor of an earlier search's page", async () => {
      await start(9);
      const [first] = await pagesOf(search({ limit: 4 }));
      const query =
        api === 'v1'
          ? { searchAfter: JSON.parse(first?.endCursor ?? '') as unknown }
          : { page: { after: first?.endCursor } };
      should(keysOf(await pagesOf(search({ pageSize: 2, query })))).eql(keys(5, 9));
    });

    it('asks for the next page while one is handed on, and never for two', async () => {
      await start(30);
      const pages = search({ pageSize: 5 });
      await pages.next();
      await server.untilSearches(2);
      // A third request would be under way by the time that a request of our own is answered.
      await transport.send({ api: 'v2', method: 'GET', path: '/v2/topology', kind: 'read' });
      should(server.searches.length).equal(2);
      await pages.return();
    });

    it('gives up the request under way when nobody wants more', async () => {
      await start(30);
      server.beforeSearch = (searches) => (searches === 2 ? new Promise(() => {}) : undefined);
      const pages = search({ pageSize: 5 });
      await pages.next();
      await server.untilSearches(2);
      const givenUp = server.untilGivenUp();
      await pages.return();
      await givenUp;
      should(await pages.next()).eql({ value: undefined, done: true });
    });

    it('ends with CAMUNDA_ABORTED when the flow is stopped', async () => {
      await start(30);
      const stop = new AbortController();
      server.beforeSearch = (searches) => (searches === 2 ? new Promise(() => {}) : undefined);
      const pages = search({ pageSize: 5 }, stop.signal);
      await pages.next();
      await server.untilSearches(2);
      stop.abort();
      await refusalOf('CAMUNDA_ABORTED', () => pages.next());
    });

    it('hands on nothing after a stop, also where the next page is there already', async () => {
      await start(30);
      const stop = new AbortController();
      const pages = search({ pageSize: 5 }, stop.signal);
      await pages.next();
      await server.untilSearches(2);
      await transport.send({ api: 'v2', method: 'GET', path: '/v2/topology', kind: 'read' });
      stop.abort();
      await refusalOf('CAMUNDA_ABORTED', () => pages.next());
    });

    it('sends nothing where the flow was stopped before', async () => {
      await start(30);
      await refusalOf('CAMUNDA_ABORTED', () => search({}, AbortSignal.abort()).next());
      should(server.received).eql([]);
    });

    it('fails after what it has handed on when a page cannot be had', async () => {
      await start(30);
      server.beforeSearch = (searches) => (searches === 3 ? { status: 409, body: {} } : undefined);
      const found: number[] = [];
      const error = await refusalOf('CAMUNDA_CONFLICT', async () => {
        for await (const page of search({ pageSize: 5 })) found.push(...keysOf([page]));
      });
      should(error).be.instanceOf(CamundaError);
      should(found).eql(keys(1, 10));
    });

    it('leaves no rejection behind when a page fails that nobody waits for', async () => {
      await start(30);
      const rejections: unknown[] = [];
      const note = (reason: unknown) => rejections.push(reason);
      process.on('unhandledRejection', note);
      try {
        server.beforeSearch = (searches) => (searches === 2 ? { status: 409, body: {} } : undefined);
        const pages = search({ pageSize: 5 });
        await pages.next();
        await server.untilSearches(2);
        await transport.send({ api: 'v2', method: 'GET', path: '/v2/topology', kind: 'read' });
        await pages.return();
        await new Promise(setImmediate);
        should(rejections).eql([]);
      } finally {
        process.off('unhandledRejection', note);
      }
    });

    it('says so where the server leads in a circle', async () => {
      await start(10);
      server.overlap = Infinity;
      const error = await refusalOf('CAMUNDA_PROTOCOL', () => pagesOf(search({ pageSize: 5 })));
      should(error.message).equal('The search does not end: the server sent a page cursor twice');
    });
  });
}

for (const version of ['8.6.0', '8.8.9']) {
  describe(`paging where ${version} sends less in a page than it was asked for`, () => {
    let server: CannedCluster;
    let cluster: OrchestrationCluster;

    beforeEach(async () => {
      server = new CannedCluster(60);
      server.version = version;
      server.cap = 10;
      cluster = new OrchestrationCluster(await server.start());
    });

    afterEach(() => server.stop());

    it('goes on as long as the total says that there is more', async () => {
      const pages = await pagesOf(cluster.prepareTaskSearch(searchFor({ pageSize: 25 })).pages(undefined));
      should(keysOf(pages)).eql(keys(1, 60));
    });

    it('goes on while tasks go that it has had, and the total with them', async () => {
      server.beforeSearch = (searches) => {
        server.tasks = server.tasks.filter((key) => key > (searches - 1) * 10);
        return undefined;
      };
      const pages = await pagesOf(cluster.prepareTaskSearch(searchFor({ pageSize: 25 })).pages(undefined));
      should(keysOf(pages)).eql(keys(1, 60));
    });

    it('leaves out of the total what the query leaves out', async () => {
      const query = { page: { from: 55 } };
      const pages = await pagesOf(cluster.prepareTaskSearch(searchFor({ query })).pages(undefined));
      should(keysOf(pages)).eql(keys(56, 60));
      should(server.searches.length).equal(1);
    });
  });
}
