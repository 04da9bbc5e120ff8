import should from 'should';
import { PROCESS } from '../../support/bpmn/stuck-process';
import { SERVERS_OF_EACH, Stage } from './watching';

const versions = SERVERS_OF_EACH.filter(({ thing }) => thing === 'incident');

for (const { name, options } of versions) {
  describe(`${name}: what is of incidents alone`, () => {
    let stage: Stage;

    beforeEach(async () => {
      stage = await Stage.start('v2', options, 'incident');
    });

    afterEach(() => stage.close());

    it('tells soon that one is resolved that is older than 60 others, though no date says when', async () => {
      const old = stage.add();
      for (let index = 0; index < 60; index++) {
        stage.clock.advance(10_000);
        stage.end(stage.add());
      }
      const watching = await stage.watch({ fullInterval: 86_400_000 });
      stage.end(old);
      await watching.next(2);
      should(watching.events).eql([`resolved ${old}`]);
      should(watching.told[0]?.task).match({ state: 'RESOLVED', processDefinitionId: PROCESS });
    });

    it('tells that one is resolved whose process was canceled', async () => {
      const watching = await stage.watch();
      const key = stage.add();
      await watching.next();
      stage.sandbox.engine.cancelInstance(String(watching.told[0]?.task.processInstanceKey));
      await watching.next(2);
      should(watching.events).eql([`created ${key}`, `resolved ${key}`]);
    });

    it('tells by the full pass that one is resolved while more than 500 are open', async () => {
      const old = stage.add();
      stage.clock.advance(3_600_000);
      for (let index = 0; index < 510; index++) stage.add();
      // So many that the list of the newest resolved ones does not go back to it.
      for (let index = 0; index < 60; index++) {
        stage.clock.advance(10_000);
        stage.end(stage.add());
      }
      const watching = await stage.watch({ fullInterval: 600_000 });
      stage.end(old);
      await watching.next(2);
      should(watching.told).be.empty();
      const before = stage.clock.wall();
      while (stage.clock.wall() - before < 900_000) await watching.next();
      should(watching.events).eql([`resolved ${old}`]);
    });

    it('watches those that match the filter', async () => {
      const filters = (value: string) => () => [{ field: 'processDefinitionId', operator: '$eq', value }];
      const own = await stage.watch({ watched: { key: 'own', filters: filters(PROCESS) } });
      const other = await stage.watch({ watched: { key: 'other', filters: filters('other') } });
      const key = stage.add();
      await own.next(3);
      should(own.events).eql([`created ${key}`]);
      should(other.events).be.empty();
    });

    it('asks no more than five times a minute in a quiet hour with 300 open ones', async () => {
      for (let index = 0; index < 300; index++) stage.add();
      const before = stage.clock.wall();
      const watching = await stage.watch();
      while (stage.clock.wall() - before < 3_600_000) await watching.next();
      const minutes = (stage.clock.wall() - before) / 60_000;
      should(stage.sandbox.requests.length / minutes).be.within(2, 5);
      should(watching.openCount).equal(300);
      should(watching.told).be.empty();
    }).timeout(60_000);
  });
}

describe('incident events: a filter that the version does not know', () => {
  it('is refused in a sentence that names the version, and nothing is searched', async () => {
    const stage = await Stage.start('v2', { version: '8.8' }, 'incident');
    const filters = () => [{ field: 'errorType', operator: '$neq', value: 'UNKNOWN' }];
    const watching = await stage.watch({ watched: { key: 'not', filters } });
    should(watching.errors[0]).match({ code: 'CAMUNDA_UNSUPPORTED', message: /^Camunda 8\.8\.\d+ cannot/ });
    should(stage.searches).equal(0);
    await stage.close();
  });
});
