import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { search } from '../../../unit/sandbox/call';
import { type Item, type Query, rightLogin, type Session, type Vendor } from '../vendors/vendor';

type Sort = NonNullable<Query['sort']>;

const COUNT = 25;
const OLDEST: Sort = [{ field: 'creationDate', order: 'ASC' }];
const SORTS: Sort[] = [
  OLDEST,
  [{ field: 'creationDate', order: 'DESC' }],
  [{ field: 'completionDate', order: 'ASC' }],
  [{ field: 'followUpDate', order: 'DESC' }],
  [{ field: 'dueDate', order: 'ASC' }],
  [{ field: 'name', order: 'ASC' }],
  [
    { field: 'priority', order: 'DESC' },
    { field: 'creationDate', order: 'ASC' },
  ],
];

/** Pages and orders of a search, compared with what the sandbox itself says. */
export function pagingSuite(vendor: Vendor): void {
  describe('pages', () => {
    let sandbox: Sandbox;
    let session: Session;

    before(async () => {
      sandbox = await startSandbox({ version: vendor.api, tasks: COUNT, partitions: 5 });
      session = await vendor.connect(rightLogin(sandbox));
    });
    after(() => sandbox.close());

    const keysOf = (items: readonly Item[]) => items.map(({ userTaskKey }) => userTaskKey);

    for (const sort of SORTS) {
      const name = sort.map(({ field, order }) => `${field} ${order}`).join(', ');
      it(`lead by cursors to the end, sorted by ${name}`, async () => {
        const found: unknown[] = [];
        let page = await session.searchTasks({ sort, page: { limit: 10 } });
        while (page.items.length > 0) {
          should(Number(page.page.totalItems)).equal(COUNT);
          found.push(...keysOf(page.items));
          const after = String(page.page.endCursor);
          page = await session.searchTasks({ sort, page: { limit: 10, after } });
        }
        should(found).eql(keysOf((await search(sandbox.url, { sort })).items));
      });
    }

    it('lead back by cursors', async () => {
      const pageAt = (place: object) => session.searchTasks({ sort: OLDEST, page: { limit: 10, ...place } });
      const first = await pageAt({});
      const second = await pageAt({ after: first.page.endCursor });
      const back = await pageAt({ before: second.page.startCursor });
      should(keysOf(back.items)).eql(keysOf(first.items));
    });

    it('begin where they are told to', async () => {
      const { items } = await session.searchTasks({ sort: OLDEST, page: { from: 20, limit: 10 } });
      should(keysOf(items)).eql(keysOf((await search(sandbox.url, { sort: OLDEST })).items).slice(20));
    });
  });
}
