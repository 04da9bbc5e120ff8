import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { bpmnOfTask } from '../../support/bpmn/build';
import { call, type Item, type Reply, search } from './call';

// What the recordings do not show of commands, as seen on a real 8.6.0.
describe('sandbox: commands', () => {
  let sandbox: Sandbox;
  let key: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    key = sandbox.addTask();
  });

  afterEach(() => sandbox.close());

  async function deploy(name: string): Promise<Item> {
    const resources = { 'a.bpmn': bpmnOfTask('mend-bike', 'mend', name) };
    const { text } = await call('POST', `${sandbox.url}/v2/deployments`, { resources });
    return JSON.parse(text).deployments[0].processDefinition;
  }

  const update = (changeset: Item): Promise<Reply> =>
    call('PATCH', `${sandbox.url}/v2/user-tasks/${key}`, { json: { changeset } });

  it('makes a new version of a process that has changed, and none of one that has not', async () => {
    const first = await deploy('Mend the bike');
    should(first).have.properties({ processDefinitionId: 'mend-bike', processDefinitionVersion: 1 });
    should(await deploy('Mend the bike')).eql(first);
    should(await deploy('Mend it')).have.property('processDefinitionVersion', 2);
  });

  it('changes what an update names, dates too, and takes a date away by an empty text', async () => {
    const dueDate = '2026-12-24T18:00:00.000Z';
    should((await update({ dueDate, candidateUsers: ['anna'] })).status).equal(204);
    should((await search(sandbox.url)).items[0]).have.properties({ dueDate, candidateUsers: ['anna'] });
    should((await update({ dueDate: '' })).status).equal(204);
    should((await search(sandbox.url)).items[0]).not.have.property('dueDate');
  });

  for (const changeset of [{ dueDate: 'tomorrow' }, { followUpDate: 'soon' }, { priority: 101 }]) {
    it(`refuses the change ${JSON.stringify(changeset)}`, async () => {
      const { status, text } = await update(changeset);
      should(status).equal(400);
      should(JSON.parse(text).title).equal('INVALID_ARGUMENT');
    });
  }

  it('assigns to somebody only, and claims for the one who has it already', async () => {
    const assign = async (json: Item) =>
      (await call('POST', `${sandbox.url}/v2/user-tasks/${key}/assignment`, { json })).status;
    should(await assign({ assignee: '' })).equal(400);
    should(await assign({ assignee: 'anna', allowOverride: false })).equal(204);
    should(await assign({ assignee: 'anna', allowOverride: false })).equal(204);
    should(await assign({ assignee: 'ben' })).equal(204);
  });

  it('cancels an instance and with it the task', async () => {
    const [task] = (await search(sandbox.url)).items;
    const cancel = async (instance: unknown) =>
      (await call('POST', `${sandbox.url}/v2/process-instances/${instance}/cancellation`, { json: {} }))
        .status;
    should(await cancel('abc')).equal(400);
    should(await cancel('123')).equal(503);
    should(await cancel(task?.processInstanceKey)).equal(204);
    should((await search(sandbox.url)).items[0]).have.property('state', 'CANCELED');
  });

  it('starts by key, and refuses two names for a process or an unknown one', async () => {
    const { processDefinitionKey } = await deploy('Mend the bike');
    const start = async (json: Item) =>
      (await call('POST', `${sandbox.url}/v2/process-instances`, { json })).status;
    should(await start({ processDefinitionKey })).equal(200);
    const tasks = await call('POST', `${sandbox.url}/v1/tasks/search`, { json: { processDefinitionKey } });
    should(JSON.parse(tasks.text)).match([
      { name: 'Mend the bike', taskDefinitionId: 'mend', implementation: 'JOB_WORKER' },
    ]);
    should(await start({ processDefinitionKey, processDefinitionId: 'mend-bike' })).equal(400);
    should(await start({ processDefinitionKey: '2251799813685999' })).equal(404);
  });

  it('starts the version that is asked for, the newest where it is -1, and refuses one that is not there', async () => {
    await deploy('Mend the bike');
    await deploy('Mend it');
    const start = async (processDefinitionVersion: number) => {
      const json = { processDefinitionId: 'mend-bike', processDefinitionVersion };
      return JSON.parse((await call('POST', `${sandbox.url}/v2/process-instances`, { json })).text);
    };
    should(await start(1)).have.property('processDefinitionVersion', 1);
    should(await start(-1)).have.property('processDefinitionVersion', 2);
    should(await start(99)).have.properties({
      status: 404,
      title: 'NOT_FOUND',
      detail:
        "Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with process ID 'mend-bike' and version '99', but none found",
    });
  });
});
