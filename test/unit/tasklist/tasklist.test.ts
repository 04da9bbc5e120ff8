import should from 'should';
import { Tasklist } from '../../../src/tasklist/tasklist';
import { CannedCluster } from '../../support/canned-cluster';
import { recorded } from '../../support/recording';
import { pagesOf, refusalOf, searchFor } from '../../support/searches';

describe('Tasklist', () => {
  let server: CannedCluster;
  let tasklist: Tasklist;

  beforeEach(async () => {
    server = new CannedCluster(12);
    tasklist = new Tasklist(await server.start(), { tenantId: 'household' });
  });

  afterEach(() => server.stop());

  it('never asks /v2', async () => {
    await pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1', pageSize: 5 })).pages(undefined));
    await tasklist.probe();
    should(new Set(server.received.map(({ path }) => path))).eql(new Set(['/v1/tasks/search']));
  });

  it('pages with the sort values of the last task', async () => {
    const pages = await pagesOf(
      tasklist.prepareSearch(searchFor({ api: 'v1', pageSize: 5 })).pages(undefined),
    );
    should(server.searches).eql([
      { tenantIds: ['household'], pageSize: 5 },
      { tenantIds: ['household'], pageSize: 5, searchAfter: ['5'] },
      { tenantIds: ['household'], pageSize: 5, searchAfter: ['10'] },
    ]);
    const { items, ...details } = pages.at(-1) ?? {};
    should(items?.length).equal(2);
    should(details).eql({ pageSize: 5, status: 200, requests: 3, endCursor: '["12"]' });
  });

  it('pages backwards one page and no further', async () => {
    const query = { searchBefore: ['9'], pageSize: 2 };
    await pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1', query })).pages(undefined));
    should(server.searches).eql([{ searchBefore: ['9'], tenantIds: ['household'], pageSize: 2 }]);
  });

  it('hands on what the real one sent in the common shape', async () => {
    const body = recorded('cookie-csrf-off', 'v1: search, empty body', '/v1/tasks/search');
    server.beforeSearch = () => ({ body });
    const [page] = await pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1' })).pages(undefined));
    should(page?.items.length).equal((body as unknown[]).length);
    for (const task of page?.items ?? []) {
      should(task).have.properties([
        'userTaskKey',
        'state',
        'elementId',
        'candidateGroups',
        'candidateUsers',
      ]);
      should(Object.values(task)).not.containEql(null);
    }
  });

  it('tells no number where only that is asked for', async () => {
    const pages = await pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1', limit: 0 })).pages(undefined));
    should(pages).eql([{ items: [], pageSize: 100, status: 200, requests: 1, endCursor: '["1"]' }]);
    should(server.searches).eql([{ tenantIds: ['household'], pageSize: 1 }]);
  });

  it('is proved by a search of one', async () => {
    should(await tasklist.probe()).eql({ status: 200, requests: 1 });
    should(server.searches).eql([{ pageSize: 1 }]);
  });

  it('says so where the cluster has it no more', async () => {
    const body = recorded('oidc-gateway', 'v1: search, empty body', '/v1/tasks/search');
    server.beforeSearch = () => ({ status: 404, body });
    const searches = [
      () => tasklist.probe(),
      () => pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1' })).pages(undefined)),
    ];
    for (const search of searches) {
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', search);
      should(error.message).equal(
        'Set API to v2. This cluster has no Tasklist v1 (removed in 8.10, or switched off)',
      );
      should(error.cause.status).equal(404);
    }
  });

  it('is not said to be gone where the address is wrong', async () => {
    server.beforeSearch = () => ({ status: 404, type: 'text/html', body: 'Not Found' });
    const error = await refusalOf('CAMUNDA_NOT_FOUND', () => tasklist.probe());
    should(error.message).match(/^Check the address\. There is no Camunda API at /);
  });

  it("keeps the server's words about a state that it does not know", async () => {
    const body = recorded('cookie-csrf-off', 'v1: bad state', '/v1/tasks/search');
    server.beforeSearch = () => ({ status: 400, body });
    const query = { state: 'NOPE' };
    const error = await refusalOf('CAMUNDA_INVALID', () =>
      pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1', query })).pages(undefined)),
    );
    should(error.cause.detail).match(/^JSON parse error: Cannot deserialize value/);
  });

  for (const body of [{ items: [] }, [null], ['task'], [{ name: 'Water the plants' }]]) {
    it(`is a protocol error where the server sends ${JSON.stringify(body)}`, async () => {
      server.beforeSearch = () => ({ body });
      await refusalOf('CAMUNDA_PROTOCOL', () =>
        pagesOf(tasklist.prepareSearch(searchFor({ api: 'v1' })).pages(undefined)),
      );
    });
  }
});
