import should from 'should';
import type { Version } from '../../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../../support/bpmn/build';
import { SECOND } from '../../../../support/bpmn/test-engine';
import { type Answered, CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn('p', start(), service('a'), end(), flows('start a end'));

describe('sandbox: a start that waits for the end of the process', () => {
  let sandbox: CommandSandbox;

  const begin = async (version: Version = '8.8') => {
    sandbox = await CommandSandbox.start(
      { version },
      PROCESS,
      bpmn('short', start(), end(), flows('start end')),
    );
  };
  afterEach(() => sandbox.close());

  /** @returns once it waits, the promise of its answer */
  async function started(json: object = {}): Promise<{ answer: Promise<Answered> }> {
    const waits = sandbox.clock.nextWait();
    const body = { processDefinitionId: 'p', variables: { cat: 'Minka' }, awaitCompletion: true, ...json };
    const answer = sandbox.post('process-instances', body);
    await waits;
    return { answer };
  }

  const complete = async (variables = {}) =>
    sandbox.post(`jobs/${await sandbox.job('a')}/completion`, { variables });

  it('is answered with its variables', async () => {
    await begin();
    const { answer } = await started();
    await complete({ grams: 70 });
    should(await answer).match({ status: 200, body: { variables: { cat: 'Minka', grams: 70 } } });
  });

  it('is answered with those alone that it names', async () => {
    await begin();
    const { answer } = await started({ fetchVariables: ['grams', 'none'] });
    await complete({ grams: 70 });
    should((await answer).body.variables).eql({ grams: 70 });
  });

  it('is answered at once where it ends at once', async () => {
    await begin();
    const json = { processDefinitionId: 'short', variables: { a: 1 }, awaitCompletion: true };
    should((await sandbox.post('process-instances', json)).body.variables).eql({ a: 1 });
  });

  const timeout = {
    status: 504,
    body: {
      type: 'about:blank',
      title: 'java.util.concurrent.TimeoutException',
      status: 504,
      detail: 'Expected to handle REST API request, but request timed out between gateway and broker',
      instance: '/v2/process-instances',
    },
  };

  it('is refused when its time is over, and the process goes on', async () => {
    await begin();
    const { answer } = await started({ requestTimeout: 40 * SECOND });
    sandbox.clock.advance(40 * SECOND);
    should(await answer).match(timeout);
    should((await complete()).status).equal(204);
  });

  for (const [version, requestTimeout] of [
    ['8.6', 40 * SECOND],
    ['8.6', 1],
    ['8.8', 0],
    ['8.9', undefined],
  ] as const) {
    it(`is refused after 15 s where it asks for ${requestTimeout} (${version})`, async () => {
      await begin(version);
      const { answer } = await started({ requestTimeout });
      sandbox.clock.advance(15 * SECOND - 1);
      await complete();
      should(await answer).match({ status: 200 });
      const second = await started({ requestTimeout });
      sandbox.clock.advance(15 * SECOND);
      should(await second.answer).match(timeout);
    });
  }

  it('has no answer from an instance that is cancelled', async () => {
    await begin();
    const { answer } = await started();
    const [key] = [...sandbox.engine.store.processInstance.keys()];
    should((await sandbox.post(`process-instances/${key}/cancellation`)).status).equal(204);
    sandbox.clock.advance(15 * SECOND);
    should(await answer).match(timeout);
  });
});
