import should from 'should';
import { ask } from './ask';
import type { ContractTarget, Item } from './user-task-contract';

/** What the package's client relies on in Tasklist's `/v1`. */
export function tasklistContract(target: ContractTarget): void {
  let processDefinitionKey: unknown;

  before('find the key of the process, which is what /v1 filters by', async () => {
    const [processInstanceKey] = target.processInstanceKeys();
    const { body } = await ask(target, 'POST', '/v1/tasks/search', { processInstanceKey });
    processDefinitionKey = (body as Item[])[0]?.processDefinitionKey;
    should(processDefinitionKey).be.a.String();
  });

  async function search(query: Item): Promise<Item[]> {
    const reply = await ask(target, 'POST', '/v1/tasks/search', { processDefinitionKey, ...query });
    should(reply.status).equal(200, reply.text);
    return reply.body as Item[];
  }

  const expected = () => [...target.processInstanceKeys()].sort();
  const instancesOf = (tasks: Item[]) => tasks.map(({ processInstanceKey }) => processInstanceKey).sort();

  it('finds the task of each instance once', async () => {
    should(instancesOf(await search({ pageSize: 100 }))).eql(expected());
  });

  for (const sort of [
    undefined,
    [{ field: 'creationTime', order: 'ASC' }],
    [{ field: 'creationTime', order: 'DESC' }],
  ]) {
    const name = sort?.map(({ field, order }) => `${field} ${order}`).join(', ') ?? 'no field';
    it(`gives in pages of three what it gives in one page, sorted by ${name}`, async () => {
      const query = { state: 'CREATED', ...(sort ? { sort } : {}) };
      const whole = await search({ ...query, pageSize: 100 });
      const walked: Item[] = [];
      let page = await search({ ...query, pageSize: 3 });
      while (page.length > 0) {
        walked.push(...page);
        page = await search({ ...query, pageSize: 3, searchAfter: page.at(-1)?.sortValues });
      }
      should(walked.map(({ id }) => id)).eql(whole.map(({ id }) => id));
      // On later pages a real 8.6.0 says so of the newest task, whatever the sort.
      should(whole.filter(({ isFirst }) => isFirst).map(({ id }) => id)).eql([whole[0]?.id]);
    });
  }

  it('filters by state, by assignment and by candidate group', async () => {
    const { candidateGroup } = target;
    should(
      instancesOf(await search({ state: 'CREATED', assigned: false, candidateGroup, pageSize: 100 })),
    ).eql(expected());
    should(await search({ state: 'COMPLETED' })).eql([]);
    should(await search({ assignee: 'nobody-of-this-name' })).eql([]);
    should(await search({ candidateGroup: 'no-such-group' })).eql([]);
  });

  it('sends keys as text, and the same task by its id', async () => {
    const [task] = await search({ pageSize: 1 });
    should(task).have.properties({ processDefinitionKey, taskState: 'CREATED' });
    should(task?.id).be.a.String();
    const { status, body } = await ask(target, 'GET', `/v1/tasks/${task?.id}`);
    should(status).equal(200);
    should(task).have.properties(body as Item);
  });

  it('refuses with its own body, which is no problem detail', async () => {
    const cursors = { searchAfter: ['1', '2'], searchBefore: ['1', '2'] };
    for (const [wrong, status] of [
      [await ask(target, 'POST', '/v1/tasks/search', cursors), 400],
      [await ask(target, 'POST', '/v1/tasks/search', { state: 'NOPE' }), 400],
      [await ask(target, 'GET', '/v1/tasks/99'), 404],
    ] as const) {
      should(wrong.status).equal(status);
      should(wrong.body).have.properties({ status });
      should(wrong.body).have.properties(['message', 'instance']);
    }
  });
}
