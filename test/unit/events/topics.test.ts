import should from 'should';
import { TextStore } from './text-store';
import { SERVERS, Stage } from './watching';

const only = (...topics: string[]) => ({ topics: new Set(topics) });

describe('task events of which some are told', () => {
  for (const { name, api, options } of SERVERS) {
    describe(name, () => {
      let stage: Stage;

      beforeEach(async () => {
        stage = await Stage.start(api, options);
      });

      afterEach(async () => {
        await stage.close();
      });

      it('tells those, and none of the others', async () => {
        const watching = await stage.watch(only('assigned', 'completed'));
        const [done, gone] = [stage.add(), stage.add()];
        await watching.next();
        await stage.assign(done, 'anna');
        await watching.next();
        stage.sandbox.completeTask(done);
        await stage.cancel(gone);
        await watching.next();
        should(watching.events).eql([`assigned ${done}`, `completed ${done}`]);
        should(watching.openCount).equal(0);
      });

      it('tells of a task that came and went in between what is wanted', async () => {
        const watching = await stage.watch(only('created'));
        const key = stage.add();
        stage.sandbox.completeTask(key);
        await watching.next();
        should(watching.events).eql([`created ${key}`]);
      });

      it('knows after a stop what it has not told, and tells it no later', async () => {
        const store = new TextStore();
        const first = await stage.watch({ store, ...only('completed') });
        const key = stage.add();
        await first.next();
        await first.end();
        const second = await stage.watch({ store });
        stage.sandbox.completeTask(key);
        await second.next();
        should([...first.events, ...second.events]).eql([`completed ${key}`]);
      });

      it('marks after a crash what it may have told, and nothing else', async () => {
        const store = new TextStore();
        const first = await stage.watch({ store, ...only('created') });
        const key = stage.add();
        await new Promise<void>((resolve) => {
          first.onEvent = () => {
            first.crash();
            resolve();
          };
        });
        const second = await stage.watch({ store, ...only('created') });
        await second.next();
        const another = stage.add();
        await second.next();
        should(second.told.map(({ task, redelivered }) => [task.userTaskKey, redelivered])).eql([
          [key, true],
          [another, false],
        ]);
      });

      it('asks for what has ended with a full pass alone, where only changes are told', async () => {
        const hour = { interval: 5_000, fullInterval: 3_600_000 };
        const watching = await stage.watch({ ...hour, ...only('assigned', 'updated') });
        const key = stage.add();
        await watching.next();
        const before = stage.searches;
        await stage.assign(key, 'anna');
        const polls = watching.polls;
        await watching.next(5);
        should(stage.searches - before).equal(watching.polls - polls);
        should(watching.events).eql([`assigned ${key}`]);
      });
    });
  }

  it('asks for what has ended where another node on the same poll tells it', async () => {
    const stage = await Stage.start('v2', { version: '8.8' });
    try {
      const changes = await stage.watch(only('updated'));
      const ends = await stage.watch(only('completed'));
      const key = stage.add();
      await ends.next();
      stage.sandbox.completeTask(key);
      await ends.next();
      should(ends.events).eql([`completed ${key}`]);
      should(changes.events).be.empty();
      should(changes.openCount).equal(0);
    } finally {
      await stage.close();
    }
  });
});
