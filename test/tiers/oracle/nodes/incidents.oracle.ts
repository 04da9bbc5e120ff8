import should from 'should';
import { mend, stuckJob } from '../../../support/bpmn/stuck-process';
import { Relay } from '../../../support/relay';
import { Stage } from '../../../unit/events/watching';
import { Release } from '../release';
import { versions } from '../versions';

for (const version of versions) {
  describe(`Incidents ask Camunda ${version} what is described`, () => {
    let release: Release;
    let stage: Stage;
    let relay: Relay;

    before(async () => {
      release = await Release.load(version);
    });
    beforeEach(async () => {
      stage = await Stage.start('v2', { version }, 'incident');
      relay = await Relay.start(stage.sandbox.url);
    });
    afterEach(async () => {
      await stage.close();
      await relay.close();
    });

    const faults = () => relay.exchanges.flatMap((exchange) => release.faultsOf(exchange));
    const asked = () => relay.exchanges.map(({ method, path }) => `${method} ${path}`);

    it('for one, for its retries and for its resolution', async () => {
      const { incidentKey, jobKey } = stuckJob(stage.sandbox);
      const client = stage.newClient(relay.url);
      await client.incidents.resolve({ incidentKey, retries: 3 });
      await client.close();
      should(asked()).containDeepOrdered([
        `GET /v2/incidents/${incidentKey}`,
        `PATCH /v2/jobs/${jobKey}`,
        `POST /v2/incidents/${incidentKey}/resolution`,
      ]);
      should(faults()).eql([]);
    });

    it('for the lists of their events, and for one that is in none of them any more', async () => {
      const old = stuckJob(stage.sandbox);
      for (let index = 0; index < 60; index++) {
        stage.clock.advance(10_000);
        mend(stage.sandbox, stuckJob(stage.sandbox));
      }
      const filters = () => [{ field: 'errorType', operator: '$eq', value: 'JOB_NO_RETRIES' }];
      const watching = await stage.watch({ watched: { key: 'own', filters } }, stage.newClient(relay.url));
      mend(stage.sandbox, old);
      await watching.next(3);
      should(watching.events).eql([`resolved ${old.incidentKey}`]);
      should(asked()).containEql(`GET /v2/incidents/${old.incidentKey}`);
      should(faults()).eql([]);
    });
  });
}
