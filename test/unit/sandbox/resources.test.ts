import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import { bpmnOfTask } from '../../support/bpmn/build';
import { call, type Item } from './call';

const versions: readonly Version[] = ['8.6', '8.8', '8.9'];
const process = (name: string) => bpmnOfTask('mend-bike', 'mend', name);
const form = JSON.stringify({ id: 'bike', components: [] });

describe('sandbox: deleting what was deployed', () => {
  let sandbox: Sandbox;

  async function start(version: Version): Promise<void> {
    sandbox = await startSandbox({ version });
  }
  afterEach(() => sandbox.close());

  /** The first thing that was deployed, with its keys as text. */
  async function deploy(file: string, content: string): Promise<Item> {
    const resources = { [file]: content };
    const { text } = await call('POST', `${sandbox.url}/v2/deployments`, { resources });
    const [deployed] = JSON.parse(text.replace(/:(\d{16,})/g, ':"$1"')).deployments;
    return deployed.processDefinition ?? deployed.form;
  }

  const remove = (key: unknown) => call('POST', `${sandbox.url}/v2/resources/${key}/deletion`, { json: {} });

  async function started(): Promise<number> {
    const json = { processDefinitionId: 'mend-bike' };
    return (await call('POST', `${sandbox.url}/v2/process-instances`, { json })).status;
  }

  for (const version of versions) {
    it(`forgets a process and a form, and is what it was before (${version})`, async () => {
      await start(version);
      const before = sandbox.inventory();
      const { processDefinitionKey } = await deploy('a.bpmn', process('Mend the bike'));
      const { formKey } = await deploy('a.form', form);
      should(sandbox.inventory()).not.eql(before);
      for (const key of [processDefinitionKey, formKey]) {
        const { status, text } = await remove(key);
        should(status).equal(200);
        should(text).equal(version === '8.9' ? `{"resourceKey":"${key}","batchOperation":null}` : '');
      }
      should(sandbox.inventory()).eql(before);
      should(await started()).equal(404);
    });

    it(`refuses a key that is not there, gone or none (${version})`, async () => {
      await start(version);
      const { processDefinitionKey } = await deploy('a.bpmn', process('Mend the bike'));
      await remove(processDefinitionKey);
      const { status, text } = await remove(processDefinitionKey);
      should(status).equal(404);
      should(JSON.parse(text)).have.property('title', 'NOT_FOUND');
      should((await remove('abc')).status).equal(400);
      should((await remove('123')).status).equal(503);
    });
  }

  it('starts the version before, and gives no version number twice', async () => {
    await start('8.8');
    await deploy('a.bpmn', process('Mend the bike'));
    const second = await deploy('a.bpmn', process('Mend it'));
    await remove(second.processDefinitionKey);
    should(await started()).equal(200);
    should(await deploy('a.bpmn', process('Mend it well'))).have.property('processDefinitionVersion', 3);
  });

  it('lets running instances go on', async () => {
    await start('8.8');
    const { processDefinitionKey } = await deploy('a.bpmn', process('Mend the bike'));
    await started();
    const running = sandbox.inventory().instances;
    await remove(processDefinitionKey);
    should(sandbox.inventory().instances).eql(running);
  });
});
