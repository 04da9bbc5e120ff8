import { setImmediate } from 'node:timers/promises';
import should from 'should';
import { type Silence, SilenceWatch } from '../../../src/jobs/silence';
import { FakeClock } from '../../support/fake-clock';
import { json, page, problem } from '../../support/faults';
import { soon } from '../../support/until';
import { Flow, Works } from './working';

describe('a job worker that gets no jobs', () => {
  let works: Works;
  let flow: Flow;

  beforeEach(async () => {
    works = await Works.start();
    flow = new Flow();
  });
  afterEach(() => works.stop());

  const polled = () => soon('polled', () => works.gateway.waiting === 1);
  const deploys = (...files: string[]) => {
    const items = files.map((_, index) => ({ processDefinitionKey: `${index + 1}` }));
    works.gateway.meets(
      'search',
      json({ items: [] }),
      json({ items: items.slice(0, 50), page: { totalItems: items.length } }),
    );
    works.gateway.meets('xml', ...files.map((xml) => page(200, xml, 'text/xml')));
  };
  const task = (type: string) => `<zeebe:taskDefinition type="${type}" retries="3" />`;

  /** What it says after its first poll has brought nothing. */
  async function saysAfterFirstPoll(): Promise<Silence[]> {
    works.work(flow);
    await polled();
    await works.pass(12);
    return flow.silences;
  }

  it('says that no deployed process has its type', async () => {
    deploys(task('close-valve'), task('mow'));
    should(await saysAfterFirstPoll()).eql(['unknownType']);
    should(works.gateway.asked.search).eql([
      { filter: { type: 'open-valve' }, page: { limit: 1 } },
      { filter: { isLatestVersion: true }, page: { limit: 50 } },
    ]);
  });

  it('asks for that once, and not before a poll has brought nothing', async () => {
    works.work(flow);
    await polled();
    works.gateway.add();
    await soon('sent', () => flow.jobs.length === 1);
    await works.pass(25);
    should(works.gateway.asked.search).be.empty();

    works.work(flow, { id: 'other', type: 'close-valve' });
    await works.pass(25);
    should(works.gateway.asked.search).have.length(2);
  });

  for (const [what, files] of [
    ['a process has its type', [task('mow'), task('open-valve')]],
    ['a type is an expression', [task('=valve + "-valve"')]],
    ['no process can be seen', []],
    ['there are too many processes', Array.from({ length: 51 }, () => task('mow'))],
  ] as const) {
    it(`claims nothing where ${what}`, async () => {
      deploys(...files);
      should(await saysAfterFirstPoll()).be.empty();
    });
  }

  it('reads no process where there are too many', async () => {
    deploys(...Array.from({ length: 51 }, () => task('mow')));
    await saysAfterFirstPoll();
    should(works.gateway.asked.search).have.length(2);
    should(works.gateway.asked.xml).be.empty();
  });

  it('claims nothing where there has been a job of its type', async () => {
    works.gateway.meets('search', json({ items: [{ jobKey: '1' }] }));
    should(await saysAfterFirstPoll()).be.empty();
    should(works.gateway.asked.search).have.length(1);
  });

  it('claims nothing of types that no file needs to name, and of those that it may write otherwise', async () => {
    works.work(flow, { type: 'io.camunda.zeebe:userTask' });
    works.work(flow, { id: 'other', type: 'open & shut' });
    await soon('polled', () => works.gateway.waiting === 2);
    await works.pass(12);
    should(works.gateway.asked.search).be.empty();
  });

  it('claims nothing, and reports nothing, where it may not look or the cluster is too old', async () => {
    works.gateway.meets('search', problem(403, 'FORBIDDEN', 'no'));
    should(await saysAfterFirstPoll()).be.empty();
    works.gateway.version = '8.6.0';
    works.newClient();
    works.work(flow, { id: 'other' });
    await works.pass(12);
    should(flow.silences).be.empty();
    should(works.gateway.asked.search).have.length(1);
    should([...flow.errors, ...flow.warnings]).be.empty();
  });
});

describe('the silence of a job worker', () => {
  function watch(hasType: () => Promise<boolean | undefined>) {
    const clock = new FakeClock();
    const said: Silence[] = [];
    const silence = new SilenceWatch(hasType, (why) => said.push(why), clock);
    const pass = (minutes: number, jobs = 0) => {
      clock.advance(minutes * 60_000);
      silence.brought(jobs);
    };
    return { pass, said };
  }
  const unknown = async () => undefined;

  it('makes it say after five minutes what to check, once', () => {
    const { pass, said } = watch(unknown);
    for (let polls = 0; polls < 4; polls++) pass(1.2);
    should(said).be.empty();
    pass(1);
    should(said).eql(['long']);
    pass(6);
    should(said).eql(['long']);
  });

  it('is over with the first job, whatever was asked before', async () => {
    let answer: (has: boolean) => void = () => {};
    const { pass, said } = watch(() => new Promise((resolve) => (answer = resolve)));
    pass(1);
    pass(1, 1);
    answer(false);
    await setImmediate();
    pass(9);
    should(said).be.empty();
  });

  it('is no error where the question fails', async () => {
    const { pass, said } = watch(async () => {
      throw new Error('no');
    });
    pass(1);
    await setImmediate();
    pass(5);
    should(said).eql(['long']);
  });
});
