import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { RestartedNodeRed } from '../../support/node-red/real-node-red';
import { until } from '../../support/until';

describe('task events in a Node-RED that keeps its context', () => {
  let real: RestartedNodeRed;

  beforeEach(async () => {
    real = await RestartedNodeRed.start('files');
  });

  afterEach(() => real.close());

  it('loses nothing and doubles nothing across a stop', async () => {
    const [before, ends] = [real.sandbox.addTask(), real.sandbox.addTask({ assignee: 'anna' })];
    await real.told('created', before, ends);
    await real.counted(before, ends);
    await real.stop();
    const meanwhile = real.sandbox.addTask();
    real.sandbox.completeTask(ends);
    await real.again();
    const after = real.sandbox.addTask();
    await real.told('created', meanwhile, after);
    await real.told('completed', ends);
    await real.counted(meanwhile, after, ends);
    should(real.about(before)).eql([{ topic: 'created', key: before }]);
    should(real.about(meanwhile)).eql([{ topic: 'created', key: meanwhile }]);
    should(real.about(ends)).eql([
      { topic: 'created', key: ends, assignee: 'anna' },
      { topic: 'completed', key: ends, assignee: 'anna', previous: { assignee: 'anna' } },
    ]);
    should(real.recorded).have.length(5);
  });

  it('tells again, as redelivered, what was sent in the last half second before a stop', async () => {
    let key = '';
    const hasComeAgain = () => real.about(key).length > 1;
    // A machine that is busy may stop it later than that, and the message rightly counts as told.
    for (let attempt = 0; attempt < 3 && !hasComeAgain(); attempt++) {
      key = real.sandbox.addTask();
      await real.nextMessage();
      await real.stop();
      await real.again();
      await until('it has come again', 3_000, async () => hasComeAgain() || undefined).catch(() => undefined);
    }
    should(real.about(key)).eql([
      { topic: 'created', key },
      { topic: 'created', key, redelivered: true },
    ]);
  });

  it('loses nothing and doubles nothing without a mark across deploys', async () => {
    const keys: string[] = [];
    for (let deploy = 0; deploy < 4; deploy++) {
      keys.push(real.sandbox.addTask());
      await real.deploy(real.flows({ name: `deploy ${deploy}` }));
      keys.push(real.sandbox.addTask());
    }
    await real.told('created', ...keys);
    // A deploy can come in the half second after a message.
    for (const key of keys) should(real.about(key).filter((one) => !one.redelivered)).have.length(1);
  });

  it('tells each task at least once across kills, and at most once without redelivered', async () => {
    const [keys, kept]: [string[], string[]] = [[], []];
    for (let turn = 0; turn < 3; turn++) {
      const early = [real.sandbox.addTask(), real.sandbox.addTask()];
      await real.told('created', ...early);
      await real.counted(...early);
      kept.push(...early);
      for (let task = 0; task < 20; task++) {
        keys.push(real.sandbox.addTask());
        await delay(70);
      }
      await real.kill();
      keys.push(real.sandbox.addTask());
      await real.again();
    }
    await real.told('created', ...keys);
    for (const key of keys)
      should(real.about(key).filter((one) => !one.redelivered).length).be.belowOrEqual(1);
    // What was kept before a kill is not told again.
    for (const key of kept) should(real.about(key)).eql([{ topic: 'created', key }]);
  }).timeout(60_000);
});

describe('task events in a Node-RED without a context store', () => {
  it('begin anew with each deploy of the node, as Node-RED forgets the context of a node', async () => {
    const real = await RestartedNodeRed.start('default', { start: 'all' });
    const key = real.sandbox.addTask();
    await real.told('created', key);
    await real.deploy(real.flows({ start: 'all', name: 'another' }));
    const later = real.sandbox.addTask();
    await real.told('created', later);
    should(real.about(key)).have.length(2);
    await real.close();
  });
});
