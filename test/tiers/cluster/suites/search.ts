import should from 'should';
import { instancesOf, tasksOf } from '../../../support/node-red/user-tasks';
import { ownQuery, tenChoresOn } from '../chores';
import type { ClusterUnderTest } from '../cluster-under-test';
import { apisOf, isFrom } from '../facts';
import { flowsOn } from '../flows-on';

const search = (api: string, more: object = {}) => ({ type: 'camunda8-search-tasks', api, ...more });
const outputs = {
  array: {},
  raw: { shape: 'raw' },
  page: { output: 'page' },
  task: { output: 'task' },
};

/** Filters, and the version that brought each. An older one would find every task, or refuse the whole search. */
const unknownFilters: readonly (readonly [filter: object, since: string])[] = [
  [{ priority: 50 }, '8.8'],
  [{ tags: ['paper'] }, '8.9'],
  [{ businessId: 'paper' }, '8.10'],
];

/** The tasks of ten instances that nobody else asks for. */
export function searchSuite(cluster: ClusterUnderTest): void {
  const apis = apisOf(cluster.facts);
  const flows = flowsOn(cluster, {
    v2: search('v2'),
    v1: search('v1'),
    ...Object.fromEntries(
      Object.entries(outputs).flatMap(([name, properties]) =>
        apis.map((api) => [`${api}-${name}`, search(api, { pageSize: '3', ...properties })]),
      ),
    ),
  });
  const chores = tenChoresOn(cluster, 'search');
  const own = (api: 'v1' | 'v2') => ownQuery(chores.process, api);

  it('finds the ten tasks with one request, once it knows the version', async () => {
    await flows().ask('v2', own('v2'));
    const outcome = await flows().ask('v2', own('v2'));
    should(instancesOf(tasksOf(outcome))).eql(chores.started);
    should(outcome.camunda).have.properties({ requests: 1, totalItems: 10 });
    for (const task of tasksOf(outcome))
      should(task).have.properties({ state: 'CREATED', candidateGroups: ['home'], candidateUsers: [] });
  });

  for (const api of apis) {
    for (const output of Object.keys(outputs)) {
      it(`gives every key digit for digit, as text, in pages of three (${api}, ${output})`, async () => {
        const tasks = tasksOf(await flows().ask(`${api}-${output}`, own(api)));
        should(instancesOf(tasks)).eql(chores.started);
        for (const task of tasks) should(task.processInstanceKey).be.a.String();
      });
    }
  }

  it('finds a task by its keys', async () => {
    for (const processInstanceKey of chores.started) {
      const found = tasksOf(await flows().ask('v2', { filter: { processInstanceKey } }));
      should(instancesOf(found)).eql([processInstanceKey]);
      const [{ userTaskKey } = { userTaskKey: '' }] = found;
      should(tasksOf(await flows().ask('v2', { filter: { userTaskKey } }))).eql(found);
    }
  });

  if (cluster.facts.partitions > 3) {
    it('has keys here that a number cannot hold', () => {
      should(chores.started.filter((key) => String(Number(key)) !== key)).not.be.empty();
    });
  }

  const [filter] = unknownFilters.find(([, since]) => !isFrom(since, cluster.facts)) ?? [];
  if (filter !== undefined) {
    it(`refuses a filter that this version lacks (${Object.keys(filter)})`, async () => {
      const { error } = await flows().ask('v2', { filter });
      should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    });
  }

  if (cluster.facts.tasklist) {
    it('gives the same task the same key over both APIs', async () => {
      const keys = async (api: 'v1' | 'v2') =>
        tasksOf(await flows().ask(api, own(api)))
          .map((task) => task.userTaskKey)
          .sort();
      should(await keys('v1')).eql(await keys('v2'));
    });
  } else {
    it('says that there is no Tasklist API here', async () => {
      const { error } = await flows().ask('v1', own('v1'));
      should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    });
  }
}
