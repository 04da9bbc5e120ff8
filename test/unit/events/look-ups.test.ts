import should from 'should';
import { LookUps } from '../../../src/events/look-ups';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { TextStore } from './text-store';
import { Stage } from './watching';

describe('task events: a look-up that is refused', () => {
  let stage: Stage;
  let server: FaultServer;
  let store: TextStore;

  beforeEach(async () => {
    stage = await Stage.start('v2');
    server = (await FaultServer.start()).on('*', forwardTo(stage.sandbox.url));
    store = new TextStore();
  });

  afterEach(async () => {
    await stage.close();
    await server.stop();
  });

  /** Tasks that ended while nobody watched, so many other ends ago that no list has them: each has to be looked up. */
  async function gone(count: number): Promise<string[]> {
    const before = await stage.watch({ store });
    const keys = Array.from({ length: count }, () => stage.add());
    await before.next();
    await before.end();
    for (const key of keys) stage.sandbox.completeTask(key);
    for (let other = 0; other < 60; other++) {
      stage.clock.advance(10_000);
      stage.sandbox.completeTask(stage.add());
    }
    const saved = JSON.parse(store.text ?? '');
    const newestEnded = stage.clock.wall();
    Object.assign(saved.tasks, { newestEnded, endedFloor: newestEnded });
    store.text = JSON.stringify(saved);
    return keys;
  }

  for (const [what, answer] of [
    ['403', json({ title: 'FORBIDDEN' }, 403)],
    ['500', json({ title: 'INTERNAL' }, 500)],
    [
      'half an answer',
      (_seen: unknown, response: import('node:http').ServerResponse) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end('{"userTaskKey":"1'),
    ],
  ] as const) {
    it(`with ${what} slows no other task and no other look-up, and is said once`, async () => {
      const [bad = '', good = ''] = await gone(2);
      server.on(`/v2/user-tasks/${bad}`, answer);
      const watching = await stage.watch({ store }, stage.newClient(server.url));
      await watching.next(20);
      should(watching.events).eql([`completed ${good}`]);
      should(watching.errors).be.empty();
      should(watching.warnings).have.length(1);
      // The quiet pause, and not for ever the short one.
      should(Math.max(...stage.clock.sleeps)).be.within(54_000, 66_000);
      const at = stage.clock.wall();
      const key = stage.add();
      await watching.next();
      should(watching.events).containEql(`created ${key}`);
      should(stage.clock.wall() - at).be.below(2 * 66_000);
    });
  }

  it('is repeated later, and then it is told what became of the task', async () => {
    const [key = ''] = await gone(1);
    server.on(`/v2/user-tasks/${key}`, json({ title: 'FORBIDDEN' }, 403));
    const watching = await stage.watch({ store }, stage.newClient(server.url));
    server.on(`/v2/user-tasks/${key}`, forwardTo(stage.sandbox.url));
    await watching.next(20);
    should(watching.events).eql([`completed ${key}`]);
  });
});

describe('look-ups', () => {
  it('wait a minute after a failure, twice as long after each further one, and an hour at most', () => {
    const clock = new FakeClock();
    const lookUps = new LookUps(clock);
    for (const pause of [60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, 3_600_000, 3_600_000]) {
      lookUps.failed('1');
      clock.advance(pause - 1);
      should(lookUps.due(['1', '2'])).eql(['2']);
      clock.advance(1);
      should(lookUps.due(['1', '2'])).eql(['1', '2']);
    }
  });

  it('are a few a poll, and no more of them once these took ten seconds', () => {
    const clock = new FakeClock();
    const lookUps = new LookUps(clock);
    const keys = Array.from({ length: 100 }, (_, key) => String(key));
    should([...lookUps.ofOnePoll(keys)]).have.length(20);
    const slow: string[] = [];
    for (const key of lookUps.ofOnePoll(keys)) {
      slow.push(key);
      clock.advance(4_000);
    }
    should(slow).have.length(3);
  });

  it('forget a key that nobody asks for any more', () => {
    const lookUps = new LookUps(new FakeClock());
    should(lookUps.failed('1')).be.true();
    should(lookUps.failed('2')).be.false();
    lookUps.due([]);
    should(lookUps.failed('3')).be.true();
  });
});
