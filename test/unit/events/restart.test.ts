import should from 'should';
import { keyIn } from '../../../src/events/event-kind';
import type { Item } from '../../../src/search/search';
import { TextStore } from './text-store';
import { SERVERS, SERVERS_OF_EACH, Stage, THINGS } from './watching';

for (const { name, api, options } of SERVERS) {
  describe(`task events and a restart, ${name}`, () => {
    let stage: Stage;
    let store: TextStore;

    beforeEach(async () => {
      stage = await Stage.start(api, options);
      store = new TextStore();
    });

    afterEach(() => stage.close());

    it('tells after a clean stop who has a task meanwhile', async () => {
      const before = await stage.watch({ store });
      const [stays, ends] = [stage.add({ assignee: 'anna' }), stage.add()];
      await before.next();
      await before.end();
      const meanwhile = stage.add();
      stage.sandbox.completeTask(ends);
      await stage.assign(stays, 'ben');
      const after = await stage.watch({ store });
      await after.next(12);
      should(before.events.sort()).eql([`created ${stays}`, `created ${ends}`].sort());
      should(after.events.sort()).eql(
        [`assigned ${stays}`, `completed ${ends}`, `created ${meanwhile}`].sort(),
      );
      should(after.told.map(({ redelivered }) => redelivered)).eql([false, false, false]);
    });
  });
}

for (const { name, api, options, thing } of SERVERS_OF_EACH) {
  describe(`${name}, and a restart`, () => {
    let stage: Stage;
    let store: TextStore;

    beforeEach(async () => {
      stage = await Stage.start(api, options, thing);
      store = new TextStore();
    });

    afterEach(() => stage.close());

    const keyOf = (item: Item) => keyIn(THINGS[thing].kind, item);

    it('loses nothing and doubles nothing across a clean stop', async () => {
      const before = await stage.watch({ store });
      const [stays, ends] = [stage.add(), stage.add()];
      await before.next();
      await before.end();
      const meanwhile = stage.add();
      stage.end(ends);
      const after = await stage.watch({ store });
      await after.next(12);
      should(before.events.sort()).eql([`created ${stays}`, `created ${ends}`].sort());
      should(after.events.sort()).eql([`${stage.ended} ${ends}`, `created ${meanwhile}`].sort());
      should(after.told.map(({ redelivered }) => redelivered)).eql([false, false]);
    });

    it('tells after a crash what the store does not have, as redelivered, and nothing else', async () => {
      store.lateness = 30_000;
      const before = await stage.watch({ store });
      const kept = stage.add();
      await before.next();
      const { text } = store;
      const [lost, ended] = [stage.add(), stage.add()];
      await before.next();
      stage.end(ended);
      await before.next();
      before.crash();
      store.text = text;
      const after = await stage.watch({ store });
      const fresh = stage.add();
      await after.next(3);
      should(before.events).have.length(4);
      should(after.events).not.containEql(`created ${kept}`);
      const again = after.told.filter(({ redelivered }) => redelivered);
      should(again.map(({ topic, task }) => `${topic} ${keyOf(task)}`).sort()).eql(
        [`created ${lost}`, `created ${ended}`, `${stage.ended} ${ended}`].sort(),
      );
      should(after.told.filter(({ redelivered }) => !redelivered).map(({ task }) => keyOf(task))).eql([
        fresh,
      ]);
    });

    it('begins again after a crash in its first list of all tasks', async () => {
      store.lateness = 30_000;
      const keys = Array.from({ length: 5 }, () => stage.add());
      const before = await stage.watch({ store, start: 'all' });
      before.crash();
      const { tasks, ...rest } = JSON.parse(store.text ?? '');
      const nothing = { ...tasks, open: {}, ended: {}, newestCreated: 0, newestEnded: 0, endedFloor: 0 };
      store.text = JSON.stringify({ ...rest, isFirst: true, tasks: nothing });
      const after = await stage.watch({ store, start: 'all' });
      should(after.told.map(({ task, redelivered }) => [keyOf(task), redelivered]).sort()).eql(
        keys.map((key) => [key, true]).sort(),
      );
    });

    it('looks up what has gone while it was away and was long forgotten by the lists', async () => {
      const before = await stage.watch({ store });
      const keys = Array.from({ length: 30 }, () => stage.add());
      await before.next();
      await before.end();
      for (const key of keys) stage.end(key);
      // Ends that the lists no longer go back to.
      const saved = JSON.parse(store.text ?? '');
      saved.tasks.newestEnded = stage.clock.wall() + 3_600_000;
      store.text = JSON.stringify(saved);
      const after = await stage.watch({ store });
      await after.next(12);
      should(after.events.sort()).eql(keys.map((key) => `${stage.ended} ${key}`).sort());
    });
  });
}

describe('task events: what is kept', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await Stage.start('v2');
  });

  afterEach(() => stage.close());

  it('is written only in a poll that changed something, ahead of telling it and after', async () => {
    const store = new TextStore();
    const watching = await stage.watch({ store });
    await watching.next(10);
    const { saves } = store;
    stage.add();
    await watching.next(10);
    should(store.saves).equal(saves + 2);
  });

  it('says that it is not clean as long as the watch runs', async () => {
    const store = new TextStore();
    const clean = () => JSON.parse(store.text ?? '').clean;
    const watching = await stage.watch({ store });
    should(clean()).be.false();
    await watching.end();
    should(clean()).be.true();
    await (await stage.watch({ store })).next();
    should(clean()).be.false();
  });

  it('counts for the same tasks of the same cluster only', async () => {
    const store = new TextStore();
    const before = await stage.watch({ store, source: 'one' });
    const key = stage.add();
    await before.next();
    await before.end();
    const after = await stage.watch({ store, source: 'other', start: 'all' });
    should(after.told).match([{ topic: 'created', task: { userTaskKey: key }, redelivered: false }]);
  });

  for (const text of ['"text"', '{}', '{"version":1,"source":"a","clean":true,"isFirst":false,"tasks":7}']) {
    it(`begins anew where somebody has put ${text} there`, async () => {
      const store = new TextStore();
      store.text = text;
      const key = stage.add();
      const watching = await stage.watch({ store, start: 'all' });
      should(watching.events).eql([`created ${key}`]);
    });
  }

  it('warns once when the store refuses, and goes on telling', async () => {
    const store = new TextStore();
    const watching = await stage.watch({ store });
    store.save = async () => {
      throw new Error('disk full');
    };
    stage.add();
    await watching.next(2);
    stage.add();
    await watching.next(2);
    should(watching.told).have.length(2);
    should(watching.warnings).have.length(1);
    should(watching.warnings[0]).match(/^A restart may report tasks again.*disk full/);
  });
});
