import should from 'should';
import { stopFlows } from './flows-on';
import { planFor } from './plan';
import { type Target, targets } from './targets';

for (const target of targets) describe(target.cluster.name, () => define(target));

after('stop Node-RED', stopFlows);

function define({ cluster, sandbox, ...options }: Target): void {
  const before = sandbox?.inventory();
  const { own } = cluster;

  after('remove what was made', async () => {
    await own.remove();
  });

  for (const { title, define: defineSuite, leftOut } of planFor(cluster, options))
    if (leftOut === undefined && defineSuite) describe(title, defineSuite);

  describe('in the end', () => {
    it('removes all that it has made', async () => {
      await own.remove();
      if (sandbox) should({ ...sandbox.inventory(), tasks: [] }).eql({ ...before, tasks: [] });
    });

    if (before) {
      it('has left the tasks of others as they were', () => {
        should(before.tasks).not.be.empty();
        should(sandbox?.inventory().tasks).eql(before.tasks);
      });
    }
  });
}
