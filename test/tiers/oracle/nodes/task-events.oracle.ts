import should from 'should';
import { Relay } from '../../../support/relay';
import { Stage } from '../../../unit/events/watching';
import { Release } from '../release';
import { versions } from '../versions';

for (const version of versions) {
  describe(`Task events ask Camunda ${version} what is described`, () => {
    it('for the lists and for a task that is in none of them any more', async () => {
      const release = await Release.load(version);
      const stage = await Stage.start('v2', { version });
      const relay = await Relay.start(stage.sandbox.url);
      const key = stage.add({ assignee: 'anna' });
      const filters = () => [{ field: 'assignee', operator: '$eq', value: 'anna' }];
      const setup = { watched: { filters, key: 'anna' }, fullInterval: 60_000 };
      const watching = await stage.watch(setup, stage.newClient(relay.url));
      await stage.assign(key, 'ben');
      await watching.next(8);
      should(watching.events).eql([`assigned ${key}`]);
      should(relay.exchanges.some(({ path }) => path === `/v2/user-tasks/${key}`)).be.true();
      should(relay.exchanges.flatMap((exchange) => release.faultsOf(exchange))).eql([]);
      await stage.close();
      await relay.close();
    });
  });
}
