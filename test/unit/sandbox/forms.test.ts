import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import { bpmnOfTask, zeebe } from '../../support/bpmn/build';
import { call, type Item, search } from './call';

const FORM = { type: 'default', id: 'fence', components: [{ type: 'textfield', key: 'colour', id: 'f1' }] };

describe('sandbox: Camunda Forms', () => {
  let sandbox: Sandbox;

  async function start(version: Version): Promise<string> {
    sandbox = await startSandbox({ version, tasks: 'empty', tasklistV1: true });
    sandbox.deployForm(FORM);
    return sandbox.addTask({ formId: 'fence' });
  }
  afterEach(() => sandbox.close());

  for (const version of ['8.8', '8.9'] as const) {
    it(`sends the form of a task over /v2 of ${version}, the schema as JSON text`, async () => {
      const key = await start(version);
      const { status, text } = await call('GET', `${sandbox.url}/v2/user-tasks/${key}/form`);
      should(status).equal(200);
      const { formKey, schema, ...form } = JSON.parse(text);
      should(form).eql({ formId: 'fence', version: 1, tenantId: '<default>' });
      should(JSON.parse(schema)).eql(FORM);
      should((await search(sandbox.url)).items[0]).have.properties({ formKey });
    });
  }

  it('answers 204 for a task without a form, 404 for none', async () => {
    await start('8.8');
    const status = async (key: string) =>
      (await call('GET', `${sandbox.url}/v2/user-tasks/${key}/form`)).status;
    should([await status(sandbox.addTask()), await status('1')]).eql([204, 404]);
  });

  it('has no forms over /v2 of 8.6', async () => {
    const key = await start('8.6');
    should((await call('GET', `${sandbox.url}/v2/user-tasks/${key}/form`)).status).equal(404);
    should((await search(sandbox.url)).items[0]?.formKey).be.a.Number();
  });

  it('sends a form over /v1 by the id that the task names, in its version', async () => {
    const key = await start('8.8');
    sandbox.deployForm({ ...FORM, components: [] });
    const task = JSON.parse((await call('GET', `${sandbox.url}/v1/tasks/${key}`)).text);
    should(task).have.properties({ formId: 'fence', formVersion: 1, isFormEmbedded: false });
    const form = async (query: string): Promise<Item> =>
      JSON.parse((await call('GET', `${sandbox.url}/v1/forms/fence${query}`)).text);
    const { processDefinitionKey, formVersion } = task;
    const old = await form(`?processDefinitionKey=${processDefinitionKey}&version=${formVersion}`);
    should(old).have.properties({ id: 'fence', processDefinitionKey, version: 1 });
    should(JSON.parse(String(old.schema))).eql(FORM);
    should(await form(`?processDefinitionKey=${processDefinitionKey}`)).have.property('version', 2);
    should(await form('')).have.property('status', 400);
    const byKey = await call(
      'GET',
      `${sandbox.url}/v1/forms/${task.formKey}?processDefinitionKey=${processDefinitionKey}`,
    );
    should(JSON.parse(byKey.text)).have.properties({ id: 'fence', version: 1 });
  });

  it('keeps the form of a task when the form is deleted, and gives it to no other', async () => {
    const key = await start('8.8');
    const { formKey } = (await search(sandbox.url)).items[0] ?? {};
    await call('POST', `${sandbox.url}/v2/resources/${formKey}/deletion`, { json: {} });
    const { text } = await call('GET', `${sandbox.url}/v2/user-tasks/${key}/form`);
    should(JSON.parse(text)).have.properties({ formId: 'fence', formKey });
    const byId = await call('GET', `${sandbox.url}/v1/forms/fence?processDefinitionKey=1`);
    should(byId.status).equal(404);
    should(() => sandbox.addTask({ formId: 'fence' })).throw(/Expected to find a form with id 'fence'/);
  });

  it('refuses to deploy what is no form', async () => {
    await start('8.8');
    for (const content of ['{', '{"components":[]}']) {
      const resources = { 'gate.form': content };
      should((await call('POST', `${sandbox.url}/v2/deployments`, { resources })).status).equal(400);
    }
  });

  it('takes a form that is deployed with its process', async () => {
    await start('8.8');
    const parts = [zeebe('userTask'), zeebe('formDefinition', { formId: 'gate' })];
    const process = bpmnOfTask('p', 't', 'Paint the gate', ...parts);
    const gate = JSON.stringify({ ...FORM, id: 'gate' });
    const resources = { 'gate.form': gate, 'p.bpmn': process };
    const { text } = await call('POST', `${sandbox.url}/v2/deployments`, { resources });
    should(JSON.parse(text).deployments[1]).match({
      form: { formId: 'gate', version: 1, resourceName: 'gate.form' },
    });
    const key = sandbox.addTask({ processDefinitionId: 'p' });
    should((await call('GET', `${sandbox.url}/v2/user-tasks/${key}/form`)).status).equal(200);
  });
});
