import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { until } from '../../../support/until';
import type { WorkingNodeRed } from '../working-node-red';
import { caughtBy, startWorkers } from './worker-flows';

/** JOB_SOAK_MINUTES=20 is the whole of it. */
const MINUTES = Number(process.env.JOB_SOAK_MINUTES ?? 1);
const A_SECOND = 50;
/** Milliseconds that most jobs take, and that one in 500 takes, so that its lock is extended. */
const TAKES = 100;
const TAKES_LONG = 35_000;

/** What GET /memory tells: bytes, after a garbage collection. */
interface Memory {
  rss: number;
  heapUsed: number;
}

describe('A soak of jobs', function () {
  this.timeout((MINUTES + 3) * 60_000);
  let sandbox: Sandbox;
  let nodeRed: WorkingNodeRed;

  before(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    const content = bpmn('work-process', start(), service('work'), end(), flows('start work end'));
    await sandbox.engine.deploy([{ name: 'work.bpmn', content }]);
    const worker = { maxJobs: '100' };
    nodeRed = await startWorkers({ name: 'one', address: sandbox.url, types: ['work'], worker });
  });

  after(async () => {
    await nodeRed?.stop();
    await sandbox?.close();
  });

  /** @returns how many milliseconds it was from each creation to its completion, but for those that take long */
  async function work(): Promise<{ created: number; durations: number[]; first: Memory }> {
    const durations: number[] = [];
    let first: Memory | undefined;
    sandbox.engine.changes.on('job', ({ state, createdDate, endDate = 0 }) => {
      const took = endDate - createdDate;
      if (state === 'COMPLETED' && took < TAKES_LONG) durations.push(took);
    });
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    let created = 0;
    while (created < MINUTES * 60 * A_SECOND) {
      for (const due = seconds() * A_SECOND; created < due; created++) {
        const variables = { takes: created % 500 === 0 ? TAKES_LONG : TAKES, text: 'x'.repeat(1_000) };
        sandbox.engine.createInstance({ process: { id: 'work-process' }, variables });
      }
      if (!first && seconds() > Math.min(60, MINUTES * 20)) first = await nodeRed.get<Memory>('/memory');
      await delay(20);
    }
    return { created, durations, first: first ?? (await nodeRed.get<Memory>('/memory')) };
  }

  it(`${MINUTES} min at ${A_SECOND} jobs a second: each is done, in flat memory`, async () => {
    const { created, durations, first } = await work();
    const jobs = [...sandbox.engine.store.job.values()];
    const areDone = async () => jobs.every(({ state }) => state === 'COMPLETED') || undefined;
    await until('all jobs are done', TAKES_LONG + 10_000, areDone);
    const last = await nodeRed.get<Memory>('/memory');
    const sorted = durations.sort((one, other) => one - other);
    const [median = 0, p99 = 0] = [0.5, 0.99].map((part) => sorted[Math.floor(sorted.length * part)]);
    console.log(`      first ${JSON.stringify(first)}\n      end ${JSON.stringify(last)}`);
    console.log(
      `      ${created} jobs, from creation to completion median ${median} ms, p99 ${p99} ms, of which ${TAKES} are work`,
    );
    should(jobs).have.length(created);
    should(caughtBy(nodeRed)).eql([]);
    should(nodeRed.log).equal('');
    // Other tiers have the machine too.
    should(p99).be.below(TAKES + 5_000);
    should(last.heapUsed).be.belowOrEqual(first.heapUsed * 1.2);
    // In its first minutes a process still grows to the size that it keeps.
    should(last.rss).be.belowOrEqual(first.rss * (MINUTES < 5 ? 1.5 : 1.2));
  });
});
