import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import type { CamundaClient } from '../../../src/camunda-client';
import { claimNext } from '../../../src/user-tasks/claim';
import { RecentClaims } from '../../../src/user-tasks/recent-claims';
import { FakeClock } from '../../support/fake-clock';
import { type Behaviour, FaultServer, type Seen } from '../../support/fault-server';
import { json, problem, reset } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { refusal } from '../../support/refusal';
import { clientOf } from '../../support/sandbox-client';

const FREE = [
  { field: 'state', operator: '$eq', value: 'CREATED' },
  { field: 'assignee', operator: '$exists', value: false },
];
const refusedAsTaken = problem(409, 'INVALID_STATE', 'Expected to claim, but it has already been assigned');
const SORT = [{ field: 'creationDate', order: 'ASC' }] as const;

describe('Claiming the next task', () => {
  let sandbox: Sandbox;
  let server: FaultServer;
  let client: CamundaClient;
  let clock: FakeClock;
  let claims: RecentClaims;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    server = (await FaultServer.start()).on('*', forwardTo(sandbox.url));
    client = clientOf(sandbox, { restAddress: server.url });
    clock = new FakeClock();
    claims = new RecentClaims(clock);
  });
  afterEach(async () => {
    await client.close();
    await server.stop();
    await sandbox.close();
  });

  const claim = (assignee = 'anna', signal?: AbortSignal, remembered = claims) => {
    const search = { api: 'v2', filters: FREE, sort: SORT, query: undefined, shape: 'common' } as const;
    const list = (limit: number) => client.prepareTaskSearch({ ...search, limit, pageSize: limit });
    const from = { list, tasks: client.userTasks.v2, assignee, claims: remembered, clock };
    return claimNext(from, signal);
  };
  const add = (count: number) =>
    Array.from({ length: count }, (_, age) => sandbox.addTask({ creationDate: Date.now() - 10_000 + age }));
  const assignment = (key: string | undefined) => `/v2/user-tasks/${key}/assignment`;
  const assignments = () => server.seen.filter(({ path }) => path.endsWith('/assignment'));
  const assigneeOf = async (key = '') => (await client.userTasks.v2.get(key)).value.assignee;

  /** What becomes of the first request; those after it go on. */
  const first = (behaviour: Behaviour): Behaviour => {
    let isFirst = true;
    return (seen, response) => {
      const does = isFirst ? behaviour : forwardTo(sandbox.url);
      isFirst = false;
      return does(seen, response);
    };
  };

  const asked = ({ path, method, body }: Seen) =>
    fetch(sandbox.url + path, { method, headers: { 'content-type': 'application/json' }, body });

  /** Camunda does it, and the answer is lost. */
  const done: Behaviour = async (seen: Seen, response) => {
    await asked(seen);
    await reset(seen, response);
  };

  it('gives the first task, and tells what it took', async () => {
    const [oldest] = add(3);
    const { value, status, requests } = await claim();
    should(value).match({ userTaskKey: oldest, assignee: 'anna', state: 'CREATED', name: 'Do it' });
    should({ status, requests }).eql({ status: 204, requests: server.seen.length });
  });

  it('gives null where there is none, and asks once', async () => {
    await client.topology();
    should(await claim()).eql({ value: null, status: 200, requests: 1 });
    should(clock.sleeps).eql([]);
  });

  it('goes on with the next where somebody was faster, or the task is gone', async () => {
    const [taken, gone, next] = add(3);
    await client.topology();
    server.on(assignment(taken), async (seen, response) => {
      await asked({ ...seen, body: '{"assignee":"ben"}' });
      await forwardTo(sandbox.url)(seen, response);
    });
    server.on(assignment(gone), (seen, response) => {
      sandbox.completeTask(String(gone));
      return forwardTo(sandbox.url)(seen, response);
    });
    should((await claim()).value?.userTaskKey).equal(next);
    should(await assigneeOf(taken)).equal('ben');
  });

  it('asks for the list once more at its end, and tries no task twice', async () => {
    const [taken] = add(1);
    let later: string | undefined;
    server.on(assignment(taken), (seen, response) => {
      later = sandbox.addTask();
      return refusedAsTaken(seen, response);
    });
    should((await claim()).value?.userTaskKey).equal(later);
    should(clock.sleeps).eql([1_000]);
    should(server.asked(assignment(taken))).have.length(1);
  });

  it('ends with null where all of the list was taken by others, twice', async () => {
    const keys = add(25);
    server.on('*', (seen, response) => {
      if (!seen.path.endsWith('/assignment')) return forwardTo(sandbox.url)(seen, response);
      return refusedAsTaken(seen, response);
    });
    should((await claim()).value).equal(null);
    should(assignments().map(({ path }) => path)).eql(keys.map(assignment));
  });

  it('finds out that a task is its own whose answer was lost, and takes no other', async () => {
    const [mine, other] = add(2);
    server.on(assignment(mine), first(done));
    const { value, requests } = await claim();
    should(value).match({ userTaskKey: mine, assignee: 'anna' });
    should(requests).equal(server.seen.length);
    should(await assigneeOf(other)).equal(undefined);
  });

  it('takes the next where the lost assignment is seen to be another’s', async () => {
    const [theirs, other] = add(2);
    server.on(assignment(theirs), async (seen, response) => {
      await asked({ ...seen, body: '{"assignee":"ben"}' });
      await reset(seen, response);
    });
    should((await claim()).value?.userTaskKey).equal(other);
  });

  it('says that a task may have been claimed where it stays unknown, and tries no other', async () => {
    const [unknown, other] = add(2);
    server.on(assignment(unknown), reset);
    const error = await refusal(claim());
    should(error.cause).match({ done: 'maybe', retryable: false });
    should(error.message).startWith(`Task ${unknown} may have been claimed: `);
    should(await assigneeOf(other)).equal(undefined);
    should(clock.sleeps.reduce((sum, one) => sum + one)).be.within(10_000, 12_000);
  });

  it('says so too where Camunda cannot be asked any more', async () => {
    const [unknown] = add(1);
    server.on(assignment(unknown), (seen, response) => {
      server.on('*', reset);
      return reset(seen, response);
    });
    should((await refusal(claim())).cause.done).equal('maybe');
  });

  it('says so at once where the flow is stopped', async () => {
    const [unknown] = add(1);
    const stop = new AbortController();
    server.on(assignment(unknown), () => stop.abort());
    const error = await refusal(claim('anna', stop.signal));
    should(error).match({ code: 'CAMUNDA_ABORTED', cause: { done: 'maybe' } });
    should(clock.sleeps).eql([]);
  });

  it('hands on what Camunda does not allow', async () => {
    const [key] = add(2);
    server.on(assignment(key), problem(403, 'FORBIDDEN', 'Unauthorized to perform operation'));
    should((await refusal(claim())).code).equal('CAMUNDA_FORBIDDEN');
    should(assignments()).have.length(1);
  });

  it('leaves to a minute’s memory what a late search still shows as free, also to the same name', async () => {
    const [mine] = add(1);
    await claim();
    const stale = (await client.userTasks.v2.get(String(mine))).value;
    const item = { ...stale, assignee: undefined };
    const page = { items: [item], page: { totalItems: 1, endCursor: 'x' } };
    server.on('/v2/user-tasks/search', json(page));
    should((await claim()).value).equal(null);
    claims.giveBack(String(mine));
    should((await claim()).value?.userTaskKey).equal(mine);
    should((await claim()).value).equal(null);
    clock.advance(60_000);
    should((await claim()).value?.userTaskKey).equal(mine);
  });

  it('never gives one task to two who know nothing of each other', async () => {
    const keys = add(30);
    const people = ['anna', 'ben', 'carl', 'demo'];
    const claimed = await Promise.all(
      people.map(async (person) => {
        const own = new RecentClaims(clock);
        const had: unknown[] = [];
        for (
          let at = await claim(person, undefined, own);
          at.value;
          at = await claim(person, undefined, own)
        ) {
          had.push(at.value.userTaskKey);
        }
        return had;
      }),
    );
    should(claimed.flat().sort()).eql(keys.sort());
  });
});
