import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { generator } from '../../../promises/reliability/random-messages';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { until } from '../../../support/until';
import { FaultProxy } from '../fault-proxy';
import type { WorkingNodeRed } from '../working-node-red';
import { type Cause, Ledger } from './ledger';
import { caughtBy, startWorkers } from './worker-flows';

/** SEED repeats a run, as far as processes let themselves be repeated. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const JOBS = 5_000;
/** Beside them, jobs of another type; the flow drops the message of one in ten. */
const DROPPING = 500;
const DROPPED = DROPPING / 10;
const A_SECOND = 50;
/** Milliseconds between two kills. */
const KILL_INTERVAL = 20_000;

/** Milliseconds after which any worker can have a job, and in which one has it, be polls answered or not. */
const LIMITS: Record<Cause, number> = {
  kill: 30_000,
  'lost answer': 30_000,
  deploy: 15_000,
  // It was handed back in vain, so that its lock has to end.
  'deploy, spoilt': 30_000,
};
/** What timers and an event loop that is busy may add, and a poll that hangs. */
const SLACK = { free: 1_000, again: 20_000 };

describe(`${JOBS} jobs over two Node-REDs behind a proxy that fails, killed and deployed (seed ${SEED})`, function () {
  this.timeout(600_000);
  const random = generator(SEED);
  const ledger = new Ledger();
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let nodeReds: WorkingNodeRed[] = [];
  let isOver = false;

  before(async () => {
    sandbox = await startSandbox({ tasks: 'empty', partitions: 5 });
    const files = ['work', 'drop'].map((type) => ({
      name: `${type}.bpmn`,
      content: bpmn(`${type}-process`, start(), service(type), end(), flows(`start ${type} end`)),
    }));
    await sandbox.engine.deploy(files);
    ledger.watch(sandbox.engine);
    proxy = await FaultProxy.start(sandbox.url, random, ledger);
    const worker = { maxJobs: '50', timeout: '4', retryBackoff: '1' };
    nodeReds = await Promise.all(
      ['one', 'two'].map((name) =>
        startWorkers({ name, address: proxy.url, types: ['work', 'drop'], worker }),
      ),
    );
    await workThrough();
  });

  after(async () => {
    await Promise.all(nodeReds.map((one) => one.stop()));
    await proxy?.stop();
    await sandbox?.close();
  });

  const jobs = (type: string) => [...sandbox.engine.store.job.values()].filter((job) => job.type === type);

  function createAll(): void {
    const every = JOBS / DROPPING;
    const create = (n: number) => {
      sandbox.engine.createInstance({
        process: { id: 'work-process' },
        variables: { takes: Math.round(random() ** 4 * 2_000) },
      });
      if (n % every !== 0) return;
      const variables = { takes: 50, isDropped: (n / every) % 10 === 0 };
      sandbox.engine.createInstance({ process: { id: 'drop-process' }, variables });
    };
    let created = 0;
    const began = performance.now();
    const timer = setInterval(() => {
      const due = Math.min(JOBS, ((performance.now() - began) / 1_000) * A_SECOND);
      while (created < due) create(created++);
      if (created === JOBS) clearInterval(timer);
    }, 20);
  }

  async function killNowAndThen(): Promise<void> {
    for (let next = performance.now() + KILL_INTERVAL; !isOver; next += KILL_INTERVAL) {
      await delay(Math.max(0, next - performance.now()));
      const victim = nodeReds[Math.floor(random() * nodeReds.length)];
      if (isOver || !victim?.isRunning) continue;
      ledger.struck(victim.name, 'kill');
      await victim.kill();
      await victim.again();
    }
  }

  async function deployAtRandom(): Promise<void> {
    while (!isOver) {
      await delay(random() * 10_000);
      const one = nodeReds[Math.floor(random() * nodeReds.length)];
      if (isOver || !one?.isRunning) continue;
      const at = performance.now();
      if (await one.deploy(random() < 0.5 ? 'full' : 'nodes')) ledger.struck(one.name, 'deploy', at);
    }
  }

  async function workThrough(): Promise<void> {
    createAll();
    const trouble = Promise.all([killNowAndThen(), deployAtRandom()]);
    const areDone = async () => ledger.completions.size === JOBS + DROPPING - DROPPED || undefined;
    // What has not ended by then is named below.
    await until('all jobs are done', (JOBS / A_SECOND) * 1_000 + 60_000, areDone).catch(() => {});
    isOver = true;
    await trouble;
    await until('the last jobs are done', 120_000, areDone).catch(() => {});
    // A deploy hands a job back before its time is over, so that some have all of their three retries left. Each takes 4 s, and
    // up to two locks more where the proxy loses the answer to a poll.
    const haveFailed = () => sandbox.engine.store.incident.size === DROPPED;
    await until('all others have failed', 200_000, async () => haveFailed() || undefined).catch(() => {});
  }

  it('completes each exactly once', () => {
    const all = jobs('work');
    should(all).have.length(JOBS);
    const isDoneOnce = ({ key, state }: (typeof all)[number]) =>
      state === 'COMPLETED' && ledger.completions.get(key) === 1;
    should(all.filter((job) => !isDoneOnce(job)).map(({ key }) => ledger.history(key))).eql([]);
    const counts: Record<string, number> = {};
    for (const { code, source } of nodeReds.flatMap(caughtBy)) {
      counts[`${source} ${code}`] = (counts[`${source} ${code}`] ?? 0) + 1;
    }
    const [kills, deploys] = [ledger.count('kill'), ledger.count('deploy')];
    console.log(`      ${kills} kills, ${deploys} deploys, ${ledger.activations} activations`);
    console.log(`      ${proxy.requests} requests, faults ${JSON.stringify(proxy.faults)}`);
    console.log(`      errors ${JSON.stringify(counts)}`);
    should(nodeReds.map(({ log }) => log)).eql(['', '']);
  });

  it('lets none wait longer than its lock after a kill, or 15 s after a deploy', () => {
    const waits = ledger.waits();
    for (const cause of Object.keys(LIMITS) as Cause[]) {
      const of = waits.filter((wait) => wait.cause === cause);
      const longest = (name: 'free' | 'again') =>
        (Math.max(0, ...of.map((wait) => wait[name])) / 1_000).toFixed(1);
      console.log(
        `      ${cause}: ${of.length} jobs, free after ${longest('free')} s, again after ${longest('again')} s`,
      );
    }
    const late = waits.filter(
      ({ cause, free, again }) => free > LIMITS[cause] + SLACK.free || again > LIMITS[cause] + SLACK.again,
    );
    should(late.map((wait) => ({ ...wait, history: ledger.history(wait.jobKey) }))).eql([]);
    should(waits.filter(({ cause }) => cause === 'kill').length).be.above(0);
    should(waits.filter(({ cause }) => cause === 'deploy').length).be.above(0);
  });

  it(`ends with an incident for each of ${DROPPED} dropped messages, and none silent`, () => {
    const isDropped = ({ scope }: { scope: { key: string } }) =>
      sandbox.engine.variablesOf(scope.key).isDropped === true;
    const all = jobs('drop');
    should(all).have.length(DROPPING);
    const dropped = all.filter(isDropped);
    should(dropped).have.length(DROPPED);
    const silent = dropped.filter(({ state, incidentKey }) => state !== 'FAILED' || !incidentKey);
    should(silent.map(({ key }) => ledger.history(key))).eql([]);
    const others = all.filter((job) => !isDropped(job));
    should(others.filter(({ state }) => state !== 'COMPLETED').map(({ key }) => ledger.history(key))).eql([]);
  });
});
