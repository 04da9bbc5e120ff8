import should from 'should';
import { startSandbox } from '../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../support/bpmn/build';
import { until } from '../../support/until';
import { java } from './vendors/java';
import { orchestrationClusterApi } from './vendors/orchestration-cluster-api';
import { rightLogin } from './vendors/vendor';

const DIG = bpmn('dig-hole', start(), service('dig'), end(), flows('start dig end'));
const MANY = 500;

describe('Workers of two clients of Camunda 8.9 that share one type of jobs', () => {
  const vendors = [orchestrationClusterApi('9.1.5', '8.9'), java('8.9.0', '8.9')];

  before(async function () {
    this.timeout(300_000); // for the download
    await Promise.all(vendors.map((vendor) => vendor.start()));
  });
  after(() => Promise.all(vendors.map((vendor) => vendor.stop())));

  it(`do ${MANY} jobs, each once`, async () => {
    const sandbox = await startSandbox({ version: '8.9', tasks: 'empty', partitions: 5 });
    const { engine } = sandbox;
    await engine.deploy([{ name: 'dig.bpmn', content: DIG }]);
    const workers = await Promise.all(
      vendors.map(async (vendor) => {
        const session = await vendor.connect(rightLogin(sandbox));
        const limits = { type: 'dig', capacity: 10, timeout: 30_000 };
        return session.work({ ...limits, worker: vendor.name, deeds: [{ complete: {} }] });
      }),
    );
    for (let n = 0; n < MANY; n++) engine.createInstance({ process: { id: 'dig-hole' } });
    const isDone = () =>
      [...engine.store.processInstance.values()].every(({ state }) => state === 'COMPLETED');
    await until('all are done', 20_000, async () => isDone() || undefined);
    const given = await Promise.all(workers.map((worker) => worker.stop()));
    const jobs = [...engine.store.job.values()];
    should(jobs).have.length(MANY);
    should(jobs.every(({ state }) => state === 'COMPLETED')).be.true();
    should(
      given
        .flat()
        .map(({ jobKey }) => jobKey)
        .sort(),
    ).eql(jobs.map(({ key }) => key).sort());
    for (const [i, { name }] of vendors.entries()) {
      should(given[i]).have.length(jobs.filter(({ worker }) => worker === name).length);
      should(given[i]).not.be.empty();
    }
    await sandbox.close();
  });
});
