import should from 'should';
import type { FilterRow } from '../../../src/search/search';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import { CannedCluster } from '../../support/canned-cluster';
import { recorded } from '../../support/recording';
import { keys, keysOf, pagesOf, refusalOf, searchFor } from '../../support/searches';

function row(field: string, value: unknown, operator = '$eq'): FilterRow {
  return { field, operator, value };
}

describe('OrchestrationCluster', () => {
  let server: CannedCluster;
  let cluster: OrchestrationCluster;
  let withoutTenant: OrchestrationCluster;

  beforeEach(async () => {
    server = new CannedCluster(12);
    const transport = await server.start();
    cluster = new OrchestrationCluster(transport, { tenantId: 'household' });
    withoutTenant = new OrchestrationCluster(transport);
  });

  afterEach(() => server.stop());

  describe('topology', () => {
    it('is what the server sends, with status and requests', async () => {
      const body = recorded('cookie-csrf-off', 'topology', '/v2/topology');
      const answered = new OrchestrationCluster({ send: async () => ({ status: 200, body, requests: 2 }) });
      should(await answered.topology()).eql({ topology: body, status: 200, requests: 2 });
    });

    it('is a protocol error where it is no object', async () => {
      const answered = new OrchestrationCluster({
        send: async () => ({ status: 200, body: [], requests: 1 }),
      });
      const error = await refusalOf('CAMUNDA_PROTOCOL', () => answered.topology());
      should(error.message).match(/the topology is not an object/);
    });

    it('says the version to the searches that follow', async () => {
      await cluster.topology();
      await pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined));
      should(server.topologies).equal(1);
    });
  });

  describe('searchUserTasks', () => {
    it('asks for the version once, and counts that request in the first search', async () => {
      const first = await pagesOf(cluster.prepareTaskSearch(searchFor({ pageSize: 5 })).pages(undefined));
      should(first.map(({ requests }) => requests)).eql([2, 3, 4]);
      const second = await pagesOf(cluster.prepareTaskSearch(searchFor({ pageSize: 5 })).pages(undefined));
      should(second.map(({ requests }) => requests)).eql([1, 2, 3]);
      should(server.topologies).equal(1);
    });

    it("is for the cluster's tenant where the search names none", async () => {
      await pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined));
      should(server.searches).eql([{ filter: { tenantIds: 'household' }, page: { limit: 100 } }]);
    });

    it('hands on totals, status and where the next search goes on, from 8.6', async () => {
      const [page] = await pagesOf(cluster.prepareTaskSearch(searchFor({ limit: 3 })).pages(undefined));
      const { items: _tasks, ...details } = page ?? {};
      should(details).eql({ pageSize: 100, status: 200, requests: 2, totalItems: 12, endCursor: '["3"]' });
    });

    it('hands on totals, status and where the next search goes on, from 8.8', async () => {
      server.version = '8.8.9';
      const [page] = await pagesOf(cluster.prepareTaskSearch(searchFor({ limit: 3 })).pages(undefined));
      const { items: _tasks, ...details } = page ?? {};
      should(details).eql({
        pageSize: 100,
        status: 200,
        requests: 2,
        totalItems: 12,
        hasMoreTotalItems: false,
        endCursor: Buffer.from('3').toString('base64'),
      });
    });

    it('pages backwards one page and no further', async () => {
      server.beforeSearch = () => ({
        body: { items: [{ key: 4 }, { key: 5 }], page: { totalItems: 12, lastSortValues: ['5'] } },
      });
      const query = { page: { searchBefore: ['6'], limit: 2 } };
      should(keysOf(await pagesOf(cluster.prepareTaskSearch(searchFor({ query })).pages(undefined)))).eql([
        4, 5,
      ]);
      should(server.searches.length).equal(1);
    });

    it('hands on raw tasks where they are asked for', async () => {
      const [page] = await pagesOf(
        cluster.prepareTaskSearch(searchFor({ limit: 1, shape: 'raw' })).pages(undefined),
      );
      should(page?.items).eql([
        { key: '1', state: 'CREATED', candidateGroup: ['home'], tenantIds: '<default>' },
      ]);
    });

    it('sends no search with a filter that the version lacks', async () => {
      const filters = [row('dueDate', 0)];
      await refusalOf('CAMUNDA_UNSUPPORTED', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor({ filters })).pages(undefined)),
      );
      should(server.searches).eql([]);
    });

    it('sends nothing at all with a query that is wrong for every version', async () => {
      const query = { filter: 'CREATED' };
      await refusalOf('CAMUNDA_INVALID', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor({ query })).pages(undefined)),
      );
      should(server.received).eql([]);
    });

    it('says which API to choose where /v2 has no search yet', async () => {
      server.version = '8.5.9';
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined)),
      );
      should(error.message).equal('Camunda 8.5.9 cannot search user tasks over /v2. Set API to v1');
      should(server.searches).eql([]);
    });

    it('says what to set where the search of 8.6 is switched off', async () => {
      const body = recorded('no-auth-gateway', 'search, empty body', '/v2/user-tasks/search');
      server.beforeSearch = () => ({ status: 405, body });
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined)),
      );
      should(error.message).equal(
        'Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true',
      );
      should(error.cause.status).equal(405);
      should(error.cause.url).endWith('/v2/user-tasks/search');
    });

    it("keeps the server's words about an order that it does not know", async () => {
      const body = recorded('cookie-csrf-off', 'unknown sort field', '/v2/user-tasks/search');
      server.beforeSearch = () => ({ status: 400, body });
      const sort = [{ field: 'bogus', order: 'ASC' as const }];
      const error = await refusalOf('CAMUNDA_INVALID', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor({ sort })).pages(undefined)),
      );
      should(error.cause.detail).equal('Unknown sortBy: bogus.');
      should(server.received.length).equal(2);
    });

    it('refused by a server whose version was remembered, asks for that again, but not for the same page', async () => {
      await cluster.topology();
      server.beforeSearch = () => ({ status: 400, body: {} });
      await refusalOf('CAMUNDA_INVALID', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined)),
      );
      should(server.topologies).equal(2);
      should(server.searches.length).equal(1);
    });

    it('only counts with a page of one from 8.8 on, whose API knows no smaller one', async () => {
      server.version = '8.8.9';
      const [page] = await pagesOf(withoutTenant.prepareTaskSearch(searchFor({ limit: 0 })).pages(undefined));
      should(page?.totalItems).equal(12);
      should(server.searches).eql([{ page: { from: 0, limit: 1 } }]);
    });

    const broken: [what: string, body: unknown][] = [
      ['a list', []],
      ['no items', { page: {} }],
      ['items that are no list', { items: {}, page: {} }],
      ['an item that is no object', { items: [null], page: { lastSortValues: [] } }],
      ['a task without its key', { items: [{ state: 'CREATED' }], page: { lastSortValues: [] } }],
    ];
    for (const [what, body] of broken) {
      it(`is a protocol error where the server sends ${what}`, async () => {
        server.beforeSearch = () => ({ body });
        await refusalOf('CAMUNDA_PROTOCOL', () =>
          pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined)),
        );
      });
    }
  });

  describe('a cluster that is upgraded under a running flow', () => {
    const filters = [row('tenantId', 'household'), row('userTaskKey', '1')];

    it('is asked again, when it refuses the old names', async () => {
      await pagesOf(cluster.prepareTaskSearch(searchFor({ filters })).pages(undefined));
      server.version = '8.8.9';
      const [page] = await pagesOf(cluster.prepareTaskSearch(searchFor({ filters })).pages(undefined));
      should(server.searches.at(-1)).eql({
        filter: { tenantId: 'household', userTaskKey: '1' },
        page: { from: 0, limit: 100 },
      });
      should(page?.items.length).equal(12);
      should(page?.requests).equal(3);
    });

    it('is asked again, when it answers in the new shape', async () => {
      const query = { filter: { state: 'CREATED' } };
      await pagesOf(withoutTenant.prepareTaskSearch(searchFor({ query })).pages(undefined));
      server.version = '8.9.0';
      const pages = await pagesOf(
        withoutTenant.prepareTaskSearch(searchFor({ query, pageSize: 5 })).pages(undefined),
      );
      should(keysOf(pages)).eql(keys(1, 12));
      should(pages.map(({ requests }) => requests)).eql([3, 4, 5]);
    });

    it('is asked again, before it is said to lack what it has learned', async () => {
      await cluster.topology();
      server.version = '8.8.9';
      const [page] = await pagesOf(
        cluster.prepareTaskSearch(searchFor({ filters: [row('dueDate', 0)] })).pages(undefined),
      );
      should(page?.items.length).equal(12);
      should(page?.requests).equal(2);
    });

    it('between two pages, hands on every task once', async () => {
      server.beforeSearch = (searches) => {
        if (searches === 2) server.version = '8.8.9';
        return undefined;
      };
      const pages = await pagesOf(cluster.prepareTaskSearch(searchFor({ pageSize: 5 })).pages(undefined));
      should(keysOf(pages)).eql(keys(1, 12));
    });

    it('while many search, is asked for its version once', async () => {
      await pagesOf(cluster.prepareTaskSearch(searchFor({ filters })).pages(undefined));
      server.version = '8.8.9';
      const searches = Array.from({ length: 8 }, () =>
        pagesOf(cluster.prepareTaskSearch(searchFor({ filters })).pages(undefined)),
      );
      for (const [page] of await Promise.all(searches)) should(page?.items.length).equal(12);
      should(server.topologies).equal(2);
    });
  });

  describe('a cluster that is downgraded under a running flow', () => {
    beforeEach(async () => {
      server.version = '8.8.9';
      await pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined));
      server.version = '8.6.0';
    });

    it('does not find every task because it ignores the new names', async () => {
      const filters = [row('dueDate', 0)];
      await refusalOf('CAMUNDA_UNSUPPORTED', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor({ filters })).pages(undefined)),
      );
    });

    it('counts only what is asked for', async () => {
      const query = { filter: { userTaskKey: '1' } };
      const [page] = await pagesOf(
        cluster.prepareTaskSearch(searchFor({ limit: 0, query })).pages(undefined),
      );
      should(page?.items).eql([]);
      should(server.searches.at(-1)).eql({
        filter: { key: '1', tenantIds: 'household' },
        page: { limit: 0 },
      });
    });

    it('goes on working with what it knows', async () => {
      const filters = [row('candidateGroup', 'home')];
      const pages = await pagesOf(
        cluster.prepareTaskSearch(searchFor({ filters, pageSize: 5 })).pages(undefined),
      );
      should(keysOf(pages)).eql(keys(1, 12));
      should(pages.map(({ requests }) => requests)).eql([3, 4, 5]);
    });

    it('between two pages, hands on every task once', async () => {
      server.version = '8.8.9';
      const before = server.searches.length;
      server.beforeSearch = (searches) => {
        if (searches === before + 2) server.version = '8.6.0';
        return undefined;
      };
      const pages = await pagesOf(cluster.prepareTaskSearch(searchFor({ pageSize: 5 })).pages(undefined));
      should(keysOf(pages)).eql(keys(1, 12));
    });
  });

  describe('a server whose answers contradict its topology', () => {
    beforeEach(() => {
      server.beforeSearch = () => ({
        body: { items: [{ userTaskKey: '1' }], page: { totalItems: 1, endCursor: null } },
      });
    });

    it('is a protocol error, and none of its tasks is handed on', async () => {
      const error = await refusalOf('CAMUNDA_PROTOCOL', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined)),
      );
      should(error.message).match(/its topology says 8\.6\.0, its tasks have the names of another version/);
      should(server.searches.length).equal(1);
    });

    it('is asked for its version once more where that was remembered', async () => {
      await cluster.topology();
      await refusalOf('CAMUNDA_PROTOCOL', () =>
        pagesOf(cluster.prepareTaskSearch(searchFor()).pages(undefined)),
      );
      should(server.topologies).equal(2);
      should(server.searches.length).equal(1);
    });
  });
});
