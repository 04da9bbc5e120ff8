import should from 'should';
import { bpmn, element, end, flows, mappings, start, zeebe } from '../../../../support/bpmn/build';
import { Reading } from './read';

const WATER = bpmn(
  'water',
  start(),
  element('userTask', 'pour', zeebe('userTask'), mappings({ pot: '="blue"' })),
  end(),
  flows('start pour end'),
);

describe('sandbox: user tasks that the engine runs', () => {
  let reading: Reading;
  let instance: string;

  beforeEach(async () => {
    reading = await Reading.start();
    await reading.deploy(WATER);
    instance = reading.engine.createInstance({ process: { id: 'water' }, variables: { litres: 2 } }).key;
  });
  afterEach(() => reading.close());

  it('are found by variables of their own, or of their instance', async () => {
    const found = async (filter: string, name: string, value: string) =>
      (await reading.found('user-tasks', 'elementId', { [filter]: [{ name, value }] })).length;
    should(await found('localVariables', 'pot', '"blue"')).equal(1);
    should(await found('localVariables', 'litres', '2')).equal(0);
    should(await found('processInstanceVariables', 'litres', '2')).equal(1);
    should(await found('processInstanceVariables', 'litres', '3')).equal(0);
    should(await found('processInstanceVariables', 'pot', '"blue"')).equal(0);
  });

  it('are forgotten with an instance that is deleted with its history', async () => {
    reading.engine.cancelInstance(instance);
    should(await reading.found('user-tasks', 'state')).eql(['CANCELED']);
    reading.engine.deleteInstance(instance);
    should(await reading.found('user-tasks', 'state')).eql([]);
  });
});
