import should from 'should';
import { bpmn, end, flows, service, start } from '../../../../support/bpmn/build';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn('p', start(), service('a'), end(), flows('start a end'));

describe('sandbox: deleting a process of 8.9', () => {
  let sandbox: CommandSandbox;
  let over: string;
  let running: string;

  beforeEach(async () => {
    sandbox = await CommandSandbox.start({ version: '8.9' }, PROCESS);
    over = sandbox.begin();
    sandbox.engine.cancelInstance(over);
    running = sandbox.begin();
  });
  afterEach(() => sandbox.close());

  const remove = (json?: object) => {
    const [process] = sandbox.engine.definitions.processes.all();
    return sandbox.post(`resources/${process?.key}/deletion`, json);
  };
  const instances = () => [...sandbox.engine.store.processInstance.keys()];

  it('keeps its history', async () => {
    should((await remove()).body.batchOperation).equal(null);
    should(instances()).eql([over, running]);
  });

  it('deletes what is over of it, where it is asked to', async () => {
    const { batchOperation } = (await remove({ deleteHistory: true })).body;
    should(batchOperation).match({
      batchOperationKey: /^\d+$/,
      batchOperationType: 'DELETE_PROCESS_INSTANCE',
    });
    should(instances()).eql([running]);
  });
});
