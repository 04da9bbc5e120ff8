import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { call, type Item, search } from './call';

// Seen on a real 8.6.0, beside what the recordings show.
describe('sandbox: /v2/user-tasks/search of 8.6', () => {
  let sandbox: Sandbox;
  let keys: string[];

  before(async () => {
    sandbox = await startSandbox({ version: '8.6', tasks: 'empty' });
    keys = [1, 2, 3].map((n) =>
      sandbox.addTask({ name: `${n}`, variables: { n, odd: n % 2 === 1 }, creationDate: n * 1000 }),
    );
  });

  after(() => sandbox.close());

  const found = async (query: Item) =>
    (await search(sandbox.url, query)).items.map(({ key }) => keys.indexOf(String(key)) + 1);

  const refused = async (query: unknown) => {
    const { status, text } = await call('POST', `${sandbox.url}/v2/user-tasks/search`, { json: query });
    return [status, JSON.parse(text).detail];
  };

  it('takes a task for found where one of the variables fits', async () => {
    const variables = [
      { name: 'n', value: '2' },
      { name: 'odd', value: 'true' },
    ];
    should(await found({ filter: { variables } })).eql([1, 2, 3]);
    should(await found({ filter: { variables: variables.slice(0, 1) } })).eql([2]);
    should(await found({ filter: { variables: [{ name: 'n' }] } })).eql([1, 2, 3]);
    should(await found({ filter: { variables: [{ name: 'm' }] } })).eql([]);
  });

  it('goes back from a cursor in the opposite order', async () => {
    should(await found({ page: { searchBefore: [keys[2]] } })).eql([2, 1]);
    const sort = [{ field: 'creationDate', order: 'DESC' }];
    should(await found({ sort, page: { limit: 1, searchBefore: ['1000', keys[0]] } })).eql([2]);
  });

  it('cuts a limit to its whole number, takes an empty cursor for none and null for no body', async () => {
    should(await found({ page: { limit: 1.9 } })).eql([1]);
    should(await found({ page: { limit: '2', searchAfter: [] } })).eql([1, 2]);
    const headers = { 'content-type': 'application/json' };
    const reply = await call('POST', `${sandbox.url}/v2/user-tasks/search`, { headers, body: 'null' });
    should(JSON.parse(reply.text).items.length).equal(3);
  });

  for (const query of [
    { page: { from: 9_999, limit: 2 } },
    { page: { limit: -1 } },
    { page: { searchAfter: ['1', '2'] } },
    { page: { searchAfter: ['x'] } },
  ]) {
    it(`fails with 500 over ${JSON.stringify(query)}`, async () => {
      should(await refused(query)).eql([500, 'Failed to execute search query']);
    });
  }

  for (const query of [{ filter: { key: 'abc' } }, { filter: { assignee: ['a'] } }, { page: [] }, []]) {
    it(`cannot read ${JSON.stringify(query)}`, async () => {
      should(await refused(query)).eql([400, 'Failed to read request']);
    });
  }

  it('names every fault of a sort', async () => {
    const sort = [{ field: 'bogus', order: 'up' }, { order: 'asc' }];
    should(await refused({ sort })).eql([
      400,
      'Unknown sortBy: bogus. Unknown sortOrder: up. Sort field must not be null.',
    ]);
  });

  it('answers who takes no JSON with 406, in HTML where that is taken', async () => {
    const replies = await Promise.all(
      ['text/html', 'text/plain'].map((accept) =>
        call('GET', `${sandbox.url}/v2/topology`, { headers: { accept } }),
      ),
    );
    should(replies.map(({ status, headers, text }) => [status, headers['content-type'], text === ''])).eql([
      [406, 'text/html;charset=UTF-8', false],
      [406, undefined, true],
    ]);
  });
});
