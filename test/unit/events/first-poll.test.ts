import should from 'should';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { TextStore } from './text-store';
import { SERVERS, Stage, Watching } from './watching';

const HOUR = 3_600_000;
const refused = json({ title: 'INVALID_ARGUMENT' }, 400);

for (const { name, api, options } of SERVERS) {
  describe(`task events and their first poll, ${name}`, () => {
    let stage: Stage;
    let server: FaultServer;
    let store: TextStore;

    const search = api === 'v1' ? '/v1/tasks/search' : '/v2/user-tasks/search';

    beforeEach(async () => {
      stage = await Stage.start(api, options);
      server = (await FaultServer.start()).on('*', forwardTo(stage.sandbox.url));
      store = new TextStore();
    });

    afterEach(async () => {
      await stage.close();
      await server.stop();
    });

    /** A watch whose first poll is refused. */
    async function begun(start: 'new' | 'all'): Promise<Watching> {
      server.on(search, refused);
      const watching = await stage.watch({ start, store }, stage.newClient(server.url));
      should(watching.errors).not.be.empty();
      return watching;
    }

    /** What comes, goes and stays around the beginning, and what of it is to be told. */
    function happenings(start: 'new' | 'all') {
      const ago = stage.clock.wall() - HOUR;
      const [stays, ends, goneBefore] = [0, 1, 2].map(() => stage.add({ creationDate: ago }));
      stage.sandbox.completeTask(String(goneBefore));
      const old = start === 'all' ? [`created ${stays}`, `created ${ends}`] : [];
      stage.clock.advance(60_000);
      return {
        afterTheBeginning(): string[] {
          stage.clock.advance(10_000);
          const [comes, passes] = [stage.add(), stage.add()];
          stage.sandbox.completeTask(String(ends));
          stage.sandbox.completeTask(passes);
          return [
            ...[...old, `created ${comes}`, `created ${passes}`],
            ...[`completed ${ends}`, `completed ${passes}`],
          ].sort();
        },
      };
    }

    for (const start of ['new', 'all'] as const) {
      it(`${start}: tells what came between its start and the first poll that went well`, async () => {
        const { afterTheBeginning } = happenings(start);
        const watching = await begun(start);
        const expected = afterTheBeginning();
        server.on(search, forwardTo(stage.sandbox.url));
        await watching.next(3);
        should(watching.events.sort()).eql(expected);
      });

      for (const [how, end] of [
        ['a crash', (watching: Watching) => watching.crash()],
        ['a stop', (watching: Watching) => watching.end()],
      ] as const) {
        it(`${start}: goes on from its first start after ${how} in the first poll`, async () => {
          const { afterTheBeginning } = happenings(start);
          await end(await begun(start));
          const expected = afterTheBeginning();
          const after = await stage.watch({ start, store });
          await after.next(3);
          should(after.events.sort()).eql(expected);
          should(after.told.filter(({ redelivered }) => redelivered)).be.empty();
        });
      }
    }

    it('tells what comes while the first list is long in coming', async () => {
      const before = stage.add({ creationDate: stage.clock.wall() - HOUR });
      let key = '';
      server.on(search, async (seen, response) => {
        stage.clock.advance(8_000);
        if (key === '') key = stage.add();
        await forwardTo(stage.sandbox.url)(seen, response);
      });
      const watching = await stage.watch({ store }, stage.newClient(server.url));
      await watching.next(2);
      should(watching.events).eql([`created ${key}`]);
      should(before).not.equal(key);
    });

    it('counts the beginning by the clock of Camunda, which is an hour behind', async () => {
      const camunda = await Stage.start(api, options);
      camunda.clock.setWallClock(-HOUR);
      server.on('*', forwardTo(camunda.sandbox.url));
      const before = camunda.add({ creationDate: camunda.clock.wall() - HOUR });
      const watching = await begun('new');
      camunda.clock.advance(10_000);
      const key = camunda.add();
      server.on(search, forwardTo(camunda.sandbox.url));
      await watching.next(3);
      should(watching.events).eql([`created ${key}`]);
      should(before).not.equal(key);
      await camunda.close();
    });
  });
}

describe('task events and their first poll', () => {
  it('begins anew where an older version of the node was killed in it', async () => {
    const stage = await Stage.start('v2');
    const store = new TextStore();
    await (await stage.watch({ store })).end();
    const { begun: _, telling: __, ...older } = JSON.parse(store.text ?? '');
    const tasks = { open: {}, ended: {}, newestCreated: 0, newestEnded: 0, createdFloor: 0, endedFloor: 0 };
    store.text = JSON.stringify({ ...older, isFirst: true, clean: false, tasks });
    stage.clock.advance(HOUR);
    stage.add();
    const watching = await stage.watch({ store });
    await watching.next();
    should(watching.told).be.empty();
    should(watching.openCount).equal(1);
    await stage.close();
  });

  it('does not take for its beginning what a second poll finds, however soon that comes', async () => {
    const clock = new FakeClock();
    const { watch } = new Watching({}, clock);
    await watch.begin();
    await watch.settle();
    clock.advance(500);
    const creationDate = new Date(clock.wall()).toISOString();
    const tasks = [{ userTaskKey: '1', state: 'CREATED', creationDate }];
    const details = { status: 200, requests: 1, durationMs: 1 };
    watch.open({ items: tasks, status: 200, requests: 1 }, { details, now: clock.wall() });
    should(watch.newsCount).equal(1);
  });
});
