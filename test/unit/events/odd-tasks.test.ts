import should from 'should';
import type { UserTask } from '../../../src/user-tasks/task-search';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { TextStore } from './text-store';
import { Stage, Watching } from './watching';

const ANSWERED = { details: { status: 200, requests: 1, durationMs: 1 }, now: Date.UTC(2027, 0, 1) };
const silent = { toString: null, valueOf: null };
const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
const endless: unknown[] = [];
endless.push(endless);

/** What no Camunda sends. */
const ODD: [string, UserTask][] = [
  ['a key without a text', { userTaskKey: silent }],
  ['an assignee that is an object', { userTaskKey: '1', assignee: silent }],
  ['an assignee that is too deep', { userTaskKey: '1', assignee: deep }],
  ['a date that is an object', { userTaskKey: '1', creationDate: silent, completionDate: silent }],
  [
    'candidates without a text',
    { userTaskKey: '1', candidateGroups: [silent, deep], candidateUsers: silent },
  ],
  ['a circle', { userTaskKey: '1', candidateUsers: endless }],
  ['a state without a text', { userTaskKey: '1', state: silent }],
  [
    'a getter that throws',
    Object.defineProperty({}, 'userTaskKey', {
      get: () => {
        throw silent;
      },
    }),
  ],
];

describe('task events: tasks that no Camunda sends', () => {
  for (const [what, odd] of ODD) {
    it(`tells of the others where a task has ${what}`, async () => {
      const watching = new Watching({ start: 'all', store: new TextStore() }, new FakeClock());
      const { watch } = watching;
      await watch.begin();
      const right = { userTaskKey: '2', state: 'CREATED', creationDate: '2026-01-01T00:00:00Z' };
      const list = { items: [{ ...right, userTaskKey: '3' }, odd, right], status: 200, requests: 1 };
      watch.open(list, ANSWERED);
      watch.seenAll(new Set(['1', '2', '3']), 0, ANSWERED.now);
      watch.ended(
        { ...list, items: [odd, { ...right, state: 'COMPLETED', completionDate: '2026-01-02T00:00:00Z' }] },
        ANSWERED,
      );
      watch.lookedUp('1', { item: odd, status: 200, requests: 1 }, ANSWERED);
      await watch.tellNews(ANSWERED.now, 0);
      await watch.settle();
      should(watching.events).containDeepOrdered(['created 2', 'created 3', 'completed 2']);
      should(watching.warnings.length).be.belowOrEqual(1);
    });
  }

  it('tells of a task whose candidates are no texts', async () => {
    const watching = new Watching({ start: 'all', store: new TextStore() }, new FakeClock());
    await watching.watch.begin();
    const tasks = [{ userTaskKey: '1', state: 'CREATED', candidateGroups: [silent, 7] }];
    watching.watch.open({ items: tasks, status: 200, requests: 1 }, ANSWERED);
    await watching.watch.tellNews(ANSWERED.now, 0);
    should(watching.events).eql(['created 1']);
  });

  it('keeps no more than a name of an assignee as long as a book', async () => {
    const store = new TextStore();
    const watching = new Watching({ start: 'all', store }, new FakeClock());
    await watching.watch.begin();
    const tasks = [{ userTaskKey: '1', state: 'CREATED', assignee: 'a'.repeat(1_000_000) }];
    watching.watch.open({ items: tasks, status: 200, requests: 1 }, ANSWERED);
    await watching.watch.tellNews(ANSWERED.now, 0);
    await watching.watch.settle();
    should(store.text?.length).be.below(1_000);
  });
});

describe('task events: a listener that throws', () => {
  for (const thrown of [silent, undefined, Symbol('no'), Object.assign(new Error(), { message: silent })]) {
    it(`is told of in a warning, whatever it throws (${typeof thrown})`, async () => {
      const watching = new Watching({}, new FakeClock());
      watching.watch.tell(() => {
        throw thrown;
      });
      should(watching.warnings).have.length(1);
    });
  }

  it('ends neither the poll nor what others are told, and is said once', async () => {
    const stage = await Stage.start('v2');
    const [bad, good] = [await stage.watch(), await stage.watch()];
    bad.onEvent = () => {
      throw silent;
    };
    const keys = [stage.add(), stage.add()];
    await good.next();
    should(good.events.sort()).eql(keys.map((key) => `created ${key}`).sort());
    should(bad.told).have.length(2);
    should(bad.warnings).have.length(1);
    stage.sandbox.completeTask(String(keys[0]));
    await good.next(2);
    should(good.events).containEql(`completed ${keys[0]}`);
    await stage.close();
  });

  it('does not end the feed, whatever it throws at', async () => {
    const stage = await Stage.start('v2');
    const server = (await FaultServer.start()).on('*', json({ title: 'NO' }, 400));
    const watching = new Watching({}, stage.clock);
    const fail = () => {
      throw new Error('broken');
    };
    Object.assign(watching, { polling: fail, polled: fail, warn: fail });
    await watching.begin(stage.newClient(server.url), 'v2', stage.clock, {});
    await watching.next(3);
    should(watching.errors.length).be.aboveOrEqual(3);
    await watching.end();
    await server.stop();
    await stage.close();
  });
});
