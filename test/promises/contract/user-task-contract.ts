import should from 'should';
import type { Version } from '../../../sandbox/sandbox';
import { ask } from './ask';
import { tasklistContract } from './tasklist-contract';

/** A cluster that keeps the contract, or should. Functions are called when the first test runs, not before. */
export interface ContractTarget {
  /** Where the cluster is, without `/v2`. */
  url(): string;
  /** The credentials of one request. */
  headers(method: 'GET' | 'POST'): Promise<Record<string, string>>;
  version: Version;
  /** Whether Tasklist's `/v1` is served at the same address. */
  tasklist: boolean;
  /**
   * A process of which at least seven instances, and no others, wait at their one user task (a Zeebe user task):
   * open, unassigned, each with the group among its candidates, and visible to the search.
   */
  processDefinitionId: string;
  candidateGroup: string;
  processInstanceKeys(): readonly string[];
}

export type Item = Record<string, unknown>;

interface Page {
  items: Item[];
  page: { totalItems: number; lastSortValues?: string[]; endCursor?: string; startCursor?: string };
}

/** What the package's client relies on, asked in plain HTTP: it holds for the sandbox as for a real server. */
export function userTaskContract(target: ContractTarget): void {
  describe('/v2/user-tasks/search', () => v2Contract(target));
  if (target.tasklist) {
    describe('/v1/tasks/search', () => tasklistContract(target));
  }
}

function v2Contract(target: ContractTarget): void {
  const { version, processDefinitionId, candidateGroup } = target;
  const is86 = version === '8.6';
  const keyOf = (item: Item) => String(is86 ? item.key : item.userTaskKey);
  const order = (text: 'ASC' | 'DESC') => (is86 ? text.toLowerCase() : text);

  async function search(body: { filter?: Item; sort?: Item[]; page?: Item }): Promise<Page> {
    const { filter, ...rest } = body;
    const reply = await ask(target, 'POST', '/v2/user-tasks/search', {
      ...rest,
      filter: { processDefinitionId, ...filter },
    });
    should(reply.status).equal(200, reply.text);
    return reply.body as Page;
  }

  const instancesOf = ({ items }: Page) => items.map((item) => String(item.processInstanceKey)).sort();
  const expected = () => [...target.processInstanceKeys()].sort();

  it('finds the task of each instance once', async () => {
    const page = await search({ page: { limit: 100 } });
    should(instancesOf(page)).eql(expected());
    should(page.page.totalItems).equal(expected().length);
  });

  for (const sort of [
    [],
    [{ field: 'creationDate', order: order('ASC') }],
    [{ field: 'creationDate', order: order('DESC') }],
    [
      { field: 'priority', order: order('DESC') },
      { field: 'creationDate', order: order('ASC') },
    ],
    [{ field: 'completionDate', order: order('ASC') }],
    [{ field: 'completionDate', order: order('DESC') }],
  ]) {
    const name = sort.map(({ field, order: direction }) => `${field} ${direction}`).join(', ') || 'no field';
    it(`gives in pages of three what it gives in one page, sorted by ${name}`, async () => {
      const whole = await search({ sort, page: { limit: 100 } });
      const walked: Item[] = [];
      let page = await search({ sort, page: { limit: 3 } });
      while (page.items.length > 0) {
        should(page.items.length).be.belowOrEqual(3);
        should(page.page.totalItems).equal(expected().length);
        walked.push(...page.items);
        page = await search({ sort, page: { limit: 3, ...after(page) } });
      }
      should(walked.map(keyOf)).eql(whole.items.map(keyOf));
    });
  }

  function after({ page }: Page): Item {
    return is86 ? { searchAfter: page.lastSortValues } : { after: page.endCursor };
  }

  it('leaves out what is before `from`', async () => {
    const [whole, rest] = [
      await search({ page: { limit: 100 } }),
      await search({ page: { from: 2, limit: 100 } }),
    ];
    should(rest.items.map(keyOf)).eql(whole.items.slice(2).map(keyOf));
  });

  it('filters by state', async () => {
    should(instancesOf(await search({ filter: { state: 'CREATED' }, page: { limit: 100 } }))).eql(expected());
    should((await search({ filter: { state: 'COMPLETED' } })).page.totalItems).equal(0);
  });

  it('filters by assignee', async () => {
    should((await search({ filter: { assignee: 'nobody-of-this-name' } })).items).eql([]);
  });

  it('filters by candidate group', async () => {
    const found = await search({ filter: { candidateGroup }, page: { limit: 100 } });
    should(instancesOf(found)).eql(expected());
    should((await search({ filter: { candidateGroup: 'no-such-group' } })).items).eql([]);
  });

  it('filters by the key of the instance, given as text', async () => {
    const [processInstanceKey] = expected();
    should(instancesOf(await search({ filter: { processInstanceKey } }))).eql([processInstanceKey]);
  });

  it(`sends keys as ${is86 ? 'numbers' : 'text'}`, async () => {
    const body = { filter: { processDefinitionId }, page: { limit: 1 } };
    const { text } = await ask(target, 'POST', '/v2/user-tasks/search', body);
    should(text).match(is86 ? /"key"\s*:\s*\d+/ : /"userTaskKey"\s*:\s*"\d+"/);
    should(text).match(is86 ? /"processInstanceKey"\s*:\s*\d+/ : /"processInstanceKey"\s*:\s*"\d+"/);
  });

  it('refuses an unknown sort field with 400 and a problem body', async () => {
    const body = { sort: [{ field: 'bogus' }] };
    const reply = await ask(target, 'POST', '/v2/user-tasks/search', body);
    should(reply.status).equal(400);
    should(reply.contentType).startWith('application/problem+json');
    should(reply.body).have.properties({ status: 400, type: 'about:blank' });
    should(reply.body).have.properties(['title', 'detail']);
  });

  if (is86) {
    it('counts without a task where the limit is 0', async () => {
      const page = await search({ page: { limit: 0 } });
      should(page.items).eql([]);
      should(page.page.totalItems).equal(expected().length);
    });

    it('ignores a filter field that it does not know', async () => {
      const page = await search({ filter: { userTaskKey: '1' }, page: { limit: 100 } });
      should(instancesOf(page)).eql(expected());
    });

    it('refuses an operator with 400', async () => {
      const body = { filter: { assignee: { $exists: false } } };
      should((await ask(target, 'POST', '/v2/user-tasks/search', body)).status).equal(400);
    });
  } else {
    it('takes operators', async () => {
      const filter = {
        assignee: { $exists: false },
        state: { $in: ['CREATED', 'COMPLETED'] },
        candidateGroup: { $like: `${candidateGroup.slice(0, 1)}*` },
        priority: { $gte: 0 },
      };
      should(instancesOf(await search({ filter, page: { limit: 100 } }))).eql(expected());
      should((await search({ filter: { state: { $neq: 'CREATED' } } })).items).eql([]);
    });

    it('goes back by the start cursor', async () => {
      const first = await search({ page: { limit: 3 } });
      const second = await search({ page: { limit: 3, after: first.page.endCursor } });
      const back = await search({ page: { limit: 3, before: second.page.startCursor } });
      should(back.items.map(keyOf)).eql(first.items.map(keyOf));
    });
  }
}
