import type { ClusterUnderTest } from './cluster-under-test';
import type { OwnProcess } from './own-processes';

/** Longer than the 8,191 characters after which a search cuts a value off. */
export const LONG = 'x'.repeat(9_000);

/** Process instances that wait at a user task of group `home`, each with its number and a long text. */
export interface Chores {
  process: OwnProcess;
  /** Their keys, in an order of their own. */
  started: string[];
}

/** Starts ten instances of a process of their own before the tests of a suite, and waits until their tasks are found. */
export function tenChoresOn(cluster: ClusterUnderTest, name: string): Chores {
  const chores: Chores = { process: { id: cluster.own.idOf(name), key: '' }, started: [] };
  before('start ten instances of a process with a user task', async () => {
    chores.process = await cluster.own.deploy(name, 'chore.bpmn');
    for (let number = 0; number < 10; number++)
      chores.started.push(await cluster.own.start(chores.process, { number, note: LONG }));
    chores.started.sort();
    await cluster.showsTasks(chores.process, 10);
  });
  return chores;
}

/** A row of a node's filter, as the form saves it, that limits it to a process of the run's own. Tasklist has no filter for the id. */
export function ownRow({ id, key }: OwnProcess, api: 'v1' | 'v2'): object {
  const row = { operator: '$eq', valueType: 'str' };
  return api === 'v2'
    ? { ...row, field: 'processDefinitionId', value: id }
    : { ...row, field: 'processDefinitionKey', value: key };
}

/** A query that limits a search likewise. */
export function ownQuery({ id, key }: OwnProcess, api: 'v1' | 'v2'): object {
  return api === 'v2' ? { filter: { processDefinitionId: id } } : { processDefinitionKey: key };
}
