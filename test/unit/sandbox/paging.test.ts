import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { call, type Item, search } from './call';

interface Walk {
  name: string;
  version: '8.6' | '8.8';
  /** One page of tasks' keys, in the order of their creation, and where to go on. */
  next(url: string, limit: number, cursor: unknown): Promise<{ keys: string[]; cursor: unknown }>;
}

const WALKS: Walk[] = [
  {
    name: '/v2 of 8.6',
    version: '8.6',
    async next(url, limit, cursor) {
      const after = cursor ? { searchAfter: cursor } : {};
      const sort = [{ field: 'creationDate', order: 'asc' }];
      const { items, page } = await search(url, {
        sort,
        page: { limit, ...after },
        filter: { state: 'CREATED' },
      });
      return { keys: items.map(({ key }) => String(key)), cursor: page.lastSortValues };
    },
  },
  {
    name: '/v2 of 8.8',
    version: '8.8',
    async next(url, limit, cursor) {
      const after = cursor ? { after: cursor } : {};
      const sort = [{ field: 'creationDate', order: 'ASC' }];
      const { items, page } = await search(url, {
        sort,
        page: { limit, ...after },
        filter: { state: 'CREATED' },
      });
      return { keys: items.map(({ userTaskKey }) => String(userTaskKey)), cursor: page.endCursor };
    },
  },
  {
    name: '/v1',
    version: '8.8',
    async next(url, limit, cursor) {
      const after = cursor ? { searchAfter: cursor } : {};
      const sort = [{ field: 'creationTime', order: 'ASC' }];
      const json = { state: 'CREATED', pageSize: limit, sort, ...after };
      const { text } = await call('POST', `${url}/v1/tasks/search`, { json });
      const items: Item[] = JSON.parse(text);
      return { keys: items.map(({ id }) => String(id)), cursor: items.at(-1)?.sortValues };
    },
  },
];

/** Milliseconds that a page of 1,000 takes, once the tasks are sorted, which the first page does. */
async function medianPage(next: Walk['next'], url: string, pages: number): Promise<number> {
  let page = await next(url, 1000, undefined);
  const times: number[] = [];
  while (times.length < pages) {
    const before = performance.now();
    page = await next(url, 1000, page.cursor);
    times.push(performance.now() - before);
    should(page.keys.length).equal(1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(pages / 2)] ?? 0;
}

for (const { name, version, next } of WALKS) {
  describe(`sandbox: paging through ${name}`, () => {
    let sandbox: Sandbox;

    afterEach(() => sandbox.close());

    it('shows each task that stays exactly once while others come and go', async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      const staying: string[] = [];
      const leaving: string[] = [];
      for (let i = 0; i < 60; i += 1) {
        (i % 3 === 0 ? leaving : staying).push(sandbox.addTask({ creationDate: i * 1000 }));
      }
      const seen: string[] = [];
      let { keys, cursor } = await next(sandbox.url, 7, undefined);
      for (let turn = 0; keys.length > 0; turn += 1) {
        seen.push(...keys);
        sandbox.completeTask((turn % 2 === 0 ? leaving.shift() : leaving.pop()) ?? '');
        sandbox.addTask({ creationDate: 500 }); // behind the cursor: it may be missed
        if (turn < 5) {
          staying.push(sandbox.addTask({ creationDate: 100_000 + turn }));
        }
        ({ keys, cursor } = await next(sandbox.url, 7, cursor));
      }
      should(new Set(seen).size).equal(seen.length);
      should(staying.filter((key) => !seen.includes(key))).eql([]);
    });

    it('sends a page of 1,000 of 100,000 tasks about as fast as one of 5,000', async function () {
      this.timeout(60_000); // each of the tasks is a process that is started
      sandbox = await startSandbox({ version, tasks: 5_000 });
      const few = await medianPage(next, sandbox.url, 4);
      await sandbox.close();
      sandbox = await startSandbox({ version, tasks: 100_000 });
      // A sort or a scan of all tasks a page would be twenty times as slow.
      should(await medianPage(next, sandbox.url, 15)).be.below(few * 6);
    });
  });
}
