import should from 'should';
import { Cluster } from '../../../../../sandbox/cluster';
import type { UserTask } from '../../../../../sandbox/user-task';
import { searchTaskVariables } from '../../../../../sandbox/v2/variables';
import { bpmn, element, end, flows, mappings, start, zeebe } from '../../../../support/bpmn/build';
import { EngineClock } from '../../../../support/bpmn/test-engine';

const WATER = bpmn(
  'water',
  start(),
  element('userTask', 'pour', zeebe('userTask'), mappings({ litres: '=litres * 2' })),
  end(),
  flows('start pour end'),
);

describe('sandbox: the variables of a user task that the engine runs', () => {
  async function variables(isEffective: boolean): Promise<[string, string, boolean][]> {
    const cluster = new Cluster(1, new EngineClock());
    await cluster.engine.deploy([{ name: 'water.bpmn', content: WATER }]);
    const variables = { litres: 1, plant: 'basil' };
    const instance = cluster.engine.createInstance({ process: { id: 'water' }, variables });
    const [pour] = [...cluster.engine.store.userTask.values()];
    const elementInstanceKey = pour?.scope.key ?? '';
    const task = { elementInstanceKey, processInstanceKey: instance.key, variables: {} } as UserTask;
    const path = `/v2/user-tasks/${pour?.key}/variables/search`;
    const request = { method: 'POST', path, query: '', headers: {}, body: '' };
    const { body } = searchTaskVariables(cluster, '8.9', request, task, isEffective);
    const { items }: { items: { name: string; value: string; scopeKey: string }[] } = JSON.parse(body);
    return items.map(({ name, value, scopeKey }) => [name, value, scopeKey === elementInstanceKey]);
  }

  it('are all that it sees, also those that its own hide', async () => {
    should(await variables(false)).eql([
      ['litres', '1', false],
      ['plant', '"basil"', false],
      ['litres', '2', true],
    ]);
  });

  it('hide each other where the effective ones are asked for', async () => {
    should(await variables(true)).eql([
      ['plant', '"basil"', false],
      ['litres', '2', true],
    ]);
  });
});
