import should from 'should';
import { request } from 'undici';
import { bpmn, end, flows, service, start } from '../../../../support/bpmn/build';
import { MINUTE, SECOND } from '../../../../support/bpmn/test-engine';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn('p', start(), service('open'), end(), flows('start open end'));

describe('sandbox: a worker waits for jobs', () => {
  let sandbox: CommandSandbox;

  beforeEach(async () => {
    sandbox = await CommandSandbox.start({}, PROCESS);
  });
  afterEach(() => sandbox.close());

  /** @returns once the poll is there, the promise of its jobs */
  async function poll(more: object = {}): Promise<{ jobs: Promise<unknown[]> }> {
    const waits = sandbox.clock.nextWait();
    const jobs = sandbox.jobs('open', { requestTimeout: 5 * SECOND, ...more });
    await waits;
    return { jobs };
  }

  /** Whether a promise is settled when everything that is under way has had its turn. */
  async function isSettled(promise: Promise<unknown>): Promise<boolean> {
    const later = sandbox.post('jobs/activation', {}).then(() => false);
    return Promise.race([promise.then(() => true), later]);
  }

  it('and gets the first one as soon as it is there', async () => {
    const { jobs } = await poll();
    sandbox.begin({ a: 1 });
    should(await jobs).match([{ variables: { a: 1 } }]);
    should(sandbox.clock.waiting).equal(1); // the lock
  });

  it('and is answered with none when its time is over, and not before', async () => {
    const { jobs } = await poll();
    sandbox.clock.advance(5 * SECOND - 1);
    should(await isSettled(jobs)).be.false();
    sandbox.clock.advance(1);
    should(await jobs).eql([]);
    sandbox.begin();
    should(await sandbox.jobs('open')).have.length(1);
  });

  for (const requestTimeout of [0, undefined]) {
    it(`for the cluster's own 10 s where it asks for ${requestTimeout}`, async () => {
      const { jobs } = await poll({ requestTimeout });
      sandbox.clock.advance(10 * SECOND - 1);
      should(await isSettled(jobs)).be.false();
      sandbox.clock.advance(1);
      should(await jobs).eql([]);
    });
  }

  it('not at all where its time is negative', async () => {
    should(await sandbox.jobs('open', { requestTimeout: -1 })).eql([]);
    should(sandbox.clock.waiting).equal(0);
  });

  it('and whoever came first is woken first', async () => {
    const first = await poll({ worker: 'first' });
    const second = await poll({ worker: 'second' });
    const third = await poll({ worker: 'third' });
    sandbox.begin();
    should(await first.jobs).match([{ worker: 'first' }]);
    should(await isSettled(second.jobs)).be.false();
    sandbox.begin();
    sandbox.begin();
    should(await second.jobs).match([{ worker: 'second' }]);
    should(await third.jobs).match([{ worker: 'third' }]);
  });

  it('only for those of its type', async () => {
    const { jobs } = await poll({ type: 'close' });
    sandbox.begin();
    should(await isSettled(jobs)).be.false();
    sandbox.clock.advance(5 * SECOND);
    should(await jobs).eql([]);
  });

  it('and gets one whose lock has ended', async () => {
    sandbox.begin();
    should(await sandbox.jobs('open', { timeout: 2 * SECOND })).have.length(1);
    const { jobs } = await poll();
    sandbox.clock.advance(2 * SECOND);
    should(await jobs).have.length(1);
  });

  it('and when it has gone the next job is its own all the same, until the lock ends', async () => {
    const waits = sandbox.clock.nextWait();
    const gone = new AbortController();
    const body = JSON.stringify({
      type: 'open',
      timeout: MINUTE,
      maxJobsToActivate: 1,
      requestTimeout: MINUTE,
    });
    const headers = { 'content-type': 'application/json' };
    const url = `${sandbox.sandbox.url}/v2/jobs/activation`;
    const lost = request(url, { method: 'POST', headers, body, signal: gone.signal });
    await waits;
    gone.abort();
    await should(lost).be.rejected();
    sandbox.begin();
    should(await sandbox.jobs('open')).eql([]);
    sandbox.clock.advance(MINUTE);
    should(await sandbox.jobs('open')).have.length(1);
  });

  it('no longer than the sandbox is there', async () => {
    const { jobs } = await poll();
    await Promise.all([sandbox.close(), jobs.catch(() => {})]);
    should(sandbox.clock.waiting).equal(0);
    sandbox = await CommandSandbox.start();
  });

  it('with forty others, without a warning', async () => {
    const warnings: unknown[] = [];
    const hear = (warning: unknown) => warnings.push(warning);
    process.on('warning', hear);
    const polls: Awaited<ReturnType<typeof poll>>[] = [];
    while (polls.length < 40) polls.push(await poll());
    sandbox.clock.advance(5 * SECOND);
    for (const { jobs } of polls) should(await jobs).eql([]);
    process.off('warning', hear);
    should(warnings).eql([]);
  });
});
