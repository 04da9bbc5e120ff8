import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { generator } from '../../../promises/reliability/random-messages';
import { until } from '../../../support/until';
import { FaultProxy } from '../fault-proxy';
import type { WorkingNodeRed } from '../working-node-red';
import { type Counted, LANE_NAMES, LANES, type LaneName, PROCESSES } from './lanes';
import { Tally } from './tally';
import { type End, type Message, messagesOf, prepare, send, startNodeRed } from './traffic';

/** SEED repeats a run, as far as processes let themselves be repeated. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Messages under way at a time, in each Node-RED. Some wait for an answer that never comes. */
const UNDER_WAY = 40;
/** Milliseconds in which all have ended. A minute or so where nothing else is done on the machine. */
const LONGEST = 300_000;
/** Milliseconds after which searches see what has happened. */
const EXPORT_DELAY = 500;

describe(`10,000 starts, messages and cancellations over two Node-REDs behind a proxy that fails (seed ${SEED})`, function () {
  this.timeout(LONGEST + 60_000);
  const random = generator(SEED);
  const messages = messagesOf(random);
  const tally = new Tally();
  const ends = new Map<number, End[]>();
  let counts: ReadonlyMap<number, number>;
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let nodeReds: WorkingNodeRed[] = [];

  before(async () => {
    sandbox = await startSandbox({
      version: '8.9',
      tasks: 'empty',
      partitions: 5,
      exportDelay: EXPORT_DELAY,
    });
    await sandbox.engine.deploy(PROCESSES);
    tally.watch(sandbox.engine);
    const areThere = prepare(sandbox.engine, messages);
    tally.know(messages);
    proxy = await FaultProxy.start(sandbox.url, random, tally);
    nodeReds = await Promise.all(['one', 'two'].map((name) => startNodeRed(name, proxy.url)));
    await sendAll();
    await until('all that waits is there', 10_000, async () => areThere() || undefined);
    counts = tally.counts(messages);
  });

  after(async () => {
    await Promise.all(nodeReds.map((one) => one.stop()));
    await proxy?.stop();
    await sandbox?.close();
  });

  /** Until each has ended. */
  async function sendAll(): Promise<void> {
    const parts = nodeReds.map((_, index) => messages.filter(({ n }) => n % nodeReds.length === index));
    const began = performance.now();
    await Promise.all(nodeReds.map((one, index) => send(one, parts[index] ?? [], UNDER_WAY)));
    const count = async () => {
      const counted = await Promise.all(nodeReds.map((one) => one.get<number>('/count')));
      return counted.reduce((sum, one) => sum + one) >= messages.length || undefined;
    };
    // What has not ended by then is named below.
    await until('all messages have ended', LONGEST, count).catch(() => {});
    console.log(`      ${((performance.now() - began) / 1_000).toFixed(1)} s, ${proxy.requests} requests`);
    console.log(`      faults ${JSON.stringify(proxy.faults)}`);
    for (const end of (await Promise.all(nodeReds.map((one) => one.get<End[]>('/ends')))).flat()) {
      ends.set(end.n, [...(ends.get(end.n) ?? []), end]);
    }
  }

  /** What is known of messages that broke a promise, or of some of them, so that the cause can be seen. */
  function told(all: readonly Message[]): object[] {
    return all.slice(0, 20).map(({ n, lane }) => ({
      n,
      lane,
      count: counts.get(n),
      ends: ends.get(n),
      history: tally.history(n),
    }));
  }

  const of = (counted: Counted) => messages.filter(({ lane }) => LANES[lane].counts === counted);
  const endOf = ({ n }: Message) => ends.get(n)?.[0];
  const hasSucceeded = (message: Message) => endOf(message)?.code === undefined;

  /** Whether the sandbox counts what the end of the message says. */
  function isRight(message: Message): boolean {
    const count = counts.get(message.n) ?? 0;
    const end = endOf(message);
    if (!end?.code || end.done === 'yes') return count === 1;
    return end.done === 'maybe' ? count <= 1 : count === 0;
  }

  it('ends each message exactly once', () => {
    should(told(messages.filter(({ n }) => ends.get(n)?.length !== 1))).eql([]);
    should(nodeReds.map(({ log }) => log)).eql(['', '']);
  });

  it('starts no process twice, one for each success, and none where the error does not say “maybe”', () => {
    should(told(of('started').filter((message) => !isRight(message)))).eql([]);
  });

  it('correlates no message twice, each success once, and none where the error does not say “maybe”', () => {
    should(told(of('correlated').filter((message) => !isRight(message)))).eql([]);
  });

  it('has canceled what it says, and nothing else', () => {
    should(told(of('canceled').filter((message) => !isRight(message)))).eql([]);
    const canceled = [...sandbox.engine.store.processInstance.values()].filter(
      ({ state }) => state === 'TERMINATED',
    );
    const counted = of('canceled').reduce((sum, { n }) => sum + (counts.get(n) ?? 0), 0);
    should(canceled).have.length(counted);
  });

  it('answers a start with the instance that it has started, also where that had to be looked for', () => {
    const started = tally.started();
    const isOwn = (message: Message) => {
      const { payload, processInstance = payload } = endOf(message) ?? {};
      return started.get(message.n)?.[0] === processInstance?.processInstanceKey;
    };
    should(told(of('started').filter((message) => hasSucceeded(message) && !isOwn(message)))).eql([]);
  });

  it('finds what has started, where it has something to look for', () => {
    const isLost = (message: Message) =>
      message.lane !== 'start' && endOf(message)?.done === 'maybe' && counts.get(message.n) === 1;
    should(told(of('started').filter(isLost))).eql([]);
  });

  it('answers a start that waits with the variables of its own instance', () => {
    const waiting = messages.filter((message) => message.lane === 'startAndWait' && hasSucceeded(message));
    should(told(waiting.filter((message) => endOf(message)?.payload?.n !== message.n))).eql([]);
  });

  it('comes through in most cases', () => {
    const failed: Partial<Record<LaneName, object[]>> = {};
    for (const lane of LANE_NAMES) {
      const all = messages.filter((message) => message.lane === lane);
      const succeeded = all.filter(hasSucceeded);
      const errors: Record<string, number> = {};
      for (const { code, done = 'no' } of all.flatMap((message) => endOf(message) ?? [])) {
        if (code) errors[`${code} ${done}`] = (errors[`${code} ${done}`] ?? 0) + 1;
      }
      console.log(`      ${lane}: ${succeeded.length} of ${all.length}, ${JSON.stringify(errors)}`);
      if (succeeded.length < all.length * LANES[lane].succeeding) {
        failed[lane] = told(all.filter((message) => !hasSucceeded(message)));
      }
    }
    should(failed).eql({});
  });
});
