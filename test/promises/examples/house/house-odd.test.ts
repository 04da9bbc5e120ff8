import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { empty, json } from '../../../support/faults';
import { sandboxes } from '../sandboxes';
import { HouseSite } from './house-site';

const ofHome = { state: 'CREATED', candidateGroups: ['home'] };

/** What Camunda never sends and another server may, and what a browser may send in place of the page. */
describe('10 - House tasks in the browser: odd tasks and odd requests', () => {
  sandboxes();
  let server: FaultServer;
  let site: HouseSite;

  afterEach(async () => {
    site.close();
    await server.stop();
  });

  async function begin(): Promise<void> {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
    site = await HouseSite.deploy(server.url);
  }

  async function listOf(items: object[]) {
    server.on('/v2/user-tasks/search', json({ items, page: { totalItems: items.length } }));
    return site.get('list');
  }

  function taskIs(task: object): void {
    server.on('/v2/user-tasks/1', json({ userTaskKey: '1', ...task }));
    server.on('/v2/user-tasks/1/form', empty(204));
    server.on('/v2/user-tasks/1/assignment', empty(204));
    server.on('/v2/user-tasks/1/completion', empty(204));
  }

  it('lists every task, whatever one of them holds in place of text and dates', async () => {
    await begin();
    const unreadable = { toString: null, valueOf: null };
    const { status, body } = await listOf([
      { ...ofHome, userTaskKey: '1', name: unreadable, elementId: 'feed-cat', dueDate: 'soon' },
      { ...ofHome, userTaskKey: '2', name: 'x'.repeat(1_000_000), dueDate: 1e300, processName: 7 },
      { ...ofHome, userTaskKey: '3', name: [], elementId: 0, assignee: unreadable, dueDate: unreadable },
      { ...ofHome, userTaskKey: '4', name: 'Mow the lawn', dueDate: '2027-01-01T09:00:00.000+0100' },
    ]);
    should(status).equal(200);
    const state = 'CREATED';
    should(body.tasks).eql([
      { userTaskKey: '1', name: 'feed-cat', state },
      { userTaskKey: '2', name: 'x'.repeat(250), state },
      { userTaskKey: '3', state },
      { userTaskKey: '4', name: 'Mow the lawn', state, dueDate: '2027-01-01T08:00:00.000Z' },
    ]);
  });

  it('reaches a task only where a whole entry of its groups is its group, also where they are text', async () => {
    await begin();
    for (const [candidateGroups, status] of [
      ['grandhome, homes', 404],
      [['nursing home'], 404],
      [{ home: 'home' }, 404],
      [null, 404],
      ['home', 200],
      [['bank', 'home'], 200],
    ] as const) {
      taskIs({ state: 'CREATED', candidateGroups });
      should((await site.get('form?userTaskKey=1')).status).equal(status, JSON.stringify(candidateGroups));
    }
  });

  it('takes no task that somebody has taken, whatever stands for their name', async () => {
    await begin();
    for (const assignee of [{ toString: null }, ['ben'], 7, 'anna']) {
      taskIs({ ...ofHome, assignee });
      const { status, body } = await site.post('complete', { userTaskKey: '1', person: 'ben' });
      should(status).equal(409);
      should(body).eql(assignee === 'anna' ? { reason: 'taken', by: 'anna' } : { reason: 'taken' });
    }
  });

  it('answers every body and every query, whatever is in it, and goes on', async () => {
    await begin();
    taskIs(ofHome);
    const odd: readonly unknown[] = [
      null,
      7,
      true,
      [],
      {},
      { toString: null },
      'x'.repeat(100_000),
      ['1'],
      '__proto__',
      '../../../topology',
    ];
    for (const value of odd) {
      const task = { userTaskKey: value, person: value, variables: value };
      for (const body of [task, { ...task, userTaskKey: '1' }, [value]]) {
        for (const command of ['assign', 'unassign', 'complete']) {
          const { status, body: answer } = await site.post(command, body);
          should(status).be.oneOf([200, 400, 404, 409]);
          if (status !== 200) should(answer.reason).be.a.String();
        }
      }
    }
    for (const query of [
      '',
      '?userTaskKey[toString]=1',
      '?userTaskKey[]=1',
      '?__proto__[userTaskKey]=1',
      '?userTaskKey=%00',
    ]) {
      should((await site.get(`form${query}`)).status).equal(400);
    }
    should((await site.post('complete', { userTaskKey: '1', person: 'anna' })).status).equal(200);
  });
});
