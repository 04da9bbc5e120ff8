import should from 'should';
import { FaultServer } from '../../support/fault-server';
import { inTurn, json } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { TextStore } from './text-store';
import { Stage } from './watching';

describe('task events: one poll for many', () => {
  let stage: Stage;

  afterEach(() => stage.close());

  it('asks no more for two watches of the same tasks than for one, and tells both', async () => {
    stage = await Stage.start('v2');
    const one = await stage.watch();
    const other = await stage.watch();
    await one.next();
    const before = stage.searches;
    await one.next(9);
    // Two lists a poll, and a poll or two that had begun or has begun.
    should(stage.searches - before).be.within(18, 24);
    const key = stage.add();
    await one.next(2);
    should(one.events).eql([`created ${key}`]);
    should(other.events).eql([`created ${key}`]);
    should(one.told[0]?.task).eql(other.told[0]?.task);
  });

  it('goes on for the others when one leaves, and stops with the last', async () => {
    stage = await Stage.start('v2');
    const one = await stage.watch();
    const other = await stage.watch();
    await one.end();
    const key = stage.add();
    await other.next(2);
    should(one.told).be.empty();
    should(other.events).eql([`created ${key}`]);
    await other.end();
    await new Promise(setImmediate);
    const { length } = stage.sandbox.requests;
    await new Promise((resolve) => setTimeout(resolve, 50));
    should(stage.sandbox.requests.length).equal(length);
  });

  it('begins for one that joins late with a list of all tasks', async () => {
    stage = await Stage.start('v2');
    const key = stage.add();
    const one = await stage.watch();
    await one.next(5);
    const late = await stage.watch({ start: 'all' });
    await late.next();
    should(one.told).be.empty();
    should(late.events).eql([`created ${key}`]);
  });
});

describe('task events: a Camunda in trouble', () => {
  let stage: Stage;
  let server: FaultServer;

  beforeEach(async () => {
    stage = await Stage.start('v2');
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0' }));
  });

  afterEach(async () => {
    await stage.close();
    await server.stop();
  });

  const sleepsOf = () => stage.clock.sleeps.filter((pause) => pause !== 100);

  it('tells each failure, waits longer and longer, up to a minute, and goes on when it works again', async () => {
    server.on('/v2/user-tasks/search', json({ title: 'INTERNAL' }, 400 + 22));
    const watching = await stage.watch({}, stage.newClient(server.url));
    await watching.next(5);
    const [first = 0, second = 0] = sleepsOf();
    should(first).be.within(9_000, 11_000);
    should(second).be.within(18_000, 22_000);
    should(watching.errors[0]).have.property('code', 'CAMUNDA_INVALID');
    const failures = watching.errors.length;
    server.on(
      '/v2/user-tasks/search',
      json({ items: [], page: { totalItems: 0, hasMoreTotalItems: false } }),
    );
    await watching.next(3);
    should(watching.errors.length).be.within(failures, failures + 1);
    should(watching.openCount).equal(0);
  });

  it('asks seldom where it is refused, and every minute where Camunda is only away', async () => {
    server.on('/v2/user-tasks/search', json({ title: 'INVALID_ARGUMENT' }, 400));
    const watching = await stage.watch({}, stage.newClient(server.url));
    await watching.next(12);
    should(Math.max(...sleepsOf())).be.within(540_000, 660_000);
  });

  it('tells a new task within seconds of the first good poll after two hours of refusals', async () => {
    server.on('/v2/user-tasks/search', json({ title: 'INVALID_ARGUMENT' }, 400));
    const watching = await stage.watch({}, stage.newClient(server.url));
    const began = stage.clock.wall();
    while (stage.clock.wall() - began < 7_200_000) await watching.next();
    server.on('*', forwardTo(stage.sandbox.url)).on('/v2/user-tasks/search', forwardTo(stage.sandbox.url));
    await watching.next();
    const key = stage.add();
    const added = stage.clock.wall();
    await watching.next();
    should(watching.events).containEql(`created ${key}`);
    should(stage.clock.wall() - added).be.below(20_000);
  });

  it('waits as long as Camunda asks for', async () => {
    server.on('/v2/user-tasks/search', (_seen, response) => {
      response.writeHead(429, { 'retry-after': '300' }).end();
    });
    const watching = await stage.watch({}, stage.newClient(server.url));
    await watching.next(1);
    should(Math.max(...sleepsOf())).be.aboveOrEqual(290_000);
  });

  it('keeps what it has told when a list breaks off', async () => {
    const page = {
      items: [{ userTaskKey: '1', state: 'CREATED' }],
      page: { totalItems: 1, hasMoreTotalItems: false },
    };
    const broken = json({ title: 'INTERNAL' }, 400);
    server.on('/v2/user-tasks/search', inTurn(json(page), broken));
    const store = new TextStore();
    const watching = await stage.watch({ store, start: 'all' }, stage.newClient(server.url));
    should(watching.events).eql(['created 1']);
    should(JSON.parse(store.text ?? '').tasks.open).have.property('1');
  });
});
