import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import should from 'should';
import { bpmn, end, flows, service, start } from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const MANY = 10_000;

describe('Ten thousand instances that wait at a job', () => {
  it('take 50 MB at most, and a job of theirs is completed in less than 5 ms', async () => {
    const test = await TestEngine.of(bpmn('p', start(), service('work'), end(), flows('start work end')));
    const before = heapUsed();
    for (let n = 0; n < MANY; n++) test.start({ n, who: 'anna' });
    should(heapUsed() - before).be.below(50 * 2 ** 20);
    const jobs = test.jobs('work', 1000);
    const began = process.cpuUsage();
    for (const { job } of jobs) test.engine.completeJob(job.key, { variables: { done: true } });
    const { user, system } = process.cpuUsage(began);
    should((user + system) / 1000 / jobs.length).be.below(5);
  }).timeout(60_000);
});

/** Bytes that are really in use. */
function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
