import should from 'should';
import {
  bpmn,
  element,
  end,
  flows,
  job,
  mappings,
  service,
  start,
  zeebe,
} from '../../../../support/bpmn/build';
import { MINUTE, refused, SECOND, TestEngine } from '../../../../support/bpmn/test-engine';

const WORK = bpmn('p', start(), service('work'), end(), flows('start work end'));

describe('A job', () => {
  it('has the type, the retries and the headers of its task, and the variables that it sees', async () => {
    const headers = zeebe('taskHeaders', {}, zeebe('header', { key: 'valve', value: '7' }));
    const task = element('serviceTask', 'work', job('="open-" + kind', '=2 + 3'), headers);
    const test = await TestEngine.of(bpmn('p', start(), task, end(), flows('start work end')));
    test.start({ kind: 'valve', litres: 2 });
    const [{ job: activated, variables } = { job: undefined, variables: {} }] = test.jobs('open-valve');
    should(activated).match({
      retries: 5,
      headers: { valve: '7' },
      kind: 'BPMN_ELEMENT',
      state: 'ACTIVATED',
    });
    should(variables).eql({ kind: 'valve', litres: 2 });
  });

  it('ends its lock with those that are activated with it, whatever the clock does meanwhile', async () => {
    const test = await TestEngine.of(WORK);
    test.start();
    test.start();
    const { clock } = test;
    const now = clock.now.bind(clock);
    let looks = 0;
    clock.now = () => now() + looks++;
    should(new Set(test.jobs('work').map(({ job: { deadline } }) => deadline)).size).equal(1);
  });

  it('lets its process go on when it is completed, and its variables are the process’s', async () => {
    const test = await TestEngine.of(WORK);
    const instance = test.start({ a: 1 });
    test.complete('work', { b: 2 });
    should(instance.state).equal('COMPLETED');
    should(test.variables(instance)).eql({ a: 1, b: 2 });
    should(test.completed(instance)).eql(['start', 'work', 'end']);
  });

  it('is not there any more for whoever completes it twice', async () => {
    const test = await TestEngine.of(WORK);
    test.start();
    const key = test.job('work');
    test.engine.completeJob(key);
    should(refused(() => test.engine.completeJob(key))).eql({
      code: 'NOT_FOUND',
      message: `Expected to complete job with key '${key}', but no such job was found`,
    });
  });

  it('is locked until its time is over, and keeps its retries then', async () => {
    const test = await TestEngine.of(WORK);
    test.start();
    test.jobs('work');
    test.clock.advance(MINUTE - 1);
    should(test.jobs('work')).be.empty();
    test.clock.advance(1);
    should(test.jobs('work')[0]?.job).match({ retries: 3 });
  });

  it('takes a late completion, as its lock has ended but nobody else has it', async () => {
    const test = await TestEngine.of(WORK);
    const instance = test.start();
    const key = test.job('work');
    test.clock.advance(2 * MINUTE);
    test.engine.completeJob(key);
    should(instance.state).equal('COMPLETED');
    should(test.jobs('work')).be.empty();
  });

  it('can be activated again after its back-off when it has failed with retries left', async () => {
    const test = await TestEngine.of(WORK);
    test.start();
    test.engine.failJob(test.job('work'), { retries: 2, retryBackOff: 10 * SECOND, variables: { tried: 1 } });
    should(test.jobs('work')).be.empty();
    test.clock.advance(10 * SECOND);
    should(test.jobs('work')).match([{ job: { retries: 2 }, variables: { tried: 1 } }]);
  });

  it('without retries is an incident, which can be resolved once it has retries', async () => {
    const test = await TestEngine.of(WORK);
    const instance = test.start();
    const key = test.job('work');
    test.engine.failJob(key, { retries: 0, errorMessage: 'stuck' });
    const incident = test.incident();
    should(incident).match({ type: 'JOB_NO_RETRIES', message: 'stuck', jobKey: key });
    should(instance.incidents).equal(1);
    should(refused(() => test.engine.resolveIncident(incident.key)).code).equal('INVALID_STATE');
    test.engine.updateJob(key, { retries: 1 });
    test.engine.resolveIncident(incident.key);
    should(instance.incidents).equal(0);
    test.complete('work');
    should(instance.state).equal('COMPLETED');
  });

  it('that is stuck is neither completed nor failed', async () => {
    const test = await TestEngine.of(WORK);
    test.start();
    const key = test.job('work');
    test.engine.failJob(key, { retries: 0 });
    should(test.incident().message).equal('No more retries left.');
    should(refused(() => test.engine.completeJob(key)).code).equal('INVALID_STATE');
    should(refused(() => test.engine.failJob(key, { retries: 1 })).code).equal('INVALID_STATE');
  });

  it('has its lock made longer by whoever holds it, and by nobody else', async () => {
    const test = await TestEngine.of(WORK);
    test.start();
    const key = test.job('work');
    test.engine.updateJob(key, { timeout: 5 * MINUTE });
    test.clock.advance(4 * MINUTE);
    should(test.jobs('work')).be.empty();
    test.clock.advance(MINUTE);
    should(refused(() => test.engine.updateJob(key, { timeout: MINUTE }))).eql({
      code: 'INVALID_ARGUMENT',
      message: `Expected to update the timeout of job with key '${key}', but it is not active`,
    });
  });

  it('does not wait for younger ones of another partition', async () => {
    const test = new TestEngine(3);
    await test.deploy(WORK);
    const created: string[] = [];
    for (let n = 0; n < 6; n++) {
      test.start();
      created.push([...test.engine.store.job.keys()].at(-1) ?? '');
      test.clock.advance(SECOND);
    }
    should(test.jobs('work').map(({ job }) => job.key)).eql(created);
  });

  it('is given out with the oldest first, and no more than are asked for', async () => {
    const test = await TestEngine.of(WORK);
    const keys = [...Array(12).keys()];
    for (const n of keys) test.start({ n });
    should(test.jobs('work', 5).map(({ variables }) => variables.n)).eql(keys.slice(0, 5));
    should(test.jobs('work', 50).map(({ variables }) => variables.n)).eql(keys.slice(5));
  });

  it('that has failed stands before younger ones again', async () => {
    const test = await TestEngine.of(WORK);
    for (const n of [1, 2, 3]) test.start({ n });
    const [first] = test.jobs('work', 1);
    test.engine.failJob(first?.job.key ?? '', { retries: 2 });
    should(test.jobs('work').map(({ variables }) => variables.n)).eql([1, 2, 3]);
  });

  it('brings only the variables that are fetched', async () => {
    const test = await TestEngine.of(WORK);
    test.start({ a: 1, b: 2 });
    const request = { type: 'work', timeout: 1, maxJobsToActivate: 1, fetchVariables: ['b', 'c'] };
    should(test.engine.activateJobs(request)[0]?.variables).eql({ b: 2 });
  });

  it('is for the tenants that are named', async () => {
    const test = new TestEngine();
    await test.engine.deploy([{ name: 'p.bpmn', content: WORK }], 'green');
    test.engine.createInstance({ process: { id: 'p', tenantId: 'green' } });
    const request = { type: 'work', timeout: 1, maxJobsToActivate: 1 };
    should(test.engine.activateJobs({ ...request, tenantIds: ['<default>'] })).be.empty();
    should(test.engine.activateJobs({ ...request, tenantIds: ['green'] })).have.length(1);
  });

  it('tells those who wait that it is there', async () => {
    const test = await TestEngine.of(WORK);
    const types: string[] = [];
    test.engine.changes.on('jobsAvailable', (type) => types.push(type));
    test.start();
    should(types).eql(['work']);
    const key = test.job('work');
    test.engine.failJob(key, { retries: 1 });
    test.jobs('work');
    test.clock.advance(MINUTE);
    should(types).eql(['work', 'work', 'work']);
  });
});

