import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  flow,
  flows,
  job,
  start,
  zeebe,
} from '../../../support/bpmn/build';
import { until } from '../../../support/until';
import { type Deed, type Item, rightLogin, type Session, type Vendor, type Worker } from '../vendors/vendor';

/** A job of three retries whose error "broken" leads to the end "thrown-away". */
const PACK = bpmn(
  'pack-parcel',
  start(),
  element(
    'serviceTask name="Pack it"',
    'pack',
    job('pack'),
    zeebe('taskHeaders', {}, zeebe('header', { key: 'shelf', value: 'Küche' })),
  ),
  boundary('broke', 'pack', error('broken')),
  end(),
  end('thrown-away'),
  flows('start pack end'),
  flow('broke', 'thrown-away'),
);
const MANY = 500;

/** What the client's own job workers do with the sandbox's jobs, counted on its side. */
export function workerSuite(vendor: Vendor): void {
  describe('job workers', () => {
    let sandbox: Sandbox;
    let session: Session;
    let open: Worker[] = [];

    beforeEach(async () => {
      // Keys of the fourth and the fifth partition are no JavaScript number.
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5 });
      await sandbox.engine.deploy([{ name: 'pack.bpmn', content: PACK }]);
      session = await vendor.connect(rightLogin(sandbox));
    });
    afterEach(async () => {
      await Promise.all(open.map((worker) => worker.stop()));
      open = [];
      await sandbox.close();
    });

    const start = (variables: Item = {}) =>
      sandbox.engine.createInstance({ process: { id: 'pack-parcel' }, variables }).key;

    const jobs = () => [...sandbox.engine.store.job.values()];

    async function work(deeds: Deed[], more: { worker?: string; fetchVariables?: string[] } = {}) {
      const limits = { type: 'pack', capacity: 20, timeout: 30_000 };
      const worker = await session.work({ worker: 'Ben', ...limits, ...more, deeds });
      open.push(worker);
      return async () => {
        open = open.filter((each) => each !== worker);
        return worker.stop();
      };
    }

    const untilEnded = (key: string) =>
      until(`${key} has ended`, 10_000, async () => {
        const state = sandbox.engine.store.processInstance.get(key)?.state;
        return state === 'ACTIVE' ? undefined : state;
      });

    const untilIncident = () =>
      until('there is an incident', 10_000, async () =>
        [...sandbox.engine.store.incident.values()].find(({ state }) => state === 'ACTIVE'),
      );

    it(`complete ${MANY} jobs, each once`, async () => {
      const instances = Array.from({ length: MANY }, (_, n) => start({ n }));
      const stop = await work([{ complete: { packed: true } }]);
      for (const instance of instances) should(await untilEnded(instance)).equal('COMPLETED');
      const given = await stop();
      should(given.map(({ jobKey }) => jobKey).sort()).eql(
        jobs()
          .map(({ key }) => key)
          .sort(),
      );
      should(jobs()).have.length(MANY);
      should(jobs().every(({ state, worker }) => state === 'COMPLETED' && worker === 'Ben')).be.true();
      should(given.map(({ variables }) => (variables as Item).n).sort(byNumber)).eql(
        instances.map((_, n) => n),
      );
      for (const instance of instances) {
        should(sandbox.engine.variablesOf(instance)).have.property('packed', true);
      }
    });

    it(`share ${MANY} jobs, each done once`, async () => {
      const stops = [
        await work([{ complete: {} }], { worker: 'Anna' }),
        await work([{ complete: {} }], { worker: 'Ben' }),
      ];
      const instances = Array.from({ length: MANY }, () => start());
      for (const instance of instances) should(await untilEnded(instance)).equal('COMPLETED');
      const given = await Promise.all(stops.map((stop) => stop()));
      should(
        given
          .flat()
          .map(({ jobKey }) => jobKey)
          .sort(),
      ).eql(
        jobs()
          .map(({ key }) => key)
          .sort(),
      );
      should(jobs().every(({ state }) => state === 'COMPLETED')).be.true();
      should(given.map(({ length }) => length > 0)).eql([true, true]);
    });

    it('are told what a job is, with those variables alone that they want', async () => {
      const instance = start({ plant: 'basil', litres: 2, who: { name: 'Käthe' } });
      const stop = await work([{ complete: {} }], { fetchVariables: ['who', 'litres'] });
      await untilEnded(instance);
      const [given, ...others] = await stop();
      const [{ key, scope, deadline } = undefined as never] = jobs();
      should(others).be.empty();
      should(deadline).equal(undefined);
      should(given).have.properties({
        jobKey: key,
        type: 'pack',
        processDefinitionId: 'pack-parcel',
        processDefinitionVersion: 1,
        processDefinitionKey: scope.process.definition.key,
        processInstanceKey: instance,
        elementId: 'pack',
        elementInstanceKey: scope.key,
        customHeaders: { shelf: 'Küche' },
        variables: { who: { name: 'Käthe' }, litres: 2 },
        worker: 'Ben',
        retries: 3,
        tenantId: '<default>',
        kind: 'BPMN_ELEMENT',
        listenerEventType: 'UNSPECIFIED',
      });
      should(Number(given?.deadline)).be.approximately(Date.now() + 30_000, 10_000);
    });

    it('get a job again that they fail, with one retry less each time', async () => {
      const instance = start();
      const stop = await work([{ fail: 'The tape is out' }, { fail: 'The tape is out' }, { complete: {} }]);
      should(await untilEnded(instance)).equal('COMPLETED');
      should((await stop()).map(({ retries }) => Number(retries))).eql([3, 2, 1]);
      should(sandbox.engine.store.incident.size).equal(0);
    });

    it('make an incident with the last retry, and go on once it is resolved', async () => {
      const instance = start();
      const failures = [1, 2, 3].map((): Deed => ({ fail: 'The tape is out' }));
      const stop = await work([...failures, { complete: {} }]);
      const incident = await untilIncident();
      should(incident).match({ type: 'JOB_NO_RETRIES', jobKey: jobs()[0]?.key });
      should(incident.message).containEql('The tape is out');
      await should(session.resolveIncident(incident.key)).be.rejected();
      await session.updateJob(String(incident.jobKey), { retries: 2 });
      await session.resolveIncident(incident.key);
      should(await untilEnded(instance)).equal('COMPLETED');
      should(incident.state).equal('RESOLVED');
      should((await stop()).map(({ retries }) => Number(retries))).eql([3, 2, 1, 2]);
    });

    it('throw a BPMN error, which a boundary event catches', async () => {
      const instance = start();
      const thrown = { errorCode: 'broken', errorMessage: 'In two', variables: { pieces: 2 } };
      await work([{ error: thrown }]);
      should(await untilEnded(instance)).equal('COMPLETED');
      should(jobs()[0]).match({ state: 'ERROR_THROWN', errorCode: 'broken', errorMessage: 'In two' });
      const elements = [...sandbox.engine.store.elementInstance.values()];
      const [caught, end] = ['broke', 'thrown-away'].map((id) =>
        elements.find(({ element }) => element.id === id),
      );
      should(end).have.property('state', 'COMPLETED');
      should(sandbox.engine.variablesOf(String(caught?.key))).have.property('pieces', 2);
    });

    it('make an incident of a BPMN error that nothing catches', async () => {
      start();
      await work([{ error: { errorCode: 'lost' } }]);
      should(await untilIncident()).have.property('type', 'UNHANDLED_ERROR_EVENT');
    });
  });
}

const byNumber = (one: unknown, other: unknown) => Number(one) - Number(other);
