import should from 'should';
import { json, page, problem, reset } from '../../support/faults';
import { soon } from '../../support/until';
import { Flow, referenceOf, Works } from './working';

describe('a job worker under load and faults', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  it('has never more than five of 500 jobs under way, and each is completed once', async () => {
    let [underWay, most] = [0, 0];
    flow.onJob = (activated) => {
      most = Math.max(most, ++underWay);
      const turns = Math.floor(Math.random() * 5);
      const finish = async (left: number): Promise<void> => {
        if (left > 0) return void setImmediate(() => void finish(left - 1));
        underWay--;
        await works.results.complete(referenceOf(activated), { variables: undefined, result: undefined });
      };
      void finish(turns);
    };
    works.gateway.addTogether(500);
    works.work(flow, { maxJobs: 5 });
    await soon('all done', () => works.gateway.inState('done').length === 500);
    should(most).be.belowOrEqual(5);
    should(Math.max(...flow.counts)).be.belowOrEqual(5);
    should([...works.gateway.jobs.values()].filter(({ activations }) => activations !== 1)).be.empty();
    should(works.gateway.asked.completion).have.length(500);
  });

  it('polls at most once a second through ten minutes of faults, tells each kind once, and then works', async () => {
    const faults = [
      problem(503, 'RESOURCE_EXHAUSTED', 'full'),
      problem(429, 'RESOURCE_EXHAUSTED', 'busy'),
      problem(503, 'UNAVAILABLE', 'starting'),
      page(502),
      reset,
      json({ jobs: [] }, 500),
    ];
    works.gateway.meets(
      'activation',
      ...Array.from({ length: 100 }, (_, index) => faults[index % 6] ?? reset),
    );
    works.work(flow);
    await works.pass(600);
    const times = works.gateway.polledAt;
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    should(Math.min(...pauses)).be.aboveOrEqual(1_000);
    const kinds = flow.errors.map(({ code }) => code);
    should([...new Set(kinds)].sort()).eql(['CAMUNDA_BUSY', 'CAMUNDA_UNAVAILABLE']);
    should(flow.errors.length).equal(times.length);
    works.gateway.heals();
    works.gateway.add();
    await works.pass(31);
    should(flow.jobs).have.length(1);
  }).timeout(30_000);
});