describe('Variables of a job', () => {
  it('are local where an input mapping makes them, and only what output mappings name goes out', async () => {
    const task = service('work', mappings({ amount: '=order.total * 2' }, { paid: '=result' }));
    const test = await TestEngine.of(bpmn('p', start(), task, end(), flows('start work end')));
    const instance = test.start({ order: { total: 4 } });
    const [{ job: activated, variables } = { job: undefined, variables: {} }] = test.jobs('work');
    should(variables).eql({ amount: 8, order: { total: 4 } });
    test.engine.completeJob(activated?.key ?? '', { variables: { result: 'yes', other: 1 } });
    should(test.variables(instance)).eql({ order: { total: 4 }, paid: 'yes' });
  });

  it('go into one object by mappings with paths', async () => {
    const task = service('work', mappings({ 'a.b': '=1', 'a.c': '=2' }, { 'order.paid': '=true' }));
    const test = await TestEngine.of(bpmn('p', start(), task, end(), flows('start work end')));
    const instance = test.start({ order: { id: 7 } });
    should(test.jobs('work')[0]?.variables).match({ a: { b: 1, c: 2 } });
    test.clock.advance(MINUTE);
    test.complete('work');
    should(test.variables(instance)).eql({ order: { id: 7, paid: true } });
  });
});
