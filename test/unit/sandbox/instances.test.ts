import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { call, search } from './call';

describe('sandbox: Camunda goes on', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  async function open(name: string) {
    const { items } = await search(sandbox.url, { filter: { name, state: 'CREATED' } });
    const [task] = items;
    return { key: String(task?.userTaskKey), instance: String(task?.processInstanceKey), ...task };
  }

  async function stateOf(instance: string) {
    const { text } = await call('GET', `${sandbox.url}/v2/process-instances/${instance}`);
    return JSON.parse(text).state;
  }

  it('ends the instance with its last task', async () => {
    const { key, instance } = await open('Feed the cat');
    should([await stateOf(instance), sandbox.instanceState(instance)]).eql(['ACTIVE', 'ACTIVE']);
    sandbox.completeTask(key);
    should([await stateOf(instance), sandbox.instanceState(instance)]).eql(['COMPLETED', 'COMPLETED']);
  });

  it('brings the next task of the instance, with the variables so far', async () => {
    const { key, instance } = await open('Sign for a parcel');
    const json = { variables: { pieces: 2 } };
    await call('POST', `${sandbox.url}/v2/user-tasks/${key}/completion`, { json });
    should(sandbox.instanceState(instance)).equal('ACTIVE');
    const next = await open('Unpack the parcel');
    should(next.instance).equal(instance);
    const url = `${sandbox.url}/v2/user-tasks/${next.key}/variables/search`;
    const { text } = await call('POST', url, { json: { filter: { name: 'pieces' } } });
    should(JSON.parse(text).items[0].value).equal('2');
    sandbox.completeTask(next.key);
    should(sandbox.instanceState(instance)).equal('COMPLETED');
  });

  it('ends an instance that is cancelled, wherever it waits', async () => {
    const { key, instance } = await open('Sign for a parcel');
    sandbox.completeTask(key);
    await call('POST', `${sandbox.url}/v2/process-instances/${instance}/cancellation`);
    should(sandbox.instanceState(instance)).equal('TERMINATED');
    should(
      (await search(sandbox.url, { filter: { name: 'Unpack the parcel', state: 'CREATED' } })).items,
    ).eql([]);
  });

  it('knows no instance of another key', async () => {
    should(sandbox.instanceState('1')).equal(undefined);
    should((await call('GET', `${sandbox.url}/v2/process-instances/1`)).status).equal(404);
  });
});
