import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import type { CamundaClient } from '../../../src/camunda-client';
import { systemClock } from '../../../src/clock';
import type { WorkerSettings } from '../../../src/jobs/worker-settings';
import { boundary, bpmn, element, end, error, flows, job, service, start } from '../../support/bpmn/build';
import { clientOf } from '../../support/sandbox-client';
import { soon } from '../../support/until';
import { Flow, referenceOf } from './working';

const PROCESS = bpmn(
  'p',
  start(),
  element('serviceTask', 'open', job('open-valve')),
  boundary('stuck', 'open', error('STUCK')),
  end(),
  service('repair'),
  flows('start open end'),
  flows('stuck repair'),
);
const versions: readonly Version[] = ['8.6', '8.8', '8.9'];

for (const version of versions) {
  describe(`a job worker on a cluster of ${version}`, () => {
    let sandbox: Sandbox;
    let client: CamundaClient;
    let flow: Flow;
    let close: () => Promise<void>;
    let instance: string;

    beforeEach(async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await sandbox.engine.deploy([{ name: 'p.bpmn', content: PROCESS }]);
      client = clientOf(sandbox);
      flow = new Flow();
      const settings: WorkerSettings = {
        ...{
          id: `w${version}`,
          type: 'open-valve',
          variables: [],
          tenantIds: [],
          workerName: 'w',
          maxJobs: 5,
        },
        ...{ timeout: 60_000, retryBackoff: 0 },
        whenUnanswered: 'fail',
      };
      close = client.jobs.work(settings, flow, systemClock);
      instance = sandbox.engine.createInstance({ process: { id: 'p' }, variables: { valve: 7 } }).key;
      await soon('sent', () => flow.jobs.length === 1);
    });
    afterEach(async () => {
      await close();
      await client.close();
      await sandbox.close();
    });

    const reference = () => {
      const [first] = flow.jobs;
      if (!first) throw new Error('There is no job');
      return referenceOf(first);
    };

    it('completes a job, after which the process has ended', async () => {
      should(flow.jobs[0]?.variables).eql({ valve: 7 });
      await client.jobs.results().complete(reference(), { variables: { open: true }, result: undefined });
      should(sandbox.instanceState(instance)).equal('COMPLETED');
    });

    it('makes an incident of a job that fails for the last time', async () => {
      await client.jobs.results().fail(reference(), { retries: 0, retryBackOff: 0, errorMessage: 'stuck' });
      should(sandbox.engine.store.incident.size).equal(1);
    });

    it('throws an error that the process catches', async () => {
      const thrown = { errorCode: 'STUCK', errorMessage: undefined, variables: undefined };
      await client.jobs.results().throwError(reference(), thrown);
      should(sandbox.engine.store.incident.size).equal(0);
      should(sandbox.instanceState(instance)).equal('ACTIVE');
    });

    it('extends a job, and hands it back when it is closed', async () => {
      await client.jobs.results().extend(reference(), 600);
      await close();
      const [one] = [...sandbox.engine.store.job.values()];
      should(one).have.properties({ retries: 3 });
    });
  });
}
