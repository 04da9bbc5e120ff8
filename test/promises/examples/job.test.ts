import helper from 'node-red-node-test-helper';
import should from 'should';
import { systemClock } from '../../../src/clock';
import { JobGateway } from '../../support/job-gateway';
import { deploy } from './deployed';

const EXAMPLE = '13 - A job opens the valve';

describe(EXAMPLE, () => {
  let gateway: JobGateway;

  before(() => {
    helper.init(require.resolve('node-red'));
  });
  beforeEach(async () => {
    gateway = await JobGateway.start(systemClock);
    await helper.startServer();
  });
  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await gateway.stop();
  });

  it('opens the valve and completes the job', async () => {
    const opened = (await deploy(EXAMPLE, gateway.url)).arrivalsAt('opened');
    const job = gateway.add('open-valve', { variables: { valve: 7 } });
    should(await opened.payloads(1)).match([{ open: true }]);
    should(gateway.asked.completion).eql([{ variables: { open: true } }]);
    should(job.state).equal('done');
  });

  it('fails the job of a valve that is stuck, with one retry less and the reason', async () => {
    const failed = (await deploy(EXAMPLE, gateway.url)).arrivalsAt('failed');
    const job = gateway.add('open-valve', { variables: { valve: 7, stuck: true } });
    await failed.payloads(1);
    should(gateway.asked.failure).match([
      { retries: 2, retryBackOff: 10_000, errorMessage: /Valve 7 is stuck/ },
    ]);
    should(job.state).equal('waiting');
  });
});
