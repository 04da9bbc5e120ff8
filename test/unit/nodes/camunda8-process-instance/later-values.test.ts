import should from 'should';
import { bpmn, end, flows, start } from '../../../support/bpmn/build';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';
import { CommandSandbox } from '../../sandbox/v2/command-sandbox';

describe('camunda8-process-instance: values that take time', () => {
  let sandbox: CommandSandbox;

  async function begin(node: Record<string, unknown>): Promise<void> {
    sandbox = await CommandSandbox.start({ version: '8.9' }, bpmn('p', start(), end(), flows('start end')));
    const chosen = { type: 'camunda8-process-instance', version: 1, operation: 'start' };
    await startFlow(clusterAt(sandbox.sandbox.url), { ...chosen, ...node });
  }

  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  it('are found for each message anew, beside those that are there at once', async () => {
    await begin({
      ...{ processDefinitionId: 'process', processDefinitionIdType: 'jsonata' },
      ...{ variables: '{ "twice": payload * 2 }', variablesType: 'jsonata' },
      ...{ businessId: 'topic', businessIdType: 'msg' },
    });
    await pass({ ...{ process: 'p' }, payload: 1, topic: 'first' });
    await pass({ ...{ process: 'p' }, payload: 2, topic: 'second' });
    const instances = [...sandbox.engine.store.processInstance.values()];
    should(instances.map(({ businessId }) => businessId)).eql(['first', 'second']);
    should(instances.map(({ key }) => sandbox.engine.variablesOf(key))).eql([{ twice: 2 }, { twice: 4 }]);
  });

  it('are waited for one after the other: of two that fail, the first is the error', async () => {
    await begin({
      ...{ processDefinitionId: '$error("no process")', processDefinitionIdType: 'jsonata' },
      ...{ variables: '$error("no variables")', variablesType: 'jsonata' },
    });
    const { error } = await pass({ payload: 1 });
    should(error).match({ code: 'CAMUNDA_INVALID', message: /no process/ });
    should([...sandbox.engine.store.processInstance.values()]).be.empty();
  });
});
