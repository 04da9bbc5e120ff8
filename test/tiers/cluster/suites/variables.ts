import should from 'should';
import { tasksOf } from '../../../support/node-red/user-tasks';
import { until } from '../../../support/until';
import { LONG, ownQuery, tenChoresOn } from '../chores';
import type { ClusterUnderTest } from '../cluster-under-test';
import { fullApisOf, isFrom } from '../facts';
import { flowsOn } from '../flows-on';

const patience = 30_000;

/** Variables that a search brings along. */
export function variablesSuite(cluster: ClusterUnderTest): void {
  const { gatewayVersion } = cluster.facts;
  const type = 'camunda8-search-tasks';
  const flows = flowsOn(cluster, {
    v1: { type, api: 'v1', variables: 'number, note, none' },
    v2: { type, api: 'v2', variables: 'number, note, none' },
  });
  const chores = tenChoresOn(cluster, 'variables');
  const isFrom88 = isFrom('8.8', cluster.facts);

  for (const api of fullApisOf(cluster.facts)) {
    it(`brings the named ones along, a long one whole (${api})`, async () => {
      // They show up on their own, later than the tasks at times.
      const outcome = await until('each task has its variables', patience, async () => {
        const answered = await flows().ask(api, ownQuery(chores.process, api));
        return tasksOf(answered).every(({ variables }) => variables?.note !== undefined)
          ? answered
          : undefined;
      });
      const variables = tasksOf(outcome).map((task) => task.variables);
      should(variables.map((each) => each?.number).sort()).eql([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      for (const each of variables) should(each).eql({ number: each?.number, note: LONG });
      if (!isFrom88) should(outcome.camunda?.requests).equal(1 + 10);
    });
  }

  if (!isFrom88) {
    it('says that /v2 of this version has none', async () => {
      const { error } = await flows().ask('v2', ownQuery(chores.process, 'v2'));
      should(error?.code).equal('CAMUNDA_UNSUPPORTED');
      should(error?.message).containEql(`${gatewayVersion} cannot read variables of a task over /v2`);
    });
  }
}
