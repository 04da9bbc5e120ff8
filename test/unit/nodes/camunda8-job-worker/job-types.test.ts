import helper from 'node-red-node-test-helper';
import should from 'should';
import jobWorker from '../../../../nodes/camunda8-job-worker/camunda8-job-worker';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, flows, job, start as startEvent } from '../../../support/bpmn/build';
import { clusterAt } from '../../../support/node-red/flow';
import { until } from '../../../support/until';

const process = (type: string) =>
  bpmn('p', startEvent(), element('serviceTask', 'open', job(type)), flows('start open'));

describe('camunda8-job-worker: the job types that its form asks for', () => {
  let sandbox: Sandbox;
  let cluster: object;
  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await sandbox.close();
  });

  async function start(options: SandboxOptions = {}): Promise<void> {
    sandbox = await startSandbox({ tasks: 'empty', ...options });
    const { properties } = clusterAt(sandbox.url);
    cluster = { id: 'c', properties };
    await helper.startServer();
    await helper.load(jobWorker, []);
  }

  async function ask() {
    const answer = await helper
      .request()
      .post('/camunda8-job-worker/job-types')
      .send({ cluster })
      .expect(200);
    return answer.body;
  }

  for (const version of ['8.8', '8.9'] as const) {
    it(`of ${version} are those of waiting jobs, and in the newest version of each process`, async () => {
      await start({ version });
      await sandbox.engine.deploy([{ name: 'p.bpmn', content: process('old') }]);
      sandbox.engine.createInstance({ process: { id: 'p' } });
      const newest = process('new');
      await sandbox.engine.deploy([{ name: 'p.bpmn', content: newest }]);
      await until('the job is found', 5_000, async () => (await ask()).types[0]);
      should(await ask()).eql({ types: ['old'], models: [newest], isAll: true });
    });
  }

  it('are not all where there are more than 50 processes', async () => {
    await start({ version: '8.8' });
    for (let count = 0; count < 51; count++) {
      const content = process('work').replaceAll('"p"', `"p${count}"`);
      await sandbox.engine.deploy([{ name: `p${count}.bpmn`, content }]);
    }
    const { models, isAll } = await ask();
    should(models).have.length(50);
    should(isAll).be.false();
  });

  it('are not all where the processes together are too large for a browser', async () => {
    await start({ version: '8.8' });
    for (const id of ['a', 'b', 'c']) {
      const content = process('work')
        .replaceAll('"p"', `"${id}"`)
        .replace('</', `<!--${'x'.repeat(1_800_000)}--></`);
      await sandbox.engine.deploy([{ name: `${id}.bpmn`, content }]);
    }
    const { models, isAll } = await ask();
    should(models).have.length(2);
    should(isAll).be.false();
  });

  it('are unknown before 8.8, and where the cluster cannot be asked', async () => {
    await start({ version: '8.6' });
    const none = { types: [], models: [], isAll: false };
    should(await ask()).eql(none);
    await sandbox.close();
    should(await ask()).eql(none);
    sandbox = await startSandbox();
  });
});
