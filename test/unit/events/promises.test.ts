import should from 'should';
import { SERVERS, SERVERS_OF_EACH, Stage } from './watching';

/** So many newer tasks, over ten minutes, that a fast poll sees no older ones. */
function addNewer(stage: Stage, now: number): void {
  for (let index = 1; index <= 60; index++) stage.add({ creationDate: now + index * 10_000 });
}

for (const { name, api, options, thing } of SERVERS_OF_EACH) {
  describe(name, () => {
    let stage: Stage;

    beforeEach(async () => {
      stage = await Stage.start(api, options, thing);
    });

    afterEach(() => stage.close());

    it('tells of one that appears, once', async () => {
      const watching = await stage.watch();
      const key = stage.add();
      await watching.next(12);
      should(watching.events).eql([`created ${key}`]);
      should(watching.told[0]?.redelivered).be.false();
      should(watching.told[0]).not.have.property('previous');
    });

    it('tells of nothing that was open before, but of its end', async () => {
      const before = stage.add();
      const watching = await stage.watch();
      should(watching.told).be.empty();
      should(watching.openCount).equal(1);
      stage.end(before);
      await watching.next();
      should(watching.events).eql([`${stage.ended} ${before}`]);
      should(watching.openCount).equal(0);
    });

    it('tells of all that are open when it is asked for, oldest first', async () => {
      const keys = Array.from({ length: 120 }, () => {
        stage.clock.advance(1_000);
        return stage.add();
      });
      const watching = await stage.watch({ start: 'all' });
      await watching.next(3);
      should(watching.events).eql(keys.map((key) => `created ${key}`));
    });

    it('says nothing of what had ended before it began', async () => {
      for (let index = 0; index < 60; index++) stage.end(stage.add());
      const watching = await stage.watch({ start: 'all', fullInterval: 60_000 });
      await watching.next(6);
      should(watching.told).be.empty();
    });

    it('tells each of 300 once that come and go at once', async () => {
      const watching = await stage.watch();
      const keys = Array.from({ length: 300 }, () => stage.add());
      await watching.next();
      for (const key of keys) stage.end(key);
      await watching.next(12);
      should(watching.events.slice(0, 300).sort()).eql(keys.map((key) => `created ${key}`).sort());
      should(watching.events.slice(300).sort()).eql(keys.map((key) => `${stage.ended} ${key}`).sort());
    });

    it('tells both of one that came and went between two polls, in order', async () => {
      const watching = await stage.watch();
      const keys = [stage.add(), stage.add()];
      for (const key of keys) stage.end(key);
      await watching.next(12);
      const expected = keys.flatMap((key) => [`created ${key}`, `${stage.ended} ${key}`]);
      should(watching.events.sort()).eql(expected.sort());
      for (const key of keys) {
        const [first] = watching.told.filter(({ task }) => Object.values(task).includes(key));
        should(first?.topic).equal('created');
      }
    });
  });
}

for (const { name, api, options } of SERVERS) {
  describe(`task events, ${name}`, () => {
    let stage: Stage;

    beforeEach(async () => {
      stage = await Stage.start(api, options);
    });

    afterEach(() => stage.close());

    it('tells of a task with who has it, and of its end with who had it', async () => {
      const watching = await stage.watch();
      const key = stage.add({ assignee: 'anna' });
      await watching.next();
      should(watching.told[0]).match({ task: { userTaskKey: key, assignee: 'anna' }, redelivered: false });
      should(watching.told[0]).not.have.property('previous');
      stage.sandbox.completeTask(key);
      await watching.next();
      should(watching.told[1]).match({ task: { state: 'COMPLETED' }, previous: { assignee: 'anna' } });
    });

    it('tells whether a task was completed or canceled', async () => {
      const watching = await stage.watch();
      const done = stage.add({ creationDate: stage.clock.wall() - 1_000 });
      const dropped = stage.add();
      await watching.next();
      stage.sandbox.completeTask(done);
      await stage.cancel(dropped);
      await watching.next(12);
      should(watching.events).eql([
        ...[`created ${done}`, `created ${dropped}`],
        ...[`completed ${done}`, `canceled ${dropped}`],
      ]);
    });

    it('tells both of a task that came and went between two polls, in order', async () => {
      const watching = await stage.watch();
      const [done, dropped] = [stage.add(), stage.add()];
      stage.sandbox.completeTask(done);
      await stage.cancel(dropped);
      await watching.next(12);
      should(watching.events.sort()).eql(
        [`canceled ${dropped}`, `completed ${done}`, `created ${done}`, `created ${dropped}`].sort(),
      );
      for (const key of [done, dropped]) {
        const topics = watching.told.filter(({ task }) => task.userTaskKey === key).map(({ topic }) => topic);
        should(topics[0]).equal('created');
      }
    });

    it('tells by the full pass who has a task now, and who had it', async () => {
      const key = stage.add({ assignee: 'anna' });
      addNewer(stage, stage.clock.wall());
      const watching = await stage.watch({ fullInterval: 120_000 });
      await stage.assign(key, 'ben');
      await watching.next(20);
      should(watching.events).eql([`assigned ${key}`]);
      should(watching.told[0]).match({ task: { assignee: 'ben' }, previous: { assignee: 'anna' } });
    });

    it('tells of another priority and other candidates', async () => {
      const key = stage.add();
      const watching = await stage.watch({ fullInterval: 120_000 });
      await stage.update(key, { priority: 90 });
      await watching.next(20);
      await stage.update(key, { candidateGroups: ['garden'] });
      await watching.next(20);
      should(watching.events).eql([`updated ${key}`, `updated ${key}`]);
      should(watching.told.map(({ task }) => task.priority)).eql([90, 90]);
      should(watching.told[1]?.task.candidateGroups).eql(['garden']);
    });

    it('sees a task that shows up late: soon after newer ones, or long after by the full pass', async () => {
      const watching = await stage.watch({ fullInterval: 300_000 });
      // More than the first answer of a poll has.
      const now = stage.clock.wall();
      for (let index = 0; index < 60; index++) stage.add({ creationDate: now + index });
      await watching.next();
      const soon = stage.add({ creationDate: now - 50_000 });
      await watching.next();
      should(watching.events.slice(60)).eql([`created ${soon}`]);
      addNewer(stage, now);
      await watching.next();
      const late = stage.add({ creationDate: now - 3_600_000 });
      await watching.next(20);
      should(watching.events.slice(121)).eql([`created ${late}`]);
    });

    it('tells soon of a task that ended more than 50 ends ago, on a server whose clock went back', async () => {
      const watching = await stage.watch({ fullInterval: 86_400_000 });
      const late = stage.add();
      const keys = Array.from({ length: 60 }, () => stage.add());
      await watching.next();
      for (const key of keys) {
        stage.clock.advance(4_000);
        stage.sandbox.completeTask(key);
      }
      await watching.next();
      stage.clock.setWallClock(-300_000);
      stage.sandbox.completeTask(late);
      await watching.next(2);
      should(watching.events).containEql(`completed ${late}`);
    });
  });
}
