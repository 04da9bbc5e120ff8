import should from 'should';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { TextStore } from './text-store';
import { Stage, type Watching } from './watching';

const SEARCH = '/v2/user-tasks/search';
const HALF_A_MINUTE = 30_000;
const HOUR = 3_600_000;

/** `topic key` of what was marked, and of what was not. */
const marked = ({ told }: Watching) => of(told.filter(({ redelivered }) => redelivered));
const unmarked = ({ told }: Watching) => of(told.filter(({ redelivered }) => !redelivered));
const of = (told: Watching['told']) => told.map(({ topic, task }) => `${topic} ${task.userTaskKey}`).sort();

/** Lists of open tasks come, those of ended ones are refused. */
function withoutEnded({ sandbox }: Stage): Behaviour {
  const [refused, passed] = [json({ title: 'NO' }, 400), forwardTo(sandbox.url)];
  return (seen, response) => (seen.body.includes('COMPLETED') ? refused : passed)(seen, response);
}

describe('task events: when a message counts as told', () => {
  let stage: Stage;
  let store: TextStore;

  beforeEach(async () => {
    stage = await Stage.start('v2');
    store = new TextStore();
  });

  afterEach(() => stage.close());

  it('is half a second after it was sent, and no sooner where another request of the poll fails', async () => {
    const server = (await FaultServer.start()).on('*', forwardTo(stage.sandbox.url));
    const watching = await stage.watch({ store }, stage.newClient(server.url));
    let sentAt = 0;
    watching.onEvent = () => {
      sentAt = stage.clock.monotonic();
    };
    server.on(SEARCH, withoutEnded(stage));
    const key = stage.add();
    const kept = new Promise<number>((resolve) => {
      store.onSave = ({ tasks }) => key in tasks.open && resolve(stage.clock.monotonic());
    });
    should((await kept) - sentAt).be.within(500, 600);
    await watching.next();
    should(watching.errors).not.be.empty();
    await server.stop();
  });

  for (const [how, end] of [
    ['a crash', (watching: Watching) => watching.crash()],
    ['a stop', (watching: Watching) => watching.end()],
  ] as const) {
    it(`is not before ${how}: it comes again, marked, and nothing else is`, async () => {
      const before = await stage.watch({ store });
      const told = stage.add();
      await before.next();
      const ended = new Promise<void>((resolve) => {
        before.onEvent = () => resolve(end(before));
      });
      const sent = stage.add();
      await ended;
      const meanwhile = stage.add();
      const after = await stage.watch({ store });
      await after.next();
      should(before.events).eql([`created ${told}`, `created ${sent}`]);
      should(marked(after)).eql([`created ${sent}`]);
      should(unmarked(after)).eql([`created ${meanwhile}`]);
    });
  }

  it('still tells who has a task now, where the change was told a moment before and is taken back since', async () => {
    const key = stage.add({ assignee: 'anna' });
    const before = await stage.watch({ store });
    const crashed = new Promise<void>((resolve) => {
      before.onEvent = () => resolve(before.crash());
    });
    await stage.assign(key, 'ben');
    await crashed;
    await stage.assign(key, 'anna');
    const after = await stage.watch({ store });
    await after.next(3);
    should(before.events).eql([`assigned ${key}`]);
    should(marked(after)).eql([`assigned ${key}`]);
    should(after.told).match([{ task: { assignee: 'anna' } }]);
  });

  it('still comes again after two crashes in a row', async () => {
    const first = await stage.watch({ store });
    const crashed = new Promise<void>((resolve) => {
      first.onEvent = () => resolve(first.crash());
    });
    const key = stage.add();
    await crashed;
    const server = (await FaultServer.start()).on('*', forwardTo(stage.sandbox.url));
    server.on(SEARCH, json({ title: 'INTERNAL' }, 400));
    const second = await stage.watch({ store }, stage.newClient(server.url));
    second.crash();
    await server.stop();
    const third = await stage.watch({ store });
    await third.next();
    should(marked(third)).eql([`created ${key}`]);
  });
});

describe('task events: after a crash, where the store is written late', () => {
  let stage: Stage;
  let store: TextStore;
  let server: FaultServer;

  beforeEach(async () => {
    stage = await Stage.start('v2');
    store = new TextStore();
    store.lateness = HALF_A_MINUTE;
    server = (await FaultServer.start()).on('*', forwardTo(stage.sandbox.url));
  });

  afterEach(async () => {
    await stage.close();
    await server.stop();
  });

  it('marks what had happened before the start, and nothing that came since, however long faults go on', async () => {
    const before = await stage.watch({ store });
    const kept = stage.add({ assignee: 'anna' });
    await before.next();
    before.crash();
    stage.clock.advance(1_000);
    const maybe = stage.add({ assignee: 'anna' });
    stage.clock.advance(5_000);
    server.on(SEARCH, withoutEnded(stage));
    const after = await stage.watch({ store }, stage.newClient(server.url));
    const since: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      stage.clock.advance(5_000);
      since.push(stage.add());
      await after.next();
    }
    await stage.assign(kept, 'ben');
    await after.next();
    server.on(SEARCH, forwardTo(stage.sandbox.url));
    await after.next();
    stage.sandbox.completeTask(maybe);
    await after.next();
    should(marked(after)).eql([`created ${maybe}`]);
    should(unmarked(after)).eql(
      [`assigned ${kept}`, `completed ${maybe}`, ...since.map((key) => `created ${key}`)].sort(),
    );
  });

  it('marks it also where the start after the crash was stopped before it could ask', async () => {
    const before = await stage.watch({ store });
    await before.next();
    before.crash();
    stage.clock.advance(1_000);
    const maybe = stage.add();
    stage.clock.advance(5_000);
    server.on(SEARCH, json({ title: 'NO' }, 400));
    await (await stage.watch({ store }, stage.newClient(server.url))).end();
    const after = await stage.watch({ store });
    should(marked(after)).eql([`created ${maybe}`]);
  });

  it('marks of a long night only what may have come before the store would have been written', async () => {
    const before = await stage.watch({ store });
    stage.add();
    await before.next();
    before.crash();
    stage.clock.advance(60_000);
    const first = stage.add();
    stage.clock.advance(HALF_A_MINUTE);
    const soon = stage.add();
    stage.clock.advance(HOUR);
    const late = stage.add();
    stage.clock.advance(HOUR);
    const after = await stage.watch({ store });
    await after.next();
    should(marked(after)).eql([`created ${first}`, `created ${soon}`].sort());
    should(unmarked(after)).eql([`created ${late}`]);
  });

  it('marks a change once, as the same task cannot have been told of its next one', async () => {
    const before = await stage.watch({ store });
    const key = stage.add({ assignee: 'anna' });
    await before.next();
    before.crash();
    await stage.assign(key, 'ben');
    stage.clock.advance(5_000);
    server.on(SEARCH, withoutEnded(stage));
    const after = await stage.watch({ store }, stage.newClient(server.url));
    await stage.assign(key, 'carl');
    await after.next();
    should(after.told.map(({ task, redelivered }) => [task.assignee, redelivered])).eql([
      ['ben', true],
      ['carl', false],
    ]);
  });
});
