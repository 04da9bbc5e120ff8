import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import { hasJobType } from '../../../src/jobs/known-types';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import { bpmn, end, flows, service, start } from '../../support/bpmn/build';
import { transportTo } from '../../support/transport';

describe('whether a cluster has jobs of a type', () => {
  let sandbox: Sandbox;
  let close: () => Promise<void>;

  afterEach(async () => {
    await close();
    await sandbox.close();
  });

  async function asking(version: Version, tasks: 'empty' | 0 = 0) {
    sandbox = await startSandbox({ version, tasks });
    const transport = transportTo(sandbox.url);
    close = () => transport.close();
    const { versions } = new OrchestrationCluster(transport, {});
    return (type: string) => hasJobType({ transport, versions }, type, new AbortController().signal);
  }

  for (const version of ['8.8', '8.9'] as const) {
    it(`is read from the processes that are deployed on ${version}`, async () => {
      const has = await asking(version);
      should(await has('open-valve')).equal(true);
      should(await has('close-valve')).equal(false);
    });
  }

  it('is known of a type that only an older version of a process has, where there was a job of it', async () => {
    const has = await asking('8.8', 'empty');
    const { engine } = sandbox;
    const deploy = (type: string) => {
      const content = bpmn('valves', start(), service(type), end(), flows(`start ${type} end`));
      return engine.deploy([{ name: 'valves.bpmn', content }]);
    };
    await deploy('open-valve');
    engine.createInstance({ process: { id: 'valves' }, variables: {} });
    await deploy('close-valve');
    should(await has('open-valve')).equal(true);
    should(await has('close-valve')).equal(true);
    should(await has('mow')).equal(false);
  });

  it('is not known where nothing is deployed', async () => {
    const has = await asking('8.8', 'empty');
    should(await has('open-valve')).equal(undefined);
  });

  it('cannot be asked before 8.8', async () => {
    const has = await asking('8.6');
    await should(has('open-valve')).be.rejectedWith({ code: 'CAMUNDA_UNSUPPORTED' });
  });
});
