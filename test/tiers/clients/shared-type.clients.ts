import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import type { CamundaClient } from '../../../src/camunda-client';
import { bpmn, end, flows, service, start } from '../../support/bpmn/build';
import { clientOf } from '../../support/sandbox-client';
import { until } from '../../support/until';
import { workOf } from './our-worker';
import { java } from './vendors/java';
import { orchestrationClusterApi } from './vendors/orchestration-cluster-api';
import { type Item, rightLogin } from './vendors/vendor';

const DIG = bpmn('dig-hole', start(), service('dig'), end(), flows('start dig end'));
const MANY = 1_000;

describe('Jobs of one type that two clients of Camunda 8.9 and ours share', () => {
  const vendors = [orchestrationClusterApi('9.1.5', '8.9'), java('8.9.0', '8.9')];
  let sandbox: Sandbox;
  let ours: CamundaClient;

  before(async function () {
    this.timeout(300_000); // for the download
    await Promise.all(vendors.map((vendor) => vendor.start()));
  });
  after(() => Promise.all(vendors.map((vendor) => vendor.stop())));

  beforeEach(async () => {
    sandbox = await startSandbox({ version: '8.9', tasks: 'empty', partitions: 5 });
    await sandbox.engine.deploy([{ name: 'dig.bpmn', content: DIG }]);
    ours = clientOf(sandbox);
  });
  afterEach(async () => {
    await ours.close();
    await sandbox.close();
  });

  const dig = () => sandbox.engine.createInstance({ process: { id: 'dig-hole' } }).key;
  const jobs = () => [...sandbox.engine.store.job.values()];
  const keysOf = (given: readonly Item[]) => given.map(({ jobKey }) => jobKey);

  it(`are ${MANY}, and each is done once`, async () => {
    const limits = { type: 'dig', capacity: 10, timeout: 30_000, deeds: [{ complete: {} }] };
    const theirs = vendors.map(async (vendor) => {
      const session = await vendor.connect(rightLogin(sandbox));
      return session.work({ ...limits, worker: vendor.name });
    });
    const workers = [...(await Promise.all(theirs)), workOf(ours, { ...limits, worker: 'ours' })];
    // One that starts more slowly than all are done would get none; of a single job at a time, whoever waits longest gets all.
    const names = [...vendors.map((vendor) => vendor.name), 'ours'];
    let dug = 0;
    await until('each has had one', 20_000, async () => {
      for (let n = 0; n < 10; n++, dug++) dig();
      return names.every((name) => jobs().some(({ worker }) => worker === name)) || undefined;
    });
    for (; dug < MANY; dug++) dig();
    const isDone = () =>
      [...sandbox.engine.store.processInstance.values()].every(({ state }) => state === 'COMPLETED');
    await until('all are done', 40_000, async () => isDone() || undefined);
    const given = await Promise.all(workers.map((worker) => worker.stop()));
    should(jobs()).have.length(MANY);
    should(jobs().every(({ state }) => state === 'COMPLETED')).be.true();
    const all = jobs().map(({ key }) => key);
    should(given.flatMap(keysOf).sort()).eql(all.sort());
    for (const [i, name] of names.entries()) {
      should(given[i]).have.length(jobs().filter(({ worker }) => worker === name).length);
      should(given[i]).not.be.empty();
    }
  }).timeout(60_000);

  for (const vendor of vendors) {
    it(`are completed by ${vendor.name} when our worker has them`, async () => {
      const session = await vendor.connect(rightLogin(sandbox));
      const worker = workOf(ours, { type: 'dig', worker: 'ours', capacity: 1, timeout: 30_000, deeds: [] });
      const instance = dig();
      const one = await until('our worker has it', 5_000, async () => worker.given[0]);
      await session.completeJob?.(String(one.jobKey), { depth: 2 });
      should(sandbox.instanceState(instance)).equal('COMPLETED');
      should(jobs()[0]).have.properties({ state: 'COMPLETED', worker: 'ours' });
      await worker.stop();
      should(worker.complaints).eql([]);
    });

    it(`are completed by our client when ${vendor.name} has activated them`, async () => {
      const session = await vendor.connect(rightLogin(sandbox));
      const instance = dig();
      const [jobKey = ''] = (await session.activateJobs?.('dig', 1, 30_000)) ?? [];
      should(jobs()[0]).have.properties({ key: jobKey, state: 'ACTIVATED' });
      await ours.jobs.results().complete({ jobKey }, { variables: { depth: 2 }, result: undefined });
      should(sandbox.instanceState(instance)).equal('COMPLETED');
    });
  }
});
