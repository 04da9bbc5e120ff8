import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../sandbox/sandbox';
import { call, type Item } from './call';

describe('sandbox: a start that waits for the end', () => {
  let sandbox: Sandbox;

  const begin = async (version: Version = '8.8') => {
    sandbox = await startSandbox({ version });
  };
  afterEach(() => sandbox.close());

  const start = (json: Item) =>
    call('POST', `${sandbox.url}/v2/process-instances`, {
      json: { processDefinitionId: 'feed-cat', variables: { cat: 'Minka' }, awaitCompletion: true, ...json },
    });

  const complete = async (key: string, variables: Item) =>
    call('POST', `${sandbox.url}/v2/user-tasks/${key}/completion`, { json: { variables } });

  /** Starts, and completes the task that comes. */
  async function startAndComplete(json: Item): Promise<Item> {
    const task = sandbox.nextTask();
    const started = start(json);
    await complete(await task, { grams: 70 });
    const { status, text } = await started;
    should(status).equal(200, text);
    return JSON.parse(text);
  }

  it('is answered with the variables of the end', async () => {
    await begin();
    should((await startAndComplete({})).variables).eql({ cat: 'Minka', grams: 70 });
  });

  it('is answered with those alone that are asked for', async () => {
    await begin();
    should((await startAndComplete({ fetchVariables: ['grams', 'none'] })).variables).eql({ grams: 70 });
  });

  it('waits for the last task of several', async () => {
    await begin();
    const first = sandbox.nextTask();
    const started = start({ processDefinitionId: 'sign-for-parcel' });
    const second = first.then(() => sandbox.nextTask());
    await complete(await first, { pieces: 2 });
    await complete(await second, { unpacked: true });
    should(JSON.parse((await started).text).variables).eql({ cat: 'Minka', pieces: 2, unpacked: true });
  });

  it('is refused when the time is over, and the instance goes on', async () => {
    await begin();
    const task = sandbox.nextTask();
    const { status, text } = await start({ requestTimeout: 1 });
    should([status, JSON.parse(text)]).eql([
      504,
      {
        type: 'about:blank',
        title: 'java.util.concurrent.TimeoutException',
        status: 504,
        detail: 'Expected to handle REST API request, but request timed out between gateway and broker',
        instance: '/v2/process-instances',
      },
    ]);
    should((await complete(await task, {})).status).equal(204);
  });

  it('of 8.6.0 waits on whatever time is given', async () => {
    await begin('8.6');
    should((await startAndComplete({ requestTimeout: 1 })).variables).eql({ cat: 'Minka', grams: 70 });
  });
});
